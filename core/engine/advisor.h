// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/regimesnapshot.h"
#include "core/regime/advice.h"

#include <span>

namespace regime
{

/** A price of the past and what the model usably said then. */
struct PastPrice {
    double timeSec = 0; ///< when it was known
    double price = 0;
    std::optional<ModelAnswer> answer;
};

/**
 * Turns price and bias into the advice of regime.md section 6, on the bot's clock: one step every
 * `AdviceConfig::intervalSec`. Three idle targets are carried, since each remembers its own hold:
 * the configured one, the trend's alone, which is in force whenever the model is not usable, and
 * the one phase 2 would ask for. A plain value of the worker.
 */
class Advisor
{
public:
    Advisor(const AdviceConfig& config, DetectorMode mode);

    /** The bot's tick that `timeSec` falls into, as a count of intervals since the epoch. */
    std::int64_t tickOf(double timeSec) const;

    /** One bot tick. `answer` is the model's raw answer when it is usable, else nothing: trend
     * only.
     */
    void step(double timeSec, double price, const std::optional<ModelAnswer>& answer);

    /** Takes the steps that fall into the past, so that a restart begins with warm averages.
     * Returns the last bot tick stepped. */
    std::optional<std::int64_t> prime(std::span<const PastPrice> prices);

    /** What to publish now, with the numbers of the last step; without a usable `answer` those of
     * the trend alone. Grid bias follows `answer` at once. */
    Advice inForce(const std::optional<ModelAnswer>& answer) const;
    const Advice& phase2() const { return m_phase2; }

private:
    double blendInForce(const std::optional<ModelAnswer>& answer) const;

    AdviceConfig m_config;
    DetectorMode m_mode;
    TrendScore m_trend;
    IdleTarget m_idleBlended;
    IdleTarget m_idleTrend;
    IdleTarget m_idlePhase2;
    Advice m_blended;
    Advice m_trendOnly;
    Advice m_phase2;
};

} // namespace regime
