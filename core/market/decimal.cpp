// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/decimal.h"

#include <charconv>
#include <cmath>

namespace regime
{

namespace
{
constexpr qsizetype longestNumber = 64;

template <typename Number> std::optional<Number> wholeNumber(const QByteArray& text)
{
    Number number{};
    const char* end = text.constData() + text.size();
    const auto [stopped, problem] = std::from_chars(text.constData(), end, number);
    if (text.isEmpty() || problem != std::errc{} || stopped != end)
        return std::nullopt;
    return number;
}
} // namespace

std::optional<double> decimalValue(const QString& text)
{
    if (text.size() > longestNumber)
        return std::nullopt;
    const auto number = wholeNumber<double>(text.toUtf8());
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<double> decimalValue(const QJsonValue& value)
{
    if (value.isDouble())
        return value.toDouble();
    return value.isString() ? decimalValue(value.toString()) : std::nullopt;
}

std::optional<std::int64_t> integerValue(const QJsonValue& value)
{
    if (value.isString() && value.toString().size() <= longestNumber)
        return wholeNumber<std::int64_t>(value.toString().toUtf8());
    if (!value.isDouble())
        return std::nullopt;
    // toInteger keeps all digits of an integer and gives the default for a fraction.
    const auto number = static_cast<std::int64_t>(value.toInteger(-1));
    return number == -1 && value.toDouble() != -1 ? std::nullopt : std::optional(number);
}

std::optional<std::int64_t> nanoseconds(const QString& secondsText)
{
    if (secondsText.size() > longestNumber)
        return std::nullopt;
    const QByteArray text = secondsText.toUtf8();
    const qsizetype point = text.indexOf('.');
    const auto seconds = wholeNumber<std::int64_t>(point < 0 ? text : text.left(point));
    if (!seconds || *seconds < 0 || *seconds > 9'000'000'000)
        return std::nullopt;
    if (point < 0)
        return *seconds * 1'000'000'000;
    const auto fraction =
        wholeNumber<std::int64_t>(text.mid(point + 1).left(9).leftJustified(9, '0'));
    if (point + 1 == text.size() || !fraction || *fraction < 0)
        return std::nullopt;
    return *seconds * 1'000'000'000 + *fraction;
}

QByteArray fixedDecimal(std::int64_t units, int decimals)
{
    QByteArray digits = QByteArray::number(qlonglong{units < 0 ? -units : units});
    if (decimals > 0) {
        digits = digits.rightJustified(decimals + 1, '0');
        digits.insert(digits.size() - decimals, '.');
    }
    return units < 0 ? '-' + digits : digits;
}

} // namespace regime
