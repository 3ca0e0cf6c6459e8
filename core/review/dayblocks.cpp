// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/dayblocks.h"

#include "core/review/daybootstrap.h"

#include <algorithm>
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

Difference differenceOf(const DailyRatio& ratio, const DailyRatio& other,
                        const DayBootstrap& bootstrap, const DayBootstrap& otherBootstrap)
{
    const std::size_t days = std::min(ratio.days(), other.days());
    const Eigen::ArrayXd draws = drawsOf(ratio, bootstrap) - drawsOf(other, otherBootstrap);
    return {ratio.value() - other.value(), intervalOfDraws(draws, days), days};
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
    return intervalOfDraws(drawsOf(ratio, bootstrapOf(ratio, options)), ratio.days());
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
