// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/candlecsv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace regime
{

namespace
{

constexpr std::array<std::string_view, 9> columnNames{
    "time", "open", "high", "low", "close", "volume", "trades", "source", "filled"};
constexpr int candleColumns = 7;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/** The fields of a line; more than there are columns are counted but not kept. */
struct Fields {
    std::array<std::string_view, columnNames.size()> text;
    int count = 0;
};

Fields split(std::string_view line)
{
    Fields fields;
    for (;;) {
        const auto comma = line.find(',');
        if (fields.count < static_cast<int>(fields.text.size()))
            fields.text[static_cast<std::size_t>(fields.count)] = trimmed(line.substr(0, comma));
        ++fields.count;
        if (comma == std::string_view::npos)
            return fields;
        line.remove_prefix(comma + 1);
    }
}

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/** A whole number, also when written as "8E+4" or "12.0". */
std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size())
        return value;
    const std::optional<double> real = number(text);
    if (!real || std::floor(*real) != *real || std::abs(*real) > 9e15)
        return std::nullopt;
    return static_cast<std::int64_t>(*real);
}

/** Text of a file as it may stand in a message: short and printable. */
QString quoted(std::string_view text)
{
    constexpr std::size_t shown = 40;
    QString safe = QString::fromUtf8(text.substr(0, shown).data(),
                                     static_cast<qsizetype>(std::min(text.size(), shown)));
    for (QChar& c : safe)
        if (!c.isPrint())
            c = QLatin1Char('?');
    return QLatin1Char('"') + safe +
           (text.size() > shown ? QStringLiteral("...\"") : QStringLiteral("\""));
}

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

Result<CsvCandle, QString> parseRow(const Fields& fields, int columns)
{
    if (fields.count != columns)
        return QStringLiteral("%1 columns where %2 are due").arg(fields.count).arg(columns);
    const std::optional<std::int64_t> time = wholeNumber(fields.text[0]);
    if (!time)
        return QStringLiteral("time %1 is not whole epoch seconds").arg(quoted(fields.text[0]));
    std::array<double, 5> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::optional<double> value = number(fields.text[i + 1]);
        if (!value)
            return QStringLiteral("%1 %2 is not a finite number")
                .arg(columnName(i + 1), quoted(fields.text[i + 1]));
        values[i] = *value;
    }
    const std::optional<std::int64_t> trades = wholeNumber(fields.text[6]);
    if (!trades)
        return QStringLiteral("trades %1 is not a whole number").arg(quoted(fields.text[6]));
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
        return QStringLiteral("source %1 is none of ohlc, trades, csv").arg(quoted(source));
    const std::string_view filled = columns > 8 ? fields.text[8] : std::string_view("0");
    if (filled != "0" && filled != "1")
        return QStringLiteral("filled %1 is neither 0 nor 1").arg(quoted(filled));
    row.filled = filled == "1";
    if (const QString problem = problemOf(row.candle); !problem.isEmpty())
        return problem;
    return row;
}

} // namespace

CandleCsvReader::CandleCsvReader(QIODevice& device, std::int64_t latestSec)
    : m_device(device), m_latestSec(std::min(latestSec, endOfTimeSec)),
      m_buffer(maxLineBytes + 1, Qt::Uninitialized)
{
}

std::optional<CandleCsvReader::Line> CandleCsvReader::nextLine()
{
    const qint64 length = m_device.readLine(m_buffer.data(), m_buffer.size());
    if (length <= 0)
        return std::nullopt;
    ++m_lineNumber;
    const std::string_view text(m_buffer.constData(), static_cast<std::size_t>(length));
    if (text.back() == '\n' || length < maxLineBytes)
        return Line{text, false};
    QByteArray rest(maxLineBytes, Qt::Uninitialized);
    for (;;) {
        const qint64 more = m_device.readLine(rest.data(), rest.size());
        if (more <= 0 || rest.at(more - 1) == '\n')
            return Line{text, true};
    }
}

/** True when `line` is a header; an error when it is neither a header nor the begin of a row. */
Result<bool> CandleCsvReader::takeHeader(std::string_view line)
{
    const Fields fields = split(line);
    if (wholeNumber(fields.text[0]) && fields.count == candleColumns)
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
                     .arg(quoted(trimmed(line)))
                     .toStdString()};
}

void CandleCsvReader::takeRow(std::string_view line, CsvBatch& batch)
{
    const auto refuse = [&](const QString& reason) {
        batch.refused.push_back({m_lineNumber, reason});
    };
    Result<CsvCandle, QString> row = parseRow(split(line), m_columns);
    if (!row)
        return refuse(row.error());
    row->line = m_lineNumber;
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
    CsvBatch batch;
    for (std::size_t i = 0; i < maxLines; ++i) {
        const std::optional<Line> line = nextLine();
        if (!line) {
            if (!m_device.atEnd())
                return Error{QStringLiteral("reading stopped behind line %1: %2")
                                 .arg(m_lineNumber)
                                 .arg(m_device.errorString())
                                 .toStdString()};
            batch.atEnd = true;
            break;
        }
        std::string_view text = line->text;
        if (m_lineNumber == 1 && text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        if (trimmed(text).empty())
            continue;
        if (!m_started) {
            const Result<bool> header = takeHeader(text);
            if (!header)
                return header.error();
            m_started = true;
            if (*header)
                continue;
        }
        if (line->tooLong)
            batch.refused.push_back(
                {m_lineNumber,
                 QStringLiteral("the line is longer than %1 bytes").arg(maxLineBytes)});
        else
            takeRow(text, batch);
    }
    return batch;
}

QByteArray csvNumber(double value)
{
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    Q_ASSERT(error == std::errc{});
    return QByteArray(text.data(), end - text.data());
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
