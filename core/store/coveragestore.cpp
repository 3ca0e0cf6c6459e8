// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/coveragestore.h"

#include <algorithm>

namespace regime
{

Result<Done> CoverageStore::prove(const SeriesKey& key, ProvedSpan span)
{
    if (span.fromSec >= span.toSec)
        return Done{};
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    // One second more on both sides finds the neighbours that only touch.
    const Result<std::vector<ProvedSpan>> known = spans(key, span.fromSec - 1, span.toSec + 1);
    if (!known)
        return known.error();
    for (const ProvedSpan& other : *known) {
        span.fromSec = std::min(span.fromSec, other.fromSec);
        span.toSec = std::max(span.toSec, other.toSec);
    }
    if (const Result<Done> done = replace(key, span, {&span, 1}); !done)
        return done;
    return transaction->commit();
}

Result<Done> CoverageStore::forget(const SeriesKey& key, ProvedSpan span)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<std::vector<ProvedSpan>> known = spans(key, span.fromSec, span.toSec);
    if (!known)
        return known.error();
    for (const ProvedSpan& other : *known) {
        std::vector<ProvedSpan> left;
        if (other.fromSec < span.fromSec)
            left.push_back({other.fromSec, span.fromSec});
        if (other.toSec > span.toSec)
            left.push_back({span.toSec, other.toSec});
        if (const Result<Done> done = replace(key, other, left); !done)
            return done;
    }
    return transaction->commit();
}

/** The stored spans inside `within` by others. */
Result<Done> CoverageStore::replace(const SeriesKey& key, ProvedSpan within,
                                    std::span<const ProvedSpan> by)
{
    const Result<QSqlQuery> removed = m_database.query(
        QStringLiteral("DELETE FROM proved_spans WHERE pair = ? AND interval_min = ?"
                       " AND from_sec >= ? AND to_sec <= ?"),
        {key.pair, key.intervalMin, qlonglong{within.fromSec}, qlonglong{within.toSec}});
    if (!removed)
        return removed.error();
    for (const ProvedSpan& span : by) {
        const Result<QSqlQuery> added = m_database.query(
            QStringLiteral("INSERT INTO proved_spans (pair, interval_min, from_sec, to_sec)"
                           " VALUES (?, ?, ?, ?)"),
            {key.pair, key.intervalMin, qlonglong{span.fromSec}, qlonglong{span.toSec}});
        if (!added)
            return added.error();
    }
    return Done{};
}

Result<std::vector<ProvedSpan>> CoverageStore::spans(const SeriesKey& key, std::int64_t fromSec,
                                                     std::int64_t toSec) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT from_sec, to_sec FROM proved_spans WHERE pair = ?"
                       " AND interval_min = ? AND from_sec < ? AND to_sec > ? ORDER BY from_sec"),
        {key.pair, key.intervalMin, qlonglong{toSec}, qlonglong{fromSec}});
    if (!query)
        return query.error();
    std::vector<ProvedSpan> spans;
    while (query->next())
        spans.push_back({query->value(0).toLongLong(), query->value(1).toLongLong()});
    return spans;
}

} // namespace regime
