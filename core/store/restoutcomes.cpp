// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/restoutcomes.h"

#include "core/store/resttable.h"

#include <QJsonObject>

namespace regime
{

namespace
{

constexpr std::int64_t pageRows = 1000;

/** Those of the first row's columns that are known; none in a table without a row. */
Result<QStringList> columnsOf(const RestTable& table)
{
    const Result<RestTable::Page> first =
        table.get({{QStringLiteral("select"), QStringLiteral("*")}}, 1);
    if (!first)
        return first.error();
    const QStringList names = first->rows.first().toObject().keys();
    QStringList columns = outcomeColumns();
    columns.removeIf([&](const QString& column) { return !names.contains(column); });
    return columns;
}

/** As PostgreSQL would write it. */
std::optional<std::string> cellOf(const QJsonValue& value)
{
    if (value.isDouble())
        return QByteArray::number(value.toDouble(), 'g', 17).toStdString();
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    const QString text = value.toString().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

} // namespace

Result<OutcomeTable> readRestOutcomes(const SharedAddress& address, const QString& pair,
                                      const std::stop_token& stop)
{
    const RestTable table(address, QStringLiteral("exit_outcomes"), stop);
    const Result<QStringList> columns = columnsOf(table);
    if (!columns)
        return columns.error();
    if (columns->isEmpty())
        return OutcomeTable{};
    Result<OutcomeRows> rows = OutcomeRows::open(*columns, pair);
    if (!rows)
        return table.failed(QStringLiteral("the table exit_outcomes: ") +
                            QString::fromStdString(rows.error().message));
    const QString names = columns->join(u',');
    std::vector<std::optional<std::string>> cells(static_cast<std::size_t>(columns->size()));
    std::int64_t taken = 0;
    for (std::int64_t left = 1; left > 0;) {
        if (stop.stop_requested())
            return Error{outcomesStopped};
        // Rows of one time stay in one order over the pages when every column counts.
        const Result<RestTable::Page> page =
            table.get({{QStringLiteral("select"), names},
                       {QStringLiteral("order"), names},
                       {QStringLiteral("offset"), QString::number(taken)}},
                      pageRows);
        if (!page)
            return page.error();
        if (page->rows.isEmpty() && page->total > 0)
            return table.failed(QStringLiteral("the service says there are rows but gives none"));
        for (const QJsonValue& value : page->rows) {
            const QJsonObject row = value.toObject();
            for (qsizetype i = 0; i < columns->size(); ++i)
                cells[static_cast<std::size_t>(i)] = cellOf(row[columns->at(i)]);
            rows->take(++taken, cells);
        }
        left = page->total - page->rows.size();
    }
    return rows->finish();
}

} // namespace regime
