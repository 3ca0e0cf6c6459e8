// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/candle.h"
#include "core/market/krakenfailure.h"
#include "core/market/pairnames.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** A successful answer of the API, not yet read further. */
struct Envelope {
    QJsonValue result;
    QStringList warnings; ///< "W..." strings, escaped and bounded
};

/**
 * Opens an HTTP answer. Error strings give their class whatever the HTTP status and whatever
 * stands under `result`; only warnings leave the result valid. A body that is no API answer (web
 * page, cut or empty JSON) is classified by HTTP status, transient when that is 200.
 */
Answer<Envelope> readEnvelope(const HttpAnswer& answer);

/** An answer of OHLC. Rows are in time order, each open time once. */
struct OhlcAnswer {
    QString resultKey;             ///< the exchange's name of the pair, not the one asked for
    std::vector<Candle> closed;    ///< committed rows
    std::optional<Candle> forming; ///< the row after `last`: to be shown, never to be stored
    std::optional<std::int64_t> lastCommittedSec; ///< `last`; absent when the answer has none
    QStringList warnings;    ///< of the exchange, and about disorder in the answer
    QStringList refusedRows; ///< one sentence a refused row: which one and why

    bool operator==(const OhlcAnswer&) const = default;
};

/**
 * Reads an OHLC result of candles of `intervalMin` minutes.
 *
 * A bad row (fewer than eight elements, a null, a price that is no positive finite number, a high
 * or low inside the body, a negative volume or count, a time off the grid) is refused by itself:
 * it is named in `refusedRows` and the others count; its absence then shows as a hole that a later
 * overlapping request fills. The answer as a whole is garbled (transient) when it has no list of
 * rows, more than 5000 of them, or rows of which not one is good. Rows out of order are sorted and
 * of rows with one time the last counts, both with a warning. The newest row later than `last` is
 * the forming one; without a usable `last` the newest row is. Any other row later than `last` is
 * refused. No row at all is a good answer.
 */
Answer<OhlcAnswer> readOhlc(const Envelope& envelope, int intervalMin);

/** One trade. */
struct Trade {
    std::int64_t timeNs = 0; ///< epoch nanoseconds, exactly the digits of the row
    double price = 0;
    double volume = 0;
    bool buy = false;               ///< the taker's side
    bool market = false;            ///< market order, else limit
    std::optional<std::int64_t> id; ///< contiguous per pair; old rows have none

    bool operator==(const Trade&) const = default;
};

/** A page of Trades, in the exchange's order. */
struct TradesPage {
    QString resultKey;
    std::vector<Trade> trades;
    QString last; ///< the cursor of the next page, digit for digit
    QStringList warnings;

    bool operator==(const TradesPage&) const = default;
};

/** Reads the whole page or refuses it: with one bad row its volumes would be wrong. The body is
 *  read with `readTradesEnvelope`, for the times of the rows need every digit. */
Answer<TradesPage> readTrades(const Envelope& envelope);

/** As readEnvelope, with each fraction in the body kept as its text. */
Answer<Envelope> readTradesEnvelope(const HttpAnswer& answer);

/** The exchange's time in epoch seconds (whole seconds, cut); only `unixtime` is read. */
Answer<std::int64_t> readServerTime(const Envelope& envelope);

/** "online", "maintenance", "cancel_only", "post_only" or what else the exchange says. */
Answer<QString> readSystemStatus(const Envelope& envelope);

/** The pairs of an AssetPairs answer, in the order of their ids. */
Answer<std::vector<AssetPair>> readAssetPairs(const Envelope& envelope);

/** The one key of `result` that is not "last", or why there is none. */
Answer<QString> resultKey(const QJsonValue& result);

} // namespace regime
