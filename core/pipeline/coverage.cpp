// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/coverage.h"

#include <algorithm>
#include <iterator>

namespace regime
{

namespace
{

/** The first grid time of the series at or after `timeSec`. */
std::int64_t gridUp(std::int64_t timeSec, std::int64_t intervalSec)
{
    return (timeSec + intervalSec - 1) / intervalSec * intervalSec;
}

/** Adds the missing candles of [fromSec, toSec), both on the grid. */
void addGap(std::vector<Gap>& gaps, std::int64_t fromSec, std::int64_t toSec,
            std::int64_t intervalSec)
{
    if (fromSec < toSec)
        gaps.push_back({fromSec, toSec - intervalSec, (toSec - fromSec) / intervalSec});
}

} // namespace

Coverage coverageOf(std::span<const Candle> candles, std::span<const ProvedSpan> spans,
                    std::int64_t intervalSec)
{
    Coverage coverage;
    auto span = spans.begin();
    for (std::size_t i = 1; i < candles.size(); ++i) {
        std::int64_t at = candles[i - 1].openTimeSec + intervalSec;
        const std::int64_t end = candles[i].openTimeSec;
        while (at < end) {
            while (span != spans.end() && span->toSec <= at)
                ++span;
            const std::int64_t provedFrom =
                span == spans.end() ? end : std::clamp(gridUp(span->fromSec, intervalSec), at, end);
            const std::int64_t provedTo =
                span == spans.end() ? end
                                    : std::clamp(gridUp(span->toSec, intervalSec), provedFrom, end);
            addGap(coverage.lost, at, provedFrom, intervalSec);
            addGap(coverage.quiet, provedFrom, provedTo, intervalSec);
            at = provedTo;
        }
    }
    return coverage;
}

std::int64_t candlesIn(std::span<const Gap> gaps)
{
    std::int64_t sum = 0;
    for (const Gap& gap : gaps)
        sum += gap.candles;
    return sum;
}

} // namespace regime
