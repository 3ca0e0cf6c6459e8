// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace regime::review
{

/** Days below which no interval is worth saying: of one or two it would be far too narrow. */
inline constexpr std::size_t leastDays = 7;

/** The middle 95 % of what was drawn, where so many `days` count; nothing below leastDays. Draws
 *  that are not a number, since nothing in them counts, say nothing. */
std::optional<Interval> intervalOfDraws(const Eigen::ArrayXd& draws, std::size_t days);

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

    /** The ratio sum(`sums`) / sum(`counts`), both one entry a day; nothing when no day counts, no
     *  interval where less than leastDays do. */
    std::optional<Estimate> ratio(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const;

    /** That ratio in each draw; not a number where no drawn day counts. */
    Eigen::ArrayXd draws(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const;

    /** Variance of that ratio over the draws; nothing where less than leastDays count. */
    std::optional<double> variance(const Eigen::ArrayXd& sums, const Eigen::ArrayXd& counts) const;

private:
    Eigen::MatrixXd m_times; ///< resamples x days: how often a day was drawn
};

} // namespace regime::review
