// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace regime::review
{

/** A measure that is the ratio of two sums, day by day: wins of cycles, dollars of days. A day may
 *  count nothing. */
struct DailyRatio {
    std::vector<double> sums;
    std::vector<double> counts;

    void add(double sum, double count)
    {
        sums.push_back(sum);
        counts.push_back(count);
    }

    /** Of all days; 0 when none counts. */
    double value() const;

    /** Days that count. */
    std::size_t days() const;
};

struct DayBlockOptions {
    int resamples = 2000;
    std::uint64_t seed = 1;
};

/** The interval of a ratio by a bootstrap of whole days (DayBootstrap); nothing below leastDays. */
std::optional<Interval> intervalOf(const DailyRatio& ratio, const DayBlockOptions& options = {});

/** `ratio` minus `other`, both of the same days in the same order, which are drawn together. */
Difference pairedDifference(const DailyRatio& ratio, const DailyRatio& other,
                            const DayBlockOptions& options = {});

/** `ratio` minus `other` of other days: each is drawn by itself. */
Difference separateDifference(const DailyRatio& ratio, const DailyRatio& other,
                              const DayBlockOptions& options = {});

} // namespace regime::review
