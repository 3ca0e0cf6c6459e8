// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/outcomecsv.h"

#include <string_view>

namespace regime
{

namespace
{

/** The fields of a line; nothing for one that is empty, even in quotes. */
std::vector<std::optional<std::string>> fieldsOf(std::string_view line)
{
    std::vector<std::optional<std::string>> fields;
    std::string field;
    bool isQuoted = false;
    const auto end = [&] {
        const std::string_view text = csvTrimmed(field);
        fields.push_back(text.empty() ? std::nullopt : std::optional(std::string(text)));
        field.clear();
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool isQuote = line[i] == '"';
        if (isQuote && isQuoted && i + 1 < line.size() && line[i + 1] == '"')
            field += line[++i];
        else if (isQuote)
            isQuoted = !isQuoted;
        else if (line[i] == ',' && !isQuoted)
            end();
        else
            field += line[i];
    }
    end();
    return fields;
}

QStringList namesOf(std::string_view line)
{
    QStringList names;
    for (const std::optional<std::string>& field : fieldsOf(line))
        names << QString::fromStdString(field.value_or(std::string()));
    return names;
}

} // namespace

Result<OutcomeTable> readOutcomeCsv(QIODevice& device, const QString& pair)
{
    CsvLines lines(device);
    const auto header = lines.next();
    if (!header)
        return header.error();
    if (!*header)
        return Error{"the file is empty; its first line must name the columns, among them time, "
                     "trade and net_profit_usd"};
    Result<OutcomeRows> rows = OutcomeRows::open(namesOf((*header)->text), pair);
    if (!rows)
        return rows.error();
    for (;;) {
        const auto line = lines.next();
        if (!line)
            return line.error();
        if (!*line)
            return rows->finish();
        if ((*line)->tooLong) {
            rows->refuse((*line)->number, csvTooLong());
            continue;
        }
        const auto fields = fieldsOf((*line)->text);
        if (fields.size() == rows->columns())
            rows->take((*line)->number, fields);
        else
            rows->refuse((*line)->number, QStringLiteral("%1 columns where %2 are due")
                                              .arg(fields.size())
                                              .arg(rows->columns()));
    }
}

} // namespace regime
