// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/outcomestore.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>

namespace regime
{

namespace
{

Error failure(const QSqlQuery& query)
{
    return Error{QStringLiteral("the table exit_outcomes cannot be read: %1")
                     .arg(query.lastError().databaseText().section(u'\n', 0, 0).trimmed())
                     .toStdString()};
}

/** Those of the table's columns that are known, in the table's order. */
Result<QStringList> columnsOf(const QSqlDatabase& connection)
{
    QSqlQuery query(connection);
    if (!query.exec(QStringLiteral("SELECT * FROM exit_outcomes LIMIT 0")))
        return failure(query);
    QStringList columns;
    const QStringList known = outcomeColumns();
    for (int i = 0; i < query.record().count(); ++i)
        if (const QString name = query.record().fieldName(i); known.contains(name))
            columns << name;
    return columns;
}

std::optional<std::string> cellOf(const QVariant& value)
{
    const QString text = value.toString().trimmed();
    return value.isNull() || text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

} // namespace

Result<OutcomeTable> readOutcomes(const QSqlDatabase& connection, const QString& pair)
{
    const Result<QStringList> columns = columnsOf(connection);
    if (!columns)
        return columns.error();
    Result<OutcomeRows> rows = OutcomeRows::open(*columns, pair);
    if (!rows)
        return Error{"the table exit_outcomes: " + rows.error().message};
    QStringList asText;
    for (const QString& column : *columns)
        asText << QStringLiteral("\"%1\"::text").arg(column);
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT %1 FROM exit_outcomes ORDER BY \"time\"")
                        .arg(asText.join(QStringLiteral(", ")))))
        return failure(query);
    std::vector<std::optional<std::string>> cells(static_cast<std::size_t>(columns->size()));
    for (std::int64_t number = 1; query.next(); ++number) {
        for (int i = 0; i < columns->size(); ++i)
            cells[static_cast<std::size_t>(i)] = cellOf(query.value(i));
        rows->take(number, cells);
    }
    return rows->finish();
}

} // namespace regime
