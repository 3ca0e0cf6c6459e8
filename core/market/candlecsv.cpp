// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/candlecsv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace regime
{

namespace
{

constexpr std::array<std::string_view, 9> columnNames{
    "time", "open", "high", "low", "close", "volume", "trades", "source", "filled"};
constexpr int candleColumns = 7;

QString columnName(std::size_t column)
{
    return QString::fromLatin1(columnNames[column].data(),
                               static_cast<qsizetype>(columnNames[column].size()));
}

/** What is wrong with the prices and volume; empty when nothing is. */
QString problemOf(const Candle& candle)
{
    if (std::min({candle.open, candle.high, candle.low, candle.close}) <= 0)
        return QStringLiteral("a price is zero or negative");
    if (candle.low > std::min(candle.open, candle.close))
        return QStringLiteral("low is above open or close");
    if (candle.high < std::max(candle.open, candle.close))
        return QStringLiteral("high is below open or close");
    if (candle.volume < 0)
        return QStringLiteral("volume is negative");
    if (candle.tradeCount < 0)
        return QStringLiteral("the number of trades is negative");
    return {};
}

Result<CsvCandle, QString> parseRow(const CsvFields& fields, int columns)
{
    if (fields.count != columns)
        return QStringLiteral("%1 columns where %2 are due").arg(fields.count).arg(columns);
    const std::optional<std::int64_t> time = csvWhole(fields.text[0]);
    if (!time)
        return QStringLiteral("time %1 is not whole epoch seconds").arg(csvQuoted(fields.text[0]));
    std::array<double, 5> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::optional<double> value = csvDecimal(fields.text[i + 1]);
        if (!value)
            return QStringLiteral("%1 %2 is not a finite number")
                .arg(columnName(i + 1), csvQuoted(fields.text[i + 1]));
        values[i] = *value;
    }
    const std::optional<std::int64_t> trades = csvWhole(fields.text[6]);
    if (!trades)
        return QStringLiteral("trades %1 is not a whole number").arg(csvQuoted(fields.text[6]));
    CsvCandle row;
    row.candle = {.openTimeSec = *time,
                  .open = values[0],
                  .high = values[1],
                  .low = values[2],
                  .close = values[3],
                  .volume = values[4],
                  .tradeCount = *trades,
                  .source = CandleSource::Csv,
                  .quiet = false};
    row.candle.quiet = tradedNothing(row.candle);
    const std::string_view source = columns > 7 ? fields.text[7] : std::string_view("csv");
    if (source != "ohlc" && source != "trades" && source != "csv")
        return QStringLiteral("source %1 is none of ohlc, trades, csv").arg(csvQuoted(source));
    const std::string_view filled = columns > 8 ? fields.text[8] : std::string_view("0");
    if (filled != "0" && filled != "1")
        return QStringLiteral("filled %1 is neither 0 nor 1").arg(csvQuoted(filled));
    row.filled = filled == "1";
    if (const QString problem = problemOf(row.candle); !problem.isEmpty())
        return problem;
    return row;
}

} // namespace

CandleCsvReader::CandleCsvReader(QIODevice& device, std::int64_t latestSec)
    : m_lines(device), m_latestSec(std::min(latestSec, endOfTimeSec))
{
}

/** True when `line` is a header; an error when it is neither a header nor the begin of a row. */
Result<bool> CandleCsvReader::takeHeader(std::string_view line)
{
    const CsvFields fields = csvFields(line);
    if (csvWhole(fields.text[0]) && fields.count == candleColumns)
        return false;
    const bool known =
        fields.count >= candleColumns && fields.count <= static_cast<int>(columnNames.size()) &&
        std::equal(fields.text.begin(), fields.text.begin() + fields.count, columnNames.begin());
    if (known) {
        m_columns = fields.count;
        return true;
    }
    return Error{QStringLiteral("line 1, %1, is neither a candle row of seven columns nor the "
                                "header time,open,high,low,close,volume,trades[,source[,filled]]")
                     .arg(csvQuoted(csvTrimmed(line)))
                     .toStdString()};
}

void CandleCsvReader::takeRow(const CsvLine& line, CsvBatch& batch)
{
    const auto refuse = [&](const QString& reason) {
        batch.refused.push_back({line.number, reason});
    };
    Result<CsvCandle, QString> row = parseRow(csvFields(line.text), m_columns);
    if (!row)
        return refuse(row.error());
    row->line = line.number;
    const std::int64_t time = row->candle.openTimeSec;
    if (time <= 0)
        return refuse(QStringLiteral("time %1 is not after 1970").arg(time));
    if (time > m_latestSec)
        return refuse(QStringLiteral("time %1 lies in the future").arg(time));
    if (m_last && time == m_last->candle.openTimeSec) {
        if (row->candle == m_last->candle) {
            ++batch.duplicates;
            return;
        }
        return refuse(QStringLiteral("time %1 stands on line %2 already, with other values")
                          .arg(time)
                          .arg(m_last->line));
    }
    if (m_last && time < m_last->candle.openTimeSec)
        return refuse(QStringLiteral("time %1 is before that of line %2; rows must be oldest first")
                          .arg(time)
                          .arg(m_last->line));
    m_last = *row;
    batch.candles.push_back(*row);
}

Result<CsvBatch> CandleCsvReader::read(std::size_t maxLines)
{
    return readCsvBatch<CsvBatch>(
        m_lines, maxLines, [this](std::string_view line) { return takeHeader(line); },
        [this](const CsvLine& line, CsvBatch& batch) { takeRow(line, batch); });
}

QByteArray csvNumber(double value)
{
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    Q_ASSERT(error == std::errc{});
    return QByteArray(text.data(), end - text.data());
}

QByteArray csvText(const QString& text)
{
    QByteArray cell = text.toUtf8();
    bool isNumber = false;
    cell.toDouble(&isNumber);
    if (!isNumber && !cell.isEmpty() && QByteArrayView("=+-@\t\r").contains(cell.front()))
        cell.prepend('\'');
    const auto asks = [](char c) { return QByteArrayView(",\"\r\n").contains(c); };
    if (std::ranges::none_of(cell, asks))
        return cell;
    return '"' + cell.replace('"', "\"\"") + '"';
}

QByteArray candleCsvHeader()
{
    return QByteArrayLiteral("time,open,high,low,close,volume,trades,source,filled\n");
}

QByteArray candleCsvRow(const Candle& candle, bool filled)
{
    QByteArray row = QByteArray::number(qlonglong{candle.openTimeSec});
    for (const double value : {candle.open, candle.high, candle.low, candle.close, candle.volume})
        row += ',' + csvNumber(value);
    row += ',' + QByteArray::number(qlonglong{candle.tradeCount}) + ',' +
           candleSourceName(candle.source).toLatin1() + (filled ? ",1\n" : ",0\n");
    return row;
}

} // namespace regime
