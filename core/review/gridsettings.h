// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace regime::review
{

/** The simulated grid: one A and one B slot (review.md, "Paper grid"). */
struct GridSettings {
    double entryDistance = 0.002; ///< of the last close
    double profitTarget = 0.01;   ///< of the entry's price
    double makerFee = 0.0025;     ///< of each fill
    double orphanTimeoutSec = 4 * 3600;
    int recoveriesCap = 2; ///< orphaned exits that each slot may leave resting
    double orderUsd = 10;  ///< a slot's order before the rebalancer's multiplier
    double accountUsd =
        200;              ///< dollars and coins at the first close, split by the base idle target
    double priceTick = 0; ///< the pair's smallest price step

    /** The move from one end to the other that a grid turn asks for, a ratio. */
    double reversal() const { return profitTarget + 2 * makerFee; }

    bool operator==(const GridSettings&) const = default;
};

/** Errors: the setting that is out of its range, and the range. */
Result<Done> checked(const GridSettings& grid);

} // namespace regime::review
