// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/candle.h"
#include "core/store/coveragestore.h"

#include <cstdint>
#include <span>
#include <vector>

namespace regime
{

/** A run of missing candles: open times of the first and the last of them. */
struct Gap {
    std::int64_t firstSec = 0;
    std::int64_t lastSec = 0;
    std::int64_t candles = 0;

    bool operator==(const Gap&) const = default;
};

/** What is missing between the first and the last candle of a series, oldest first. */
struct Coverage {
    std::vector<Gap> quiet; ///< proved without a trade
    std::vector<Gap> lost;  ///< not proved; never filled

    bool operator==(const Coverage&) const = default;
};

/**
 * Tells quiet from lost. `candles` stand oldest first on the grid of `intervalSec`; `spans` oldest
 * first without overlap, as CoverageStore gives them.
 */
Coverage coverageOf(std::span<const Candle> candles, std::span<const ProvedSpan> spans,
                    std::int64_t intervalSec);

/** Candles in a list of gaps. */
std::int64_t candlesIn(std::span<const Gap> gaps);

} // namespace regime
