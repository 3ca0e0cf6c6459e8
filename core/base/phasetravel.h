// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace regime
{

/** A share of what there was on a UTC day. */
struct DayShare {
    std::int64_t day = 0; ///< since the epoch
    double share = 0;

    bool operator==(const DayShare&) const = default;
};

/** How an idle target would have moved over a range, by blending as one phase does. Open loop: the
 *  price is what it was, so no profit follows from it. */
struct PhaseTravel {
    int phase = 1;
    double blend = 1;
    std::size_t ticks = 0;
    double rawShareAtLimit = 0; ///< share of ticks whose raw target is the floor or the ceiling
    std::vector<DayShare> rawShareAtLimitByDay; ///< the same of each day's ticks, oldest first
    double outShareAtLimit = 0; ///< the same behind hold and smoothing, to a hundredth
    double travelPerDay = 0;    ///< sum of the target's absolute changes a day
    int signChanges = 0;        ///< of the signal
    double opposedShare = 0;    ///< share of ticks on which trend and bias have opposite signs
    double meanAbsSkew = 0;     ///< of the rebalancer's skew
    int skewSignChanges = 0;    ///< of the rebalancer's skew

    bool operator==(const PhaseTravel&) const = default;
};

} // namespace regime
