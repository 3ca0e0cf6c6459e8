// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace regime
{

/** Where a candle came from, as written in the store's column `source`. */
enum class CandleSource { Ohlc, Trades, Csv };

/** "ohlc", "trades" or "csv". */
QString candleSourceName(CandleSource source);

/** One closed candle of a pair and interval. Prices in quote currency, volume in base currency. */
struct Candle {
    std::int64_t openTimeSec = 0; ///< start of the interval, epoch seconds, a multiple of it
    double open = 0;
    double high = 0;
    double low = 0;
    double close = 0;
    double volume = 0;
    std::int64_t tradeCount = 0;
    CandleSource source = CandleSource::Ohlc;
    /** True when nothing traded: the exchange's flat row, or our own fill of a proved quiet
     *  interval (close = previous close, volume 0). Prices of such a row were never traded. */
    bool quiet = false;

    bool operator==(const Candle&) const = default;
};

/** True for a row without a trade, as the exchange writes it: flat, volume 0, count 0. */
constexpr bool tradedNothing(const Candle& candle)
{
    return candle.tradeCount == 0 && candle.volume == 0 && candle.open == candle.close &&
           candle.high == candle.low && candle.open == candle.high;
}

/** Open times of candles, from inclusive, to exclusive, on the grid of their interval. */
struct OpenTimes {
    std::int64_t fromSec = 0;
    std::int64_t toSec = 0;

    bool operator==(const OpenTimes&) const = default;
};

/** Which series of candles: one pair (altname, "XDGUSD") at one interval. */
struct SeriesKey {
    QString pair;
    int intervalMin = 1;

    std::int64_t intervalSec() const { return std::int64_t{60} * intervalMin; }
    bool operator==(const SeriesKey&) const = default;
};

} // namespace regime
