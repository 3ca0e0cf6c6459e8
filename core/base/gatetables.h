// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"

#include <optional>
#include <vector>

/** The phase gate of review.md: what the evidence says about the bot's phase. */
namespace regime::review
{

enum class GateStanding { Pass, Fail, NotEnoughData };

/** What a line of the gate asks. */
enum class GateRule {
    DaysInShadow,
    Coverage,         ///< share of the candles due that have a ledger row
    DoNotUse,         ///< share of the rows that could not be acted on
    ShownChanges,     ///< a day
    IdleAtLimit,      ///< share of ticks whose raw target is floor or ceiling, as phase 2 blends
    GainOverBaseline, ///< the best of them
    FavouredOrphans,  ///< orphan rate of the leg that the model favours, against the other's
    OrphanRate,       ///< of this phase against the last: not worse
    DaysInPhase,
    DaysInLastPhase,
    MarketAlike, ///< ratio of the median volatilities of the two phases
    ProfitPerCycle,
    ProfitPerDay,
};

/** What a gain over baseline is a gain in. */
enum class GainOf { Volatility, GridTurns, PaperEquity };

/** A gain of the label over its baseline; no interval when there are too few days. */
struct GainEvidence {
    GainOf of = GainOf::Volatility;
    double gain = 0;
    std::optional<Interval> interval;

    bool operator==(const GainEvidence&) const = default;
};

struct GateLine {
    GateRule rule = GateRule::DaysInShadow;
    GateStanding standing = GateStanding::NotEnoughData;
    std::optional<double> measured;
    double limit = 0;
    std::optional<Interval> interval;
    std::vector<GainEvidence> gains;      ///< of GainOverBaseline; the first decides
    std::optional<double> afterSmoothing; ///< of IdleAtLimit: the share of the target given out
    bool ofReplay = false; ///< measured in a replay, which is no time in shadow: decides nothing

    bool operator==(const GateLine&) const = default;
};

/** Which phase the evidence supports. The operator alone changes the setting. */
struct PhaseVerdict {
    int current = 1;
    int supported = 1;
    std::vector<GateLine> lines;      ///< of the step up; none from phase 4
    std::optional<GateRule> breached; ///< for three days: why it is a step back

    bool operator==(const PhaseVerdict&) const = default;
};

} // namespace regime::review
