// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"
#include "core/base/gatetables.h"
#include "core/base/reviewtables.h"
#include "core/engine/values/importstatus.h"
#include "core/engine/values/reviewmarks.h"

#include <QString>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace regime
{

/** Which ledger is reviewed. */
enum class ReviewLedger {
    Any, ///< the live one if it has rows in the range, else the newest replay's
    Live,
    Replay,
};

/** What to review: the ledger's rows of candle times [fromSec, toSec). */
struct ReviewRequest {
    ReviewLedger ledger = ReviewLedger::Any;
    std::int64_t fromSec = 0;
    std::int64_t toSec = std::numeric_limits<std::int64_t>::max();
    QString outcomeFile;  ///< CSV with the bot's cycles; empty: those of a shared store
    bool outcomes = true; ///< BenchConfig::outcomes

    bool operator==(const ReviewRequest&) const = default;
};

/** How far a review is. */
struct ReviewStatus {
    bool running = false;
    double progress = 0; ///< 0 to 1
    QString problem;     ///< why the last one gave nothing; empty when it did, or was cancelled
};

/** Cells of one column of the bot's table that say nothing readable. */
struct UnreadColumn {
    QString column;
    std::int64_t cells = 0;
    std::int64_t firstRow = 0;
    QString reason; ///< of the first

    bool operator==(const UnreadColumn&) const = default;
};

/** What the bot's cycles, simulated ones and the phase gate say of a range. */
struct BotReview {
    std::optional<review::BotResults> bot; ///< of its own cycles, where they are known
    QString source;           ///< of its cycles: a file or a shared store; empty: there is none
    QString problem;          ///< why the shared store gave none
    std::int64_t refused = 0; ///< rows of its table that could not be taken
    std::vector<RefusedLine> refusedRows;    ///< the first of them
    std::int64_t otherPairs = 0;             ///< rows of other pairs
    std::int64_t otherTimes = 0;             ///< cycles that lie outside the range
    std::int64_t unreadCells = 0;            ///< taken as missing
    std::vector<UnreadColumn> unread;        ///< where they are
    std::vector<review::PaperSummary> paper; ///< of phase 1 to 4
    /** The same with the jump model's bias; empty: the range has no second opinion. */
    std::vector<review::PaperSummary> jumpPaper;
    review::BotResults simulated; ///< of the paper grid's cycles in phase 1
    review::PhaseVerdict verdict;
};

/** A review that was made. */
struct ReviewReport {
    ReviewScope scope;
    double asOfSec = 0; ///< when it was made
    review::ReviewTables tables;
    BotReview bot;
    std::vector<BlindEpisode> blind; ///< the next ones to be judged
    ReviewMarks marks;
    /** Of the verdicts kept when it was made with what the jump model showed by the end of their
     *  charts; absent: the range has no second opinion. */
    std::optional<review::Agreement> jumpAgreement;
};

} // namespace regime
