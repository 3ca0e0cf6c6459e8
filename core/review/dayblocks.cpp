// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/dayblocks.h"

#include "core/review/daybootstrap.h"
#include "core/review/quantile.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace regime::review
{

namespace
{

Eigen::ArrayXd column(const std::vector<double>& values)
{
    return Eigen::Map<const Eigen::ArrayXd>(values.data(), std::ssize(values));
}

Eigen::ArrayXd drawsOf(const DailyRatio& ratio, const DayBootstrap& bootstrap)
{
    return bootstrap.draws(column(ratio.sums), column(ratio.counts));
}

DayBootstrap bootstrapOf(const DailyRatio& ratio, const DayBlockOptions& options)
{
    return {static_cast<int>(ratio.sums.size()), options.resamples, options.seed};
}

/** Draws in which nothing counts say nothing. */
std::optional<Interval> middleOf(const Eigen::ArrayXd& draws)
{
    std::vector<double> values;
    for (const double draw : draws)
        if (std::isfinite(draw))
            values.push_back(draw);
    if (values.empty())
        return std::nullopt;
    return Interval{quantile(values, 0.025), quantile(values, 0.975)};
}

Difference differenceOf(const DailyRatio& ratio, const DailyRatio& other,
                        const DayBootstrap& bootstrap, const DayBootstrap& otherBootstrap)
{
    Difference difference{ratio.value() - other.value(), std::nullopt,
                          std::min(ratio.days(), other.days())};
    if (difference.days >= leastDays)
        difference.interval = middleOf(drawsOf(ratio, bootstrap) - drawsOf(other, otherBootstrap));
    return difference;
}

} // namespace

double DailyRatio::value() const
{
    const double count = std::reduce(counts.begin(), counts.end());
    return count > 0 ? std::reduce(sums.begin(), sums.end()) / count : 0;
}

std::size_t DailyRatio::days() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(counts, [](double count) { return count > 0; }));
}

std::optional<Interval> intervalOf(const DailyRatio& ratio, const DayBlockOptions& options)
{
    if (ratio.days() < leastDays)
        return std::nullopt;
    return middleOf(drawsOf(ratio, bootstrapOf(ratio, options)));
}

Difference pairedDifference(const DailyRatio& ratio, const DailyRatio& other,
                            const DayBlockOptions& options)
{
    const DayBootstrap bootstrap = bootstrapOf(ratio, options);
    return differenceOf(ratio, other, bootstrap, bootstrap);
}

Difference separateDifference(const DailyRatio& ratio, const DailyRatio& other,
                              const DayBlockOptions& options)
{
    const DayBlockOptions apart{options.resamples, options.seed + 1};
    return differenceOf(ratio, other, bootstrapOf(ratio, options), bootstrapOf(other, apart));
}

} // namespace regime::review
