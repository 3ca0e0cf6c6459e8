// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"
#include "core/base/dice.h"
#include "core/review/quantile.h"

#include <cstdint>
#include <span>
#include <vector>

namespace regime::review
{

/** Days below which no interval is worth saying. */
inline constexpr std::size_t leastDays = 7;

struct DayBlockOptions {
    int resamples = 2000;
    std::uint64_t seed = 1;
};

/** One draw of as many days as there are, with replacement, added up. `Sums` starts at zeros and
 *  has operator+=. */
template <typename Sums> Sums drawnDays(std::span<const Sums> days, Dice& dice)
{
    Sums drawn;
    for (std::size_t i = 0; i < days.size(); ++i)
        drawn += days[static_cast<std::size_t>(dice.below(std::ssize(days)))];
    return drawn;
}

/**
 * The interval of `statistic`, a function of the sum over days, by a bootstrap of whole days, since
 * what lies within one day is no independent evidence (B. Efron, R. Tibshirani, An Introduction to
 * the Bootstrap, 1993, percentile method). At least one day; each day has what `statistic` divides
 * by.
 */
template <typename Sums, typename Statistic>
Interval dayBlockInterval(std::span<const Sums> days, Statistic statistic,
                          const DayBlockOptions& options = {})
{
    std::vector<double> values;
    Dice dice(options.seed);
    for (int resample = 0; resample < options.resamples; ++resample)
        values.push_back(statistic(drawnDays(days, dice)));
    return {quantile(values, 0.025), quantile(values, 0.975)};
}

/** The same of the difference between two stretches of other days: `statistic` of `now` minus that
 *  of `before`, each resampled by itself. */
template <typename Sums, typename Statistic>
Interval dayBlockDifference(std::span<const Sums> now, std::span<const Sums> before,
                            Statistic statistic, const DayBlockOptions& options = {})
{
    std::vector<double> values;
    Dice dice(options.seed);
    for (int resample = 0; resample < options.resamples; ++resample) {
        const double later = statistic(drawnDays(now, dice));
        values.push_back(later - statistic(drawnDays(before, dice)));
    }
    return {quantile(values, 0.025), quantile(values, 0.975)};
}

} // namespace regime::review
