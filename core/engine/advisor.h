// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/regimesnapshot.h"
#include "core/regime/advice.h"

namespace regime
{

/**
 * Turns price and bias into the advice of regime.md section 6, on the bot's clock: one step every
 * `AdviceConfig::intervalSec`. Two idle targets are carried, the one in force and the one phase 2
 * would ask for, since each remembers its own hold. A plain value of the worker.
 */
class Advisor
{
public:
    Advisor(const AdviceConfig& config, DetectorMode mode);

    /** The bot's tick that `timeSec` falls into, as a count of intervals since the epoch. */
    std::int64_t tickOf(double timeSec) const;

    /** One bot tick. `answer` is the model's raw answer when it is usable, else null: trend only.
     */
    void step(double timeSec, double price, const ModelAnswer* answer);

    /** What to publish now. Grid bias follows `answer` at once, the targets the last step. */
    Advice inForce(const ModelAnswer* answer) const;
    const Advice& phase2() const { return m_phase2; }

private:
    double blendInForce(const ModelAnswer* answer) const;

    AdviceConfig m_config;
    DetectorMode m_mode;
    TrendScore m_trend;
    IdleTarget m_idleInForce;
    IdleTarget m_idlePhase2;
    Advice m_inForce;
    Advice m_phase2;
};

} // namespace regime
