// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/timeline.h"

#include <cstdint>
#include <span>
#include <vector>

namespace regime::review
{

/** Ranks from 1, equal values sharing the mean of theirs; not a number keeps no rank (0). */
std::vector<double> ranksOf(std::span<const double> values);

/**
 * H of W. H. Kruskal and W. A. Wallis, Journal of the American Statistical Association 47 (1952),
 * corrected for ties: labels from 0, below 0 none; a value that is not a number takes no part. 0
 * with fewer than two groups.
 */
double kruskalWallis(std::span<const int> labels, std::span<const double> values);

struct ShiftOptions {
    int shifts = 1999;
    std::size_t leastShift = 15; ///< candles from both ends of a stretch: max(horizon, p95 dwell)
    std::uint64_t seed = 1;
};

/**
 * Whether outcomes differ between labels, by H against the same labels turned round within each
 * stretch by random distances (circular shifts: they keep how long labels stand and how outcomes
 * cling together; M. Harris, "A Shift Test for Independence in Generic Time Series", 2020).
 * Outcomes count as their rank within their hour of day, since what both share with the clock would
 * else pass for knowledge. A stretch without room for a shift takes no part. `labels`, `outcomes`
 * and `openTimeSec` have one length. pCorrected is p. Errors: no stretch has room, one label only.
 */
Result<ShiftTest> shiftTest(std::span<const int> labels, std::span<const double> outcomes,
                            std::span<const std::int64_t> openTimeSec,
                            const ShiftOptions& options = {});

/** p corrected for being one of many (S. Holm, Scandinavian Journal of Statistics 6 (1979)). */
std::vector<double> holm(std::span<const double> p);

} // namespace regime::review
