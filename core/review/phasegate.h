// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/gatetables.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace regime::review
{

/** What speaks for and against the step from phase 1 to 2; absent: not measured. */
struct ShadowEvidence {
    double days = 0; ///< in shadow
    std::optional<double> coverage;
    std::optional<double> doNotUseShare;
    std::optional<double> shownChangesPerDay;
    std::optional<double> rawShareAtLimit; ///< with the blend and BIAS_TO_TREND of phase 2
    std::optional<double> outShareAtLimit; ///< the same behind hold and smoothing
    std::vector<GainEvidence> gains;
    std::optional<Difference> orphanRate; ///< of the bot's entries that the model favoured, minus
                                          ///< that of the others
    bool isReplay = false;                ///< of a replay's rows: nothing ran
};

/** The bot's own metrics of this phase against those of the last. */
struct PhaseEvidence {
    double days = 0;
    double lastDays = 0;
    std::optional<double> medianVolatility;
    std::optional<double> lastMedianVolatility;
    std::optional<Difference> profitPerCycleUsd; ///< this phase minus the last
    std::optional<Difference> profitPerDayUsd;
    std::optional<Difference> orphanRate;
};

/** One UTC day of a phase with influence; absent: not measured. */
struct DayEvidence {
    std::int64_t day = 0;
    std::optional<double> coverage;
    std::optional<double> doNotUseShare;
    std::optional<double> shownChanges;
    std::optional<double> rawShareAtLimit; ///< as the phase in force blends
};

/** Everything there is; `shadow` counts in phase 1, `phase` in 2 and 3. */
struct GateEvidence {
    int phase = 1; ///< in force
    ShadowEvidence shadow;
    PhaseEvidence inPhase;
    std::vector<DayEvidence> days; ///< oldest first
};

/**
 * The lines of review.md's phase gate and what follows. A step up needs every line to pass. How
 * long and how well the program ran in shadow cannot be known from a replay, which answers every
 * candle and at once: those lines are "not enough data" there, but that too many of its answers
 * could not be acted on fails there as well. Not worse: the interval of the difference reaches 0 or
 * lies on the good side; better: it lies there whole. From phase 3 on a day's profit must be
 * better, before that a cycle's not worse. A market whose median volatility differs by more
 * than 1.5 times makes every comparison "not enough data". A step back from 2, 3 or 4: the same
 * line breached on each of the newest three days, one behind the other, whatever speaks for a step
 * up.
 */
PhaseVerdict judgePhase(const GateEvidence& evidence);

} // namespace regime::review
