// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/botoutcome.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace regime::review
{

/** What a ledger's row of one of the models said, and the phase that was in force. */
struct LedgerLabel {
    std::int64_t candleTimeSec = 0; ///< open time of the newest candle it knew
    double knownSec = 0;            ///< when it was made
    Regime regime = Regime::Ranging;
    double confidence = 0;
    double bias = 0;
    int phase = 1;

    bool operator==(const LedgerLabel&) const = default;
};

/** A ledger's labels, each model's own, in any order. */
struct LedgerLabels {
    std::vector<LedgerLabel> hmm;
    std::vector<LedgerLabel> jump;
};

struct AttributedOutcome {
    BotOutcome outcome;
    std::optional<LedgerLabel> atEntry;       ///< by the HMM; absent: not attributable
    std::optional<LedgerLabel> jumpAtEntry{}; ///< the same by the jump model

    /** The newest row of either, for what is said by neither: the phase in force. */
    std::optional<LedgerLabel> newestAtEntry() const;
};

/**
 * Joins cycles to what was known when they were entered: of each model the newest of the rows that
 * had been made by `entryTimeSec`, unless its candle had closed more than two candles before. What
 * the bot itself recorded is not looked at.
 */
std::vector<AttributedOutcome> attribute(std::span<const BotOutcome> outcomes,
                                         const LedgerLabels& ledger, std::int64_t intervalSec);

} // namespace regime::review
