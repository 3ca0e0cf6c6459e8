// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/retention.h"

#include <algorithm>

namespace regime
{

namespace
{
constexpr std::int64_t sliceCandles = 5000; // some milliseconds' work
constexpr std::int64_t daySec = 86'400;
} // namespace

Result<bool> Retention::step(std::int64_t nowSec, int days)
{
    if (!m_nextSec) {
        if (days <= 0 || nowSec < m_passDueSec)
            return false;
        m_passDueSec = nowSec + daySec;
        m_nextSec = 0;
        m_removed = 0;
    }
    std::int64_t keptFromSec = nowSec - std::max(days, 1) * daySec;
    keptFromSec -= keptFromSec % m_key.intervalSec();
    const auto first = m_candles.firstSince(m_key, *m_nextSec);
    m_nextSec.reset();
    if (!first)
        return first.error();
    if (!*first || **first >= keptFromSec)
        return true;
    const std::int64_t toSec = std::min(**first + sliceCandles * m_key.intervalSec(), keptFromSec);
    const Result<std::int64_t> removed = removeSlice(**first, toSec);
    if (!removed)
        return removed.error();
    m_removed += *removed;
    m_nextSec = toSec;
    return false;
}

Result<std::int64_t> Retention::removeSlice(std::int64_t fromSec, std::int64_t toSec)
{
    const std::int64_t intervalSec = m_key.intervalSec();
    const auto rows = m_ledger.candleTimes(fromSec - candlesAfterRow * intervalSec,
                                           toSec + candlesBeforeRow * intervalSec);
    if (!rows)
        return rows.error();
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    std::int64_t all = 0;
    std::int64_t atSec = fromSec; // all before is removed, or needed
    const auto removeUntil = [&](std::int64_t untilSec) -> Result<Done> {
        if (untilSec <= atSec)
            return Done{};
        const Result<std::int64_t> removed = removeSpan(atSec, untilSec);
        if (!removed)
            return removed.error();
        all += *removed;
        return Done{};
    };
    for (const std::int64_t rowSec : *rows) {
        const std::int64_t neededSec = rowSec - candlesBeforeRow * intervalSec;
        if (const auto done = removeUntil(std::min(neededSec, toSec)); !done)
            return done.error();
        atSec = std::max(atSec, rowSec + (candlesAfterRow + 1) * intervalSec);
    }
    if (const auto done = removeUntil(toSec); !done)
        return done.error();
    if (const Result<Done> done = transaction->commit(); !done)
        return done.error();
    return all;
}

Result<std::int64_t> Retention::removeSpan(std::int64_t fromSec, std::int64_t toSec)
{
    if (const Result<Done> done = m_coverage.forget(m_key, {fromSec, toSec}); !done)
        return done.error();
    return m_candles.remove(m_key, fromSec, toSec);
}

} // namespace regime
