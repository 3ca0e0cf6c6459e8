// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/smoothing.h"

#include <deque>
#include <optional>

namespace regime
{

/** Keys REBALANCE_*; regime.md sections 6 and 8. */
struct RebalancerConfig {
    double smoothingSec = 1800;
    double errorGain = 2;      ///< skew per unit of error
    double velocityGain = 0.5; ///< skew per unit of error a second
    double maxSkew = 0.30;
    double maxSkewStep = 0.05; ///< a tick
    double neutralBand = 0.05;
    double sizeSensitivity = 1;
    double maxSizeMult = 1.5;

    bool operator==(const RebalancerConfig&) const = default;
};

/** What the bot's rebalancer would do with an idle share and a target. */
struct RebalancerState {
    double error = 0;          ///< idle - target, smoothed; positive: more idle than wanted
    double velocityPerSec = 0; ///< of the smoothed error, smoothed alike
    double skew = 0;           ///< positive favours B (buying), negative A (selling)
    double sizeMultA = 1;      ///< of the orders that enter by selling
    double sizeMultB = 1;      ///< of the orders that enter by buying
    bool damped = false;       ///< three sign flips in an hour: the limit is halved

    bool operator==(const RebalancerState&) const = default;
};

/** How much larger than usual the orders of a side are: regime.md section 6. */
struct OrderSizes {
    double a = 1; ///< of the orders that enter by selling
    double b = 1; ///< of the orders that enter by buying

    bool operator==(const OrderSizes&) const = default;
};

/** A positive skew favours B, a negative one A. */
OrderSizes orderSizes(double skew, const RebalancerConfig& config);

/**
 * Preview of the bot's rebalancer (regime.md section 6), on the bot's clock. The preview begins
 * with the first error as its average, as a bot would have it that has run for a while.
 */
class RebalancerPreview
{
public:
    explicit RebalancerPreview(const RebalancerConfig& config)
        : m_config(config), m_smoothing(config.smoothingSec)
    {
    }

    /** Takes the idle share of the bot's dollars and the target, both 0 to 1, at `timeSec`. */
    RebalancerState step(double timeSec, double idle, double target);

private:
    double limitedSkew(double timeSec) const;
    void noteSign(double timeSec);

    RebalancerConfig m_config;
    Smoothing m_smoothing;
    RebalancerState m_state;
    std::optional<double> m_lastSec;
    int m_lastSign = 0;
    std::deque<double> m_flipsSec; ///< of the last hour
    double m_dampedUntilSec = 0;
};

} // namespace regime
