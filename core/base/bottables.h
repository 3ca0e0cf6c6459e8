// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/** What the bot's own cycles, real or simulated, say for and against the model: review.md. Shares
 *  are 0 to 1, times epoch seconds, money dollars. */
namespace regime::review
{

/** A difference between two of the same measure; without an interval where days are too few. */
struct Difference {
    double value = 0;
    std::optional<Interval> interval;
    std::size_t days = 0;

    bool operator==(const Difference&) const = default;
};

/** Some finished cycles. */
struct OutcomeSummary {
    std::size_t cycles = 0;
    std::size_t wins = 0;            ///< net profit above 0
    std::size_t days = 0;            ///< UTC days on which one was booked
    bool overlapping = false;        ///< some were open at once: the interval is by whole days
    std::optional<Interval> winRate; ///< absent: not enough data
    double netProfitUsd = 0;
    double feesUsd = 0;          ///< of those that say
    std::size_t withoutFees = 0; ///< that do not
    std::optional<double> medianAgeSec;
    std::size_t withoutAge = 0;
    std::size_t oldEnough = 0; ///< whose entry's orphan timeout had passed
    std::size_t orphans = 0;   ///< of these: the exit came later than that

    bool operator==(const OutcomeSummary&) const = default;
};

struct OutcomeSides {
    OutcomeSummary all;
    OutcomeSummary a;
    OutcomeSummary b;

    bool operator==(const OutcomeSides&) const = default;
};

/** Entries whose exit was not filled within the orphan timeout, of those old enough to know. */
struct OrphanRate {
    std::size_t entries = 0;
    std::size_t orphans = 0;
    bool isLowerBound = false; ///< open recoveries are not known, or open entries in time are not

    bool operator==(const OrphanRate&) const = default;
};

/** Where a curve of time to exit steps down. */
struct SurvivalStep {
    double sec = 0;
    std::size_t atRisk = 0; ///< still open just before
    std::size_t ended = 0;
    double survival = 1; ///< share that is open for longer
    double standardError = 0;

    bool operator==(const SurvivalStep&) const = default;
};

/** Cycles by what one of the models had said at entry, by the ledger. */
struct AtEntry {
    std::array<OutcomeSides, 3> byRegime;
    std::array<std::vector<SurvivalStep>, 3> timeToExit; ///< by regime
    /** The same of leg A and of leg B. */
    std::array<std::array<std::vector<SurvivalStep>, 3>, 2> timeToExitOfLeg;
    std::array<std::optional<double>, 3> halfOutSec;     ///< when half have ended, by these curves
    std::array<std::size_t, 3> stillOpen{};              ///< of the simulated, by regime

    bool operator==(const AtEntry&) const = default;
};

/** Every table of the bot's own results. */
struct BotResults {
    bool simulated = false;
    OutcomeSides all;
    AtEntry hmm;
    std::optional<AtEntry> jump;         ///< absent: the range has no second opinion
    OutcomeSides withoutHmm;             ///< the jump model had an answer then, the HMM had none
    OutcomeSides withoutJump;            ///< the other way round
    OutcomeSides withoutEntryTime;       ///< not attributable
    OutcomeSides withoutLedger;          ///< not attributable: no row of that time, by neither
    std::array<OutcomeSides, 4> byPhase; ///< in force at entry, 1 to 4
    /** As the bot recorded, in some versions at exit; enters no test. */
    std::array<OutcomeSides, 3> asRecorded;
    OrphanRate orphanRate;

    bool operator==(const BotResults&) const = default;
};

/** One simulated grid. */
struct PaperSummary {
    int phase = 1;
    double equityUsd = 0; ///< marked to the last price after fees, over holding
    double feesUsd = 0;
    double capitalUsd = 0; ///< most tied up at once
    double returnOnCapital = 0;
    double worstDrawdownUsd = 0;
    int openRecoveries = 0;
    std::size_t entries = 0;
    std::size_t closed = 0;
    std::size_t wins = 0;                 ///< of the closed ones: all of them, by construction
    std::optional<Difference> perDayUsd;  ///< of equity, against phase 1
    std::optional<Difference> orphanRate; ///< against phase 1

    bool operator==(const PaperSummary&) const = default;
};

} // namespace regime::review
