// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/botoutcome.h"

#include <cstddef>
#include <optional>
#include <span>

namespace regime::review
{

/** How many exits rested as orphans, by the bot's own status. */
struct RecoveryCount {
    double timeSec = 0;
    int open = 0;
};

/** Whose recoveries are asked for: those of the entries of [fromSec, toSec). */
struct RecoveryQuestion {
    double fromSec = 0;
    double toSec = 0;
    double nowSec = 0;
    double orphanTimeoutSec = 4 * 3600;
    double patienceSec = 0;   ///< how far a count may lie from the time that it is asked for
    bool rowsRefused = false; ///< the bot's table holds rows that could not be taken
};

struct OpenRecoveries {
    std::size_t count = 0;
    bool isComplete = false; ///< false: there may be more of them

    bool operator==(const OpenRecoveries&) const = default;
};

/**
 * How many recoveries of a range's entries are in no row of the bot's table yet. A count says
 * nothing of when they were entered, but at t it holds those entered by t - timeout, and from what
 * it holds go the cycles of the table that ended later; what is left was still open at the end, so
 * that it only grows. The growth from the end of the timeout behind `fromSec` to the last count is
 * the range's. `counts`: oldest first, of times in the range; `finished`: every row of the table
 * that was booked by then, of whatever time. It is not complete where a row was refused, or one
 * that may have been a recovery behind the first count lacks its times. Nothing when no count is
 * late enough.
 */
std::optional<OpenRecoveries> openRecoveriesOf(std::span<const RecoveryCount> counts,
                                               std::span<const BotOutcome> finished,
                                               const RecoveryQuestion& question);

} // namespace regime::review
