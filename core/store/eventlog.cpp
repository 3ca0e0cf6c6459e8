// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/eventlog.h"

#include <algorithm>

namespace regime
{

Result<StoredEvent> EventLog::append(double timeSec, const QString& kind, const QString& text)
{
    const Result<QSqlQuery> inserted =
        m_database.query(QStringLiteral("INSERT INTO events (time, kind, text) VALUES (?, ?, ?)"),
                         {timeSec, kind, text.isNull() ? QLatin1String("") : text});
    if (!inserted)
        return inserted.error();
    return StoredEvent{inserted->lastInsertId().toLongLong(), timeSec, kind, text};
}

Result<std::vector<StoredEvent>> EventLog::newest(std::int64_t n) const
{
    return read(QStringLiteral(" ORDER BY id DESC LIMIT ?"),
                {qlonglong{std::max(n, std::int64_t{0})}});
}

Result<std::vector<StoredEvent>> EventLog::range(double fromSec, double toSec,
                                                 const QStringList& without, std::int64_t n) const
{
    QVariantList values{fromSec, toSec};
    for (const QString& kind : without)
        values << kind;
    values << qlonglong{std::max(n, std::int64_t{0})};
    const QStringList places(without.size(), QStringLiteral("?"));
    return read(QStringLiteral(" WHERE time >= ? AND time < ? AND kind NOT IN (%1)"
                               " ORDER BY id DESC LIMIT ?")
                    .arg(places.join(u',')),
                values);
}

/** `rest` orders the newest first. */
Result<std::vector<StoredEvent>> EventLog::read(const QString& rest,
                                                const QVariantList& values) const
{
    Result<QSqlQuery> query =
        m_database.query(QStringLiteral("SELECT id, time, kind, text FROM events") + rest, values);
    if (!query)
        return query.error();
    std::vector<StoredEvent> events;
    while (query->next())
        events.push_back({query->value(0).toLongLong(), query->value(1).toDouble(),
                          query->value(2).toString(), query->value(3).toString()});
    std::reverse(events.begin(), events.end());
    return events;
}

} // namespace regime
