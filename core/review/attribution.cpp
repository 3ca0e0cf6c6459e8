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

} // namespace

std::vector<AttributedOutcome> attribute(std::span<const BotOutcome> outcomes,
                                         std::span<const LedgerLabel> ledger,
                                         std::int64_t intervalSec)
{
    constexpr std::int64_t candlesAgo = 2;
    const std::vector<LedgerLabel> rows = newestByTime(ledger);
    std::vector<AttributedOutcome> attributed;
    for (const BotOutcome& outcome : outcomes) {
        attributed.push_back({outcome, std::nullopt});
        if (!outcome.entryTimeSec)
            continue;
        const auto later =
            std::ranges::upper_bound(rows, *outcome.entryTimeSec, {}, &LedgerLabel::knownSec);
        if (later == rows.begin())
            continue;
        const LedgerLabel& row = *std::prev(later);
        const auto closedSec = static_cast<double>(row.candleTimeSec + intervalSec);
        if (*outcome.entryTimeSec - closedSec <= static_cast<double>(candlesAgo * intervalSec))
            attributed.back().atEntry = row;
    }
    return attributed;
}

} // namespace regime::review
