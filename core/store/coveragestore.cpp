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
    const Result<QSqlQuery> removed = m_database.query(
        QStringLiteral("DELETE FROM proved_spans WHERE pair = ? AND interval_min = ?"
                       " AND from_sec >= ? AND to_sec <= ?"),
        {key.pair, key.intervalMin, qlonglong{span.fromSec}, qlonglong{span.toSec}});
    if (!removed)
        return removed.error();
    const Result<QSqlQuery> added = m_database.query(
        QStringLiteral("INSERT INTO proved_spans (pair, interval_min, from_sec, to_sec)"
                       " VALUES (?, ?, ?, ?)"),
        {key.pair, key.intervalMin, qlonglong{span.fromSec}, qlonglong{span.toSec}});
    if (!added)
        return added.error();
    return transaction->commit();
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
