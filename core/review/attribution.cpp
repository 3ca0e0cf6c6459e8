// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/attribution.h"

#include <algorithm>

namespace regime::review
{

namespace
{

/** By the time they were made, each with the newest candle known by then: rows that were made up
 *  for later do not go back in time. */
std::vector<LedgerLabel> newestByTime(std::span<const LedgerLabel> ledger)
{
    std::vector<LedgerLabel> rows(ledger.begin(), ledger.end());
    std::ranges::sort(rows, [](const LedgerLabel& a, const LedgerLabel& b) {
        return std::pair(a.knownSec, a.candleTimeSec) < std::pair(b.knownSec, b.candleTimeSec);
    });
    std::vector<LedgerLabel> newest;
    for (const LedgerLabel& row : rows)
        if (newest.empty() || row.candleTimeSec > newest.back().candleTimeSec)
            newest.push_back(row);
    return newest;
}

/** `rows`: newestByTime(). */
std::optional<LedgerLabel> labelAt(double entrySec, std::span<const LedgerLabel> rows,
                                   std::int64_t intervalSec)
{
    constexpr std::int64_t candlesAgo = 2;
    const auto later = std::ranges::upper_bound(rows, entrySec, {}, &LedgerLabel::knownSec);
    if (later == rows.begin())
        return std::nullopt;
    const LedgerLabel& row = *std::prev(later);
    const auto closedSec = static_cast<double>(row.candleTimeSec + intervalSec);
    const bool isOld = entrySec - closedSec > static_cast<double>(candlesAgo * intervalSec);
    return isOld ? std::nullopt : std::optional(row);
}

} // namespace

std::optional<LedgerLabel> AttributedOutcome::newestAtEntry() const
{
    const bool jumpIsNewer =
        jumpAtEntry && (!atEntry || jumpAtEntry->candleTimeSec > atEntry->candleTimeSec);
    return jumpIsNewer ? jumpAtEntry : atEntry;
}

std::vector<AttributedOutcome> attribute(std::span<const BotOutcome> outcomes,
                                         const LedgerLabels& ledger, std::int64_t intervalSec)
{
    const std::vector<LedgerLabel> hmm = newestByTime(ledger.hmm);
    const std::vector<LedgerLabel> jump = newestByTime(ledger.jump);
    std::vector<AttributedOutcome> attributed;
    for (const BotOutcome& outcome : outcomes) {
        AttributedOutcome& one = attributed.emplace_back(outcome);
        if (!outcome.entryTimeSec)
            continue;
        one.atEntry = labelAt(*outcome.entryTimeSec, hmm, intervalSec);
        one.jumpAtEntry = labelAt(*outcome.entryTimeSec, jump, intervalSec);
    }
    return attributed;
}

} // namespace regime::review
