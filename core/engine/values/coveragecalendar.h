// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/feedhealth.h"

#include <cstdint>
#include <vector>

namespace regime
{

/** How many candles of a stretch of time are there, were never traded, or are lost. What is none
 *  of them lies before the oldest or behind the newest candle. */
struct CalendarCell {
    int present = 0;
    int quiet = 0; ///< proved without a trade, filled for the detector
    int lost = 0;

    bool operator==(const CalendarCell&) const = default;
};

/** What is known of the newest days, cell by cell. */
struct CoverageCalendar {
    std::int64_t fromSec = 0; ///< start of the oldest day, UTC
    int cellMin = 60;         ///< minutes of a cell; a day is a whole number of them
    int candlesPerCell = 60;
    std::vector<CalendarCell> cells; ///< oldest first, whole days; empty: never made
    std::vector<LostInterval> lost;  ///< newest first

    int cellsPerDay() const { return 1440 / cellMin; }
    std::int64_t cellStartSec(int cell) const
    {
        return fromSec + std::int64_t{cell} * cellMin * 60;
    }

    bool operator==(const CoverageCalendar&) const = default;
};

} // namespace regime
