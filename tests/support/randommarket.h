// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/features/series.h"

#include <cmath>
#include <random>

namespace regime::test
{

/** A market that drifts down, not at all and up by turns, more nervous while it drifts; the same
 *  for each call. Candles from the first second of a UTC day on. */
inline CandleSeries randomMarket(std::size_t candles, std::int64_t intervalSec = 60)
{
    constexpr std::int64_t beginSec = 1'699'920'000;
    std::mt19937_64 engine(1);
    std::normal_distribution<double> normal;
    CandleSeries series;
    double price = 0.15;
    int drift = 0;
    for (std::size_t i = 0; i < candles; ++i) {
        if (engine() % 60 == 0)
            drift = static_cast<int>(engine() % 3) - 1;
        price *= std::exp(3e-4 * drift + 6e-4 * (1 + std::abs(drift)) * normal(engine));
        series.openTimeSec.push_back(beginSec + intervalSec * static_cast<std::int64_t>(i));
        series.close.push_back(price);
        series.volume.push_back(3000 * std::exp(0.8 * normal(engine)));
    }
    return series;
}

} // namespace regime::test
