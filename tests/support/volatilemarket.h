// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/dice.h"
#include "tests/support/simulatedjumps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

/** Markets and labels whose truth is known, for the tests of the review's statistics. */
namespace regime::test
{

/** Five-minute candles from the first second of a UTC day on. */
struct VolatileMarket {
    std::vector<std::int64_t> openTimeSec;
    std::vector<double> close;
};

/** Volatility that clings together for hours and follows the clock; nothing leads it. */
inline VolatileMarket volatileMarket(std::size_t candles, std::uint64_t seed)
{
    constexpr std::int64_t beginSec = 1'699'920'000;
    Dice dice(seed);
    VolatileMarket market;
    double price = 100, slow = 0;
    for (std::size_t i = 0; i < candles; ++i) {
        const std::int64_t timeSec = beginSec + 300 * static_cast<std::int64_t>(i);
        const double hour = static_cast<double>(timeSec % 86'400) / 3'600;
        slow = 0.98 * slow + 0.12 * jump::simulated::normal(dice);
        const double logVolatility = -6.5 + 0.5 * std::sin(hour * M_PI / 12) + slow;
        market.openTimeSec.push_back(timeSec);
        market.close.push_back(price);
        price *= std::exp(std::exp(logVolatility) * jump::simulated::normal(dice));
    }
    return market;
}

/**
 * Labels 0, 1, 2 of a semi-Markov chain that knows nothing. How long each stands is drawn as the
 * raw label's dwell is distributed on DOGE/USD 5-minute candles of the second half of 2024: by its
 * quantiles, on a line between them.
 */
inline std::vector<int> semiMarkovLabels(std::size_t count, std::uint64_t seed)
{
    constexpr std::array<double, 13> shares{0,   0.1, 0.2, 0.3,  0.4,  0.5, 0.6,
                                            0.7, 0.8, 0.9, 0.95, 0.99, 1};
    constexpr std::array<double, 13> dwells{1, 1, 1, 2, 2, 3, 5, 7, 10, 16, 22, 41, 122};
    Dice dice(seed);
    std::vector<int> labels;
    int label = static_cast<int>(dice.below(3));
    while (labels.size() < count) {
        const double share = dice.uniform();
        const auto high = static_cast<std::size_t>(
            std::upper_bound(shares.begin(), shares.end() - 1, share) - shares.begin());
        const double dwell = dwells[high - 1] + (share - shares[high - 1]) /
                                                    (shares[high] - shares[high - 1]) *
                                                    (dwells[high] - dwells[high - 1]);
        labels.insert(labels.end(), static_cast<std::size_t>(std::lround(dwell)), label);
        label = (label + 1 + static_cast<int>(dice.below(2))) % 3;
    }
    labels.resize(count);
    return labels;
}

} // namespace regime::test
