// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"
#include "core/review/attribution.h"
#include "core/review/openrecoveries.h"

#include <optional>
#include <span>
#include <vector>

namespace regime::review
{

/** What there is of a bot's cycles, real or simulated. */
struct BotCycles {
    std::vector<AttributedOutcome> finished;
    std::vector<AttributedOutcome> open; ///< without an exit; money and `timeSec` say nothing
    bool simulated = false;
    double nowSec = 0; ///< when they were looked at
    double orphanTimeoutSec = 4 * 3600;
    /** Exits of the same entries that rest as orphans and are not among `open`; absent: not known.
     *  What follows is a lower bound then, or where it is not complete, unless the cycles are
     *  simulated. */
    std::optional<OpenRecoveries> openRecoveries;
    bool secondOpinion = false; ///< the ledger's range has one
};

BotResults botResults(const BotCycles& cycles);

/**
 * Sums and rates of one group. The win rate's interval is E. B. Wilson's where no cycle was entered
 * while another was open, else by whole days (from seven on); cycles whose times are not known are
 * taken as overlapping. A cycle is old enough to be an orphan when `orphanTimeoutSec` has passed
 * since its entry at `nowSec`, and is one when its age is above that (without an age: when it came
 * from a recovery).
 */
OutcomeSummary summaryOf(std::span<const AttributedOutcome> cycles, double nowSec,
                         double orphanTimeoutSec);

} // namespace regime::review
