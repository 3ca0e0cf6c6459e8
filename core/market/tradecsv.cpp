// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/tradecsv.h"

#include "core/market/decimal.h"

#include <algorithm>

namespace regime
{

namespace
{

constexpr int tradeColumns = 3;
constexpr std::int64_t latestSecOfNs = 9'000'000'000;

bool isHeader(const CsvFields& fields)
{
    return fields.count >= tradeColumns && fields.count <= static_cast<int>(fields.text.size()) &&
           fields.text[0] == "time" && fields.text[1] == "price" && fields.text[2] == "volume";
}

Result<Trade, QString> parseTrade(const CsvFields& fields, int columns,
                                  std::optional<std::size_t> idColumn)
{
    if (fields.count != columns)
        return QStringLiteral("%1 columns where %2 are due").arg(fields.count).arg(columns);
    const std::optional<std::int64_t> timeNs = nanoseconds(fields.text[0]);
    if (!timeNs)
        return QStringLiteral("time %1 is not epoch seconds").arg(csvQuoted(fields.text[0]));
    const std::optional<double> price = csvDecimal(fields.text[1]);
    if (!price || *price <= 0)
        return QStringLiteral("price %1 is not a positive number").arg(csvQuoted(fields.text[1]));
    const std::optional<double> volume = csvDecimal(fields.text[2]);
    if (!volume || *volume < 0)
        return QStringLiteral("volume %1 is not a number from 0 on").arg(csvQuoted(fields.text[2]));
    Trade trade{.timeNs = *timeNs, .price = *price, .volume = *volume, .id = {}};
    if (idColumn) {
        trade.id = csvWhole(fields.text[*idColumn]);
        if (!trade.id)
            return QStringLiteral("trade_id %1 is not a whole number")
                .arg(csvQuoted(fields.text[*idColumn]));
    }
    return trade;
}

} // namespace

bool beginsTradeCsv(std::string_view firstLine)
{
    const CsvFields fields = csvFields(firstLine);
    return isHeader(fields) || (fields.count == tradeColumns && nanoseconds(fields.text[0]));
}

TradeCsvReader::TradeCsvReader(QIODevice& device, std::int64_t latestSec)
    : m_lines(device), m_latestNs(std::min(latestSec, latestSecOfNs) * 1'000'000'000)
{
}

/** True when `line` is a header; an error when it is neither a header nor the begin of a trade. */
Result<bool> TradeCsvReader::takeHeader(std::string_view line)
{
    if (!beginsTradeCsv(line))
        return Error{
            QStringLiteral("line 1, %1, is neither a trade of three columns nor the header "
                           "time,price,volume[,...,trade_id]")
                .arg(csvQuoted(csvTrimmed(line)))
                .toStdString()};
    const CsvFields fields = csvFields(line);
    if (!isHeader(fields))
        return false;
    m_columns = fields.count;
    const auto end = fields.text.begin() + fields.count;
    const auto id = std::find(fields.text.begin(), end, "trade_id");
    if (id != end)
        m_idColumn = static_cast<std::size_t>(id - fields.text.begin());
    return true;
}

void TradeCsvReader::takeRow(const CsvLine& line, TradeCsvBatch& batch)
{
    const auto refuse = [&](const QString& reason) {
        batch.refused.push_back({line.number, reason});
    };
    const Result<Trade, QString> trade = parseTrade(csvFields(line.text), m_columns, m_idColumn);
    if (!trade)
        return refuse(trade.error());
    if (trade->timeNs > m_latestNs)
        return refuse(QStringLiteral("the time lies in the future"));
    if (m_last && trade->id && *trade->id == *m_last->trade.id) {
        if (*trade == m_last->trade) {
            ++batch.duplicates;
            return;
        }
        return refuse(QStringLiteral("trade_id %1 stands on line %2 already, with other values")
                          .arg(*trade->id)
                          .arg(m_last->line));
    }
    if (m_last &&
        (trade->timeNs < m_last->trade.timeNs || (trade->id && *trade->id < *m_last->trade.id)))
        return refuse(QStringLiteral("the trade is before that of line %1; rows must be oldest "
                                     "first")
                          .arg(m_last->line));
    m_last = CsvTrade{*trade, line.number};
    batch.trades.push_back(*m_last);
}

Result<TradeCsvBatch> TradeCsvReader::read(std::size_t maxLines)
{
    return readCsvBatch<TradeCsvBatch>(
        m_lines, maxLines, [this](std::string_view line) { return takeHeader(line); },
        [this](const CsvLine& line, TradeCsvBatch& batch) { takeRow(line, batch); });
}

} // namespace regime
