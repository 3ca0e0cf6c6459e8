// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/daybootstrap.h"

#include "core/base/dice.h"
#include "core/review/quantile.h"

#include <cmath>
#include <limits>
#include <vector>

namespace regime::review
{

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

/** Draws of days that all count nothing are left out. */
Eigen::ArrayXd DayBootstrap::drawn(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const
{
    const Eigen::ArrayXd ratios = draws(sums, counts);
    Eigen::ArrayXd kept(ratios.size());
    Eigen::Index count = 0;
    for (const double ratio : ratios)
        if (!std::isnan(ratio))
            kept[count++] = ratio;
    return kept.head(count);
}

std::optional<Estimate> DayBootstrap::ratio(const Eigen::ArrayXd& sums,
                                            const Eigen::ArrayXd& counts) const
{
    const double count = counts.sum();
    if (count <= 0)
        return std::nullopt;
    const Eigen::ArrayXd ratios = drawn(sums, counts);
    const std::vector<double> values(ratios.begin(), ratios.end());
    return Estimate{sums.sum() / count, quantile(values, 0.025), quantile(values, 0.975)};
}

double DayBootstrap::variance(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const
{
    const Eigen::ArrayXd ratios = drawn(sums, counts);
    return (ratios - ratios.mean()).square().mean();
}

} // namespace regime::review
