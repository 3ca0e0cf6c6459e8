// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>

#include <vector>

namespace regime
{

/** One entry of the exchange's AssetPairs answer. Old entries lack the fields with defaults. */
struct AssetPair {
    QString id;      ///< canonical id and result key, "XXBTZUSD"
    QString altname; ///< "XBTUSD"
    QString wsname;  ///< "XBT/USD"; empty when the exchange names none
    QString base;    ///< asset id, "XXBT"
    QString quote;   ///< asset id, "ZUSD"
    QString status = QStringLiteral("online");
    int priceDecimals = 8;
    int volumeDecimals = 8;

    bool operator==(const AssetPair&) const = default;
};

/** The names one pair goes by. */
struct PairName {
    QString altname; ///< "XDGUSD": in requests, stores, files and options
    QString id;      ///< the exchange's canonical id: "XDGUSD", "XXBTZUSD"
    QString display; ///< "DOGE/USD": on screen, with BTC and DOGE

    bool operator==(const PairName&) const = default;
};

/**
 * Finds the one pair behind each way to write it: id, altname, wsname, display name, XBT or BTC,
 * XDG or DOGE, with or without the slash, in any case. It knows the older pairs, whose ids differ
 * from their altnames, without network; `learn` adds what the exchange itself says. Ids are looked
 * up, never composed from asset ids: DOGE/USD is XDGUSD, and XXDGZUSD does not exist.
 */
class PairNames
{
public:
    PairNames();

    /** Takes the pairs of an AssetPairs answer; they win over what was known. */
    void learn(const std::vector<AssetPair>& pairs);

    /**
     * The pair meant by `typed`. A name unknown to the table is taken as a newer pair, whose id is
     * its altname, when it can be split at a known quote asset or a slash; otherwise it is refused.
     */
    Result<PairName> resolve(const QString& typed) const;

private:
    void add(const PairName& pair);

    QHash<QString, PairName> m_bySpelling;
};

} // namespace regime
