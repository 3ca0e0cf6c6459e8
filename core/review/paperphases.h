// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"
#include "core/review/botresults.h"
#include "core/review/papergrid.h"

#include <array>
#include <span>
#include <vector>

namespace regime::review
{

/** What a phase did on the same candles against phase 1. */
struct PhaseDifference {
    int phase = 1;
    Difference equityPerDayUsd;
    Difference orphanRate; ///< of entries old enough to know; days: those with such entries
};

/** The four phases over the same candles. */
struct PaperPhases {
    std::array<PaperRun, 4> runs;                ///< of phase 1 to 4
    std::array<PhaseDifference, 3> againstFirst; ///< of phase 2 to 4
};

/** Runs all four. Errors: those of runPaperGrid(). */
Result<PaperPhases> runPaperPhases(std::span<const GridCandle> candles,
                                   const PaperGridConfig& config);

/** `run` minus `first`, paired by day. Errors: they are not of the same days. */
Result<PhaseDifference> phaseDifference(const PaperRun& run, const PaperRun& first,
                                        double orphanTimeoutSec);

PaperSummary summaryOf(const PaperRun& run, const PhaseDifference* againstFirst = nullptr);

/** The cycles that are closed as rows of the bot's table would have them, by time of exit. */
std::vector<BotOutcome> outcomesOf(const PaperRun& run);

/** The cycles of `run` as those of a bot, with what the ledger had said at entry (attribute());
 *  simulated, so that those still open are known one by one. `secondOpinion`: the range has one. */
BotCycles cyclesOf(const PaperRun& run, const LedgerLabels& ledger, const PaperGridConfig& config,
                   bool secondOpinion);

} // namespace regime::review
