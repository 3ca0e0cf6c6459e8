// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <cstdint>
#include <optional>
#include <string_view>

namespace regime
{

/**
 * The double nearest to a decimal such as "0.1234567" or "1.188e-05", whatever the locale. Absent
 * unless the whole text is one finite number of at most 64 characters.
 */
std::optional<double> decimalValue(const QString& text);

/** The same for a JSON string or a JSON number. */
std::optional<double> decimalValue(const QJsonValue& value);

/** A whole number written as JSON integer or as string of digits; absent for everything else. */
std::optional<std::int64_t> integerValue(const QJsonValue& value);

/**
 * Nanoseconds of a non-negative decimal number of seconds ("1762820039.9999999"), exact: digits
 * past the ninth are cut, none is rounded. Absent when it is not such a text.
 */
std::optional<std::int64_t> nanoseconds(std::string_view secondsText);
std::optional<std::int64_t> nanoseconds(const QString& secondsText);

/** `units` of 10^-decimals as text with that many places: (1234567, 7) is "0.1234567". */
QByteArray fixedDecimal(std::int64_t units, int decimals);

} // namespace regime
