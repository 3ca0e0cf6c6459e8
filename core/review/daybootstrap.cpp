// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/daybootstrap.h"

#include "core/base/dice.h"
#include "core/review/quantile.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <vector>

namespace regime::review
{

namespace
{

std::vector<double> numbersOf(const Eigen::ArrayXd& draws)
{
    std::vector<double> numbers;
    std::copy_if(draws.begin(), draws.end(), std::back_inserter(numbers),
                 [](double draw) { return std::isfinite(draw); });
    return numbers;
}

std::size_t countingDays(const Eigen::ArrayXd& counts)
{
    return static_cast<std::size_t>((counts > 0).count());
}

} // namespace

std::optional<Interval> intervalOfDraws(const Eigen::ArrayXd& draws, std::size_t days)
{
    const std::vector<double> numbers = numbersOf(draws);
    if (days < leastDays || numbers.empty())
        return std::nullopt;
    return Interval{quantile(numbers, 0.025), quantile(numbers, 0.975)};
}

DayBootstrap::DayBootstrap(int days, int resamples, std::uint64_t seed)
    : m_times(Eigen::MatrixXd::Zero(resamples, days))
{
    Dice dice(seed);
    for (int resample = 0; resample < resamples; ++resample)
        for (int i = 0; i < days; ++i)
            ++m_times(resample, dice.below(days));
}

Eigen::ArrayXd DayBootstrap::draws(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const
{
    const Eigen::ArrayXd total = m_times * counts.matrix();
    const Eigen::ArrayXd ratios = (m_times * sums.matrix()).array() / total;
    return (total > 0).select(ratios, std::numeric_limits<double>::quiet_NaN());
}

std::optional<Estimate> DayBootstrap::ratio(const Eigen::ArrayXd& sums,
                                            const Eigen::ArrayXd& counts) const
{
    const double count = counts.sum();
    if (count <= 0)
        return std::nullopt;
    const Eigen::ArrayXd ratios = draws(sums, counts);
    return Estimate{sums.sum() / count, intervalOfDraws(ratios, countingDays(counts))};
}

std::optional<double> DayBootstrap::variance(const Eigen::ArrayXd& sums,
                                             const Eigen::ArrayXd& counts) const
{
    if (countingDays(counts) < leastDays)
        return std::nullopt;
    const std::vector<double> ratios = numbersOf(draws(sums, counts));
    const Eigen::Map<const Eigen::ArrayXd> each(ratios.data(), std::ssize(ratios));
    return (each - each.mean()).square().mean();
}

} // namespace regime::review
