// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"

#include <Eigen/Core>

#include <cstdint>
#include <optional>

namespace regime::review
{

/**
 * Intervals by drawing whole days anew (H. R. Kuensch, Annals of Statistics 17 (1989); percentile
 * method of B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993), since what overlaps
 * in time is no independent evidence. The same draws for every number, so that equal numbers have
 * equal intervals.
 */
class DayBootstrap
{
public:
    DayBootstrap(int days, int resamples, std::uint64_t seed);

    int days() const { return static_cast<int>(m_times.cols()); }

    /** The ratio sum(`sums`) / sum(`counts`), both one entry a day; nothing when no day counts. */
    std::optional<Estimate> ratio(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const;

    /** That ratio in each draw; not a number where no drawn day counts. */
    Eigen::ArrayXd draws(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const;

    /** Variance of that ratio over the draws. */
    double variance(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const;

private:
    Eigen::ArrayXd drawn(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const;

    Eigen::MatrixXd m_times; ///< resamples x days: how often a day was drawn
};

} // namespace regime::review
