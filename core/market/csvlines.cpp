// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/csvlines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace regime
{

CsvLines::CsvLines(QIODevice& device) : m_device(device), m_buffer(maxBytes + 1, Qt::Uninitialized)
{
}

Result<std::optional<CsvLine>> CsvLines::next()
{
    for (;;) {
        const qint64 length = m_device.readLine(m_buffer.data(), m_buffer.size());
        if (length <= 0) {
            if (!m_device.atEnd())
                return Error{QStringLiteral("reading stopped behind line %1: %2")
                                 .arg(m_number)
                                 .arg(m_device.errorString())
                                 .toStdString()};
            return std::optional<CsvLine>();
        }
        ++m_number;
        std::string_view text(m_buffer.constData(), static_cast<std::size_t>(length));
        const bool tooLong = text.back() != '\n' && length == maxBytes;
        if (tooLong) {
            QByteArray rest(maxBytes, Qt::Uninitialized);
            for (qint64 more = 1; more > 0 && rest.at(more - 1) != '\n';)
                more = m_device.readLine(rest.data(), rest.size());
        }
        if (m_number == 1 && text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        if (!csvTrimmed(text).empty())
            return std::optional(CsvLine{text, m_number, tooLong, std::exchange(m_isFirst, false)});
    }
}

QString csvTooLong()
{
    return QStringLiteral("the line is longer than %1 bytes").arg(CsvLines::maxBytes);
}

CsvFields csvFields(std::string_view line)
{
    CsvFields fields;
    for (;;) {
        const auto comma = line.find(',');
        if (fields.count < static_cast<int>(fields.text.size()))
            fields.text[static_cast<std::size_t>(fields.count)] = csvTrimmed(line.substr(0, comma));
        ++fields.count;
        if (comma == std::string_view::npos)
            return fields;
        line.remove_prefix(comma + 1);
    }
}

std::string_view csvTrimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<double> csvDecimal(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> csvWhole(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size())
        return value;
    const std::optional<double> real = csvDecimal(text);
    if (!real || std::floor(*real) != *real || std::abs(*real) > 9e15)
        return std::nullopt;
    return static_cast<std::int64_t>(*real);
}

QString csvQuoted(std::string_view text)
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

} // namespace regime
