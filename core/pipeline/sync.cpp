// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/sync.h"

#include <algorithm>

namespace regime
{

namespace
{

/** The newest committed open time by the answer's own word. */
std::optional<std::int64_t> lastCommittedOf(const OhlcAnswer& answer)
{
    if (answer.lastCommittedSec)
        return answer.lastCommittedSec;
    if (answer.closed.empty())
        return std::nullopt;
    return answer.closed.back().openTimeSec;
}

/** A cached answer may show the forming candle as it was before: the one with more trades is newer.
 */
std::optional<Candle> newerForming(const std::optional<Candle>& known,
                                   const std::optional<Candle>& answered)
{
    if (known && answered && known->openTimeSec == answered->openTimeSec &&
        known->tradeCount > answered->tradeCount)
        return known;
    return answered;
}

std::optional<ProvedSpan> provedBy(const OhlcAnswer& answer, std::int64_t lastSec,
                                   std::optional<std::int64_t> sinceSec, std::int64_t intervalSec)
{
    // A refused row is a candle that exists; which one cannot be told.
    if (!answer.refusedRows.isEmpty() || answer.closed.empty())
        return std::nullopt;
    std::int64_t fromSec = answer.closed.front().openTimeSec;
    const std::int64_t windowStartSec = lastSec - (ohlcWindowCandles - 1) * intervalSec;
    if (sinceSec && *sinceSec + intervalSec >= windowStartSec)
        fromSec = std::min(fromSec, *sinceSec + intervalSec);
    return ProvedSpan{fromSec, lastSec + intervalSec};
}

} // namespace

SyncMerge mergeOhlc(const OhlcAnswer& answer, const SyncState& known,
                    std::optional<std::int64_t> sinceSec, std::int64_t intervalSec)
{
    SyncMerge merge;
    merge.state = known;
    const std::optional<std::int64_t> last = lastCommittedOf(answer);
    if (!last) {
        merge.state.forming = newerForming(known.forming, answer.forming);
        return merge;
    }
    if (known.lastCommittedSec && *last < *known.lastCommittedSec) {
        merge.stale = true;
        return merge;
    }
    merge.candles = answer.closed;
    merge.proved = provedBy(answer, *last, sinceSec, intervalSec);
    merge.state.lastCommittedSec = last;
    merge.state.forming = newerForming(known.forming, answer.forming);
    if (known.lastCommittedSec) {
        const std::int64_t dueSec = *known.lastCommittedSec + intervalSec;
        const std::int64_t fromSec = merge.proved            ? merge.proved->fromSec
                                     : answer.closed.empty() ? dueSec
                                                             : answer.closed.front().openTimeSec;
        if (fromSec > dueSec)
            merge.hole = Gap{dueSec, fromSec - intervalSec, (fromSec - dueSec) / intervalSec};
    }
    return merge;
}

std::optional<std::int64_t> nextSince(const SyncState& known, std::int64_t intervalSec,
                                      std::optional<std::int64_t> oldestLostSec)
{
    if (!known.lastCommittedSec)
        return std::nullopt;
    std::int64_t sinceSec = *known.lastCommittedSec - overlapCandles * intervalSec;
    if (oldestLostSec) {
        const std::int64_t reachSec =
            *known.lastCommittedSec - (ohlcWindowCandles - 1) * intervalSec;
        sinceSec = std::min(sinceSec, std::max(*oldestLostSec, reachSec) - intervalSec);
    }
    return std::max<std::int64_t>(sinceSec, 0);
}

} // namespace regime
