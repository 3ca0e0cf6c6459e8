// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/phasetravel.h"
#include "core/base/regime.h"
#include "core/review/attribution.h"
#include "core/review/phasegate.h"

#include <cstdint>
#include <span>
#include <vector>

namespace regime::review
{

/** A candle that the ledger has an answer for, of either model, as far as the phase gate asks. */
struct GateRow {
    std::int64_t candleTimeSec = 0;
    double close = 0;
    std::optional<ShownRegime> shown{}; ///< nothing: the judged model did not answer
    bool usable = true;                 ///< that answer
    int phase = 1;                      ///< in force
};

/** Days that the candles with an answer of the judged model fill. */
double daysAnswered(std::span<const GateRow> rows, std::int64_t intervalSec);

/** What the newest rows of phase 1 in a row say by themselves: days, coverage, time not usable and
 *  shown changes a day of answers. An answer was due for every candle from the first of these rows
 *  to the last, whoever gave them. `rows`: oldest first. What needs candles or the bot is left out.
 */
ShadowEvidence shadowEvidence(std::span<const GateRow> rows, std::int64_t intervalSec);

/** The same by UTC day, for all rows of `phase`, oldest first; the first and the last day only if
 *  they are whole. A day without a row between two of `phase` had no answer at all. `limitShares`:
 * of the raw target's ticks, as that phase blends. */
std::vector<DayEvidence> dayEvidence(std::span<const GateRow> rows, int phase,
                                     std::int64_t intervalSec,
                                     std::span<const DayShare> limitShares);

/**
 * How much more often an entry became an orphan on the leg that the model's bias favoured at entry
 * (A when it was below 0, B above) than on the other, by day of entry: what giving the model a say
 * would have made more and less of. Nothing without entries of both kinds that are old enough.
 */
std::optional<Difference> favouredOrphans(std::span<const AttributedOutcome> cycles, double nowSec,
                                          double orphanTimeoutSec);

/** How the bot did in `phase` against the phase below it, both wherever they are in the range.
 *  `cycles`: its finished ones; the rest as for summaryOf(). */
PhaseEvidence phaseEvidence(std::span<const GateRow> rows,
                            std::span<const AttributedOutcome> cycles, int phase,
                            std::int64_t intervalSec, double nowSec, double orphanTimeoutSec);

} // namespace regime::review
