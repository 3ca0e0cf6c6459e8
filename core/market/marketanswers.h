// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/simulatedmarket.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace regime
{

/** How the exchange understands `since` of Trades; both were seen in the wild. */
enum class TradeCursor { Exclusive, Inclusive };

/**
 * Result objects in the form of Kraken's public API, as JSON text. The market must have been
 * advanced to `nowSec`. `key` is the result's key.
 *
 * ohlcResult: the up to 720 newest committed candles later than `sinceSec` and the forming one;
 * quiet intervals as flat rows with count 0; `last` an integer. `intervalMin` must be a multiple
 * of the market's interval.
 */
QByteArray ohlcResult(const SimulatedMarket& market, const QString& key, int intervalMin,
                      std::optional<std::int64_t> sinceSec, double nowSec,
                      bool newestFirst = false);

/** Up to `most` trades behind the cursor `sinceNs`, or the newest ones; `last` a string. */
QByteArray tradesResult(const SimulatedMarket& market, const QString& key,
                        std::optional<std::int64_t> sinceNs, TradeCursor cursor, std::size_t most,
                        double nowSec);

/** One entry of AssetPairs: `"ID":{...}`. */
QByteArray assetPairEntry(const MarketListing& listing);

/** {"error":[],"result":RESULT} */
QByteArray envelope(const QByteArray& result);

} // namespace regime
