// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cursorstore.h"

namespace regime
{

Result<Done> CursorStore::keep(const SeriesKey& key, const QByteArray& text)
{
    const Result<QSqlQuery> kept = m_database.query(
        QStringLiteral("INSERT INTO backfill_cursors (pair, interval_min, state) VALUES (?, ?, ?)"
                       " ON CONFLICT (pair, interval_min) DO UPDATE SET state = excluded.state"),
        {key.pair, key.intervalMin, QString::fromUtf8(text)});
    if (!kept)
        return kept.error();
    return Done{};
}

Result<QByteArray> CursorStore::kept(const SeriesKey& key) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT state FROM backfill_cursors WHERE pair = ? AND interval_min = ?"),
        {key.pair, key.intervalMin});
    if (!query)
        return query.error();
    return query->next() ? query->value(0).toString().toUtf8() : QByteArray();
}

Result<Done> CursorStore::forget(const SeriesKey& key)
{
    const Result<QSqlQuery> gone = m_database.query(
        QStringLiteral("DELETE FROM backfill_cursors WHERE pair = ? AND interval_min = ?"),
        {key.pair, key.intervalMin});
    if (!gone)
        return gone.error();
    return Done{};
}

} // namespace regime
