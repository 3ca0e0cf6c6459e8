// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/simulatedmarket.h"

#include <cmath>

namespace regime::test
{

/** The bars of a simulated market that had trades and are closed at `nowSec`, from `fromSec` on. */
inline std::vector<Candle> closedBars(const SimulatedMarket& market, double nowSec,
                                      std::int64_t fromSec, CandleSource source)
{
    const double tick = std::pow(10.0, market.listing().pair.priceDecimals);
    const double unit = std::pow(10.0, market.listing().pair.volumeDecimals);
    const auto price = [&](std::int64_t ticks) { return static_cast<double>(ticks) / tick; };
    std::vector<Candle> candles;
    for (std::size_t i = 0; i < market.bars().size(); ++i) {
        const MarketBar& bar = market.bars()[i];
        const std::int64_t openSec = market.openSec(i);
        const auto endSec = static_cast<double>(openSec + market.listing().intervalSec);
        if (bar.count > 0 && endSec <= nowSec && openSec >= fromSec)
            candles.push_back({openSec, price(bar.open), price(bar.high), price(bar.low),
                               price(bar.close), static_cast<double>(bar.volume) / unit, bar.count,
                               source, false});
    }
    return candles;
}

/** `candles` without the quiet ones, all told by `source`. */
inline std::vector<Candle> traded(std::vector<Candle> candles, CandleSource source)
{
    std::erase_if(candles, [](const Candle& candle) { return candle.quiet; });
    for (Candle& candle : candles)
        candle.source = source;
    return candles;
}

} // namespace regime::test
