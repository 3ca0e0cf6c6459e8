// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"

#include <QString>

#include <cstdint>
#include <limits>

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

    bool operator==(const ReviewRequest&) const = default;
};

/** How far a review is. */
struct ReviewStatus {
    bool running = false;
    double progress = 0; ///< 0 to 1
    QString problem;     ///< why the last one gave nothing; empty when it did, or was cancelled
};

/** A review that was made. */
struct ReviewReport {
    bool replayed = false; ///< of a replay, not of live answers
    QString pair;          ///< altname
    int intervalMin = 0;
    double asOfSec = 0; ///< when it was made
    review::ReviewTables tables;
};

} // namespace regime
