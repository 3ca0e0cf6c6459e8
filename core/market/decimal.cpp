// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace regime
{

namespace
{
constexpr qsizetype longestNumber = 64;

template <typename Number> std::optional<Number> wholeNumber(std::string_view text)
{
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, number);
    if (text.empty() || problem != std::errc{} || stopped != end)
        return std::nullopt;
    return number;
}

template <typename Number> std::optional<Number> wholeNumber(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    return wholeNumber<Number>(
        std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}
} // namespace

std::optional<double> decimalValue(const QString& text)
{
    if (text.size() > longestNumber)
        return std::nullopt;
    const auto number = wholeNumber<double>(text);
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
        return wholeNumber<std::int64_t>(value.toString());
    if (!value.isDouble())
        return std::nullopt;
    // toInteger keeps all digits of an integer and gives the default for a fraction.
    const auto number = static_cast<std::int64_t>(value.toInteger(-1));
    return number == -1 && value.toDouble() != -1 ? std::nullopt : std::optional(number);
}

std::optional<std::int64_t> nanoseconds(std::string_view secondsText)
{
    const auto point = secondsText.find('.');
    const auto seconds = wholeNumber<std::int64_t>(secondsText.substr(0, point));
    if (!seconds || *seconds < 0 || *seconds > 9'000'000'000)
        return std::nullopt;
    std::int64_t fraction = 0;
    if (point != std::string_view::npos) {
        const std::string_view digits = secondsText.substr(point + 1);
        const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
        if (digits.empty() || !std::ranges::all_of(digits, isDigit))
            return std::nullopt;
        for (std::size_t place = 0; place < 9; ++place)
            fraction = 10 * fraction + (place < digits.size() ? digits[place] - '0' : 0);
    }
    return *seconds * 1'000'000'000 + fraction;
}

std::optional<std::int64_t> nanoseconds(const QString& secondsText)
{
    if (secondsText.size() > longestNumber)
        return std::nullopt;
    const QByteArray text = secondsText.toUtf8();
    return nanoseconds(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
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
