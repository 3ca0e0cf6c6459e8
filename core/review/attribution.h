// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/botoutcome.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace regime::review
{

/** What a ledger's row said: the label that is under review, and the phase that was in force. */
struct LedgerLabel {
    std::int64_t candleTimeSec = 0; ///< open time of the newest candle it knew
    double knownSec = 0;            ///< when it was made
    Regime regime = Regime::Ranging;
    double confidence = 0;
    double bias = 0;
    int phase = 1;
    std::optional<Regime> jump{}; ///< the second opinion, where the row has one

    bool operator==(const LedgerLabel&) const = default;
};

struct AttributedOutcome {
    BotOutcome outcome;
    std::optional<LedgerLabel> atEntry; ///< absent: not attributable
};

/**
 * Joins cycles to what was known when they were entered: the newest of the rows that had been made
 * by `entryTimeSec`, unless its candle had closed more than two candles before. What the bot itself
 * recorded is not looked at. Rows in any order.
 */
std::vector<AttributedOutcome> attribute(std::span<const BotOutcome> outcomes,
                                         std::span<const LedgerLabel> ledger,
                                         std::int64_t intervalSec);

} // namespace regime::review
