// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/jsonfields.h"

#include <algorithm>
#include <cmath>

namespace regime
{

QJsonArray textsToJson(const std::vector<std::string>& texts)
{
    QJsonArray array;
    for (const std::string& text : texts)
        array.append(QString::fromStdString(text));
    return array;
}

QJsonArray numbersToJson(const std::vector<double>& numbers)
{
    QJsonArray array;
    for (const double number : numbers)
        array.append(number);
    return array;
}

QJsonArray regimesToJson(const std::vector<Regime>& regimes)
{
    QJsonArray array;
    for (const Regime regime : regimes)
        array.append(static_cast<int>(regime));
    return array;
}

QJsonValue orNull(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

double Fields::number(const char* name)
{
    const QJsonValue value = m_object[QLatin1String(name)];
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        complain(name, "must be a number");
    return value.toDouble();
}

std::optional<double> Fields::numberOrNull(const char* name)
{
    return isNull(name) ? std::nullopt : std::optional(number(name));
}

std::int64_t Fields::integer(const char* name)
{
    constexpr double largestExactInteger = 9007199254740992.0;
    const double value = number(name);
    if (value != std::floor(value) || std::abs(value) > largestExactInteger)
        complain(name, "must be a whole number");
    return m_fault ? 0 : static_cast<std::int64_t>(value);
}

int Fields::smallInteger(const char* name)
{
    const std::int64_t value = integer(name);
    if (value != static_cast<int>(value))
        complain(name, "is too large");
    return static_cast<int>(value);
}

bool Fields::flag(const char* name)
{
    const QJsonValue value = m_object[QLatin1String(name)];
    if (!value.isBool())
        complain(name, "must be true or false");
    return value.toBool();
}

std::string Fields::text(const char* name)
{
    const QJsonValue value = m_object[QLatin1String(name)];
    if (!value.isString())
        complain(name, "must be text");
    return value.toString().toStdString();
}

std::uint64_t Fields::seed(const char* name)
{
    bool ok = false;
    const std::uint64_t value = QString::fromStdString(text(name)).toULongLong(&ok);
    if (!ok)
        complain(name, "must be a whole number, as text");
    return value;
}

std::vector<double> Fields::numbers(const char* name)
{
    const Eigen::VectorXd values = take(vectorFromJson(m_object[QLatin1String(name)], name));
    return {values.begin(), values.end()};
}

std::vector<std::string> Fields::texts(const char* name)
{
    std::vector<std::string> result;
    const QJsonValue array = m_object[QLatin1String(name)];
    if (!array.isArray())
        complain(name, "must be an array of texts");
    for (const QJsonValue& entry : array.toArray()) {
        if (!entry.isString())
            complain(name, "must be an array of texts");
        result.push_back(entry.toString().toStdString());
    }
    return result;
}

std::vector<Regime> Fields::regimes(const char* name)
{
    std::vector<Regime> result;
    for (const double value : numbers(name)) {
        if (value != 0 && value != 1 && value != 2)
            complain(name, "must hold 0, 1 or 2");
        else
            result.push_back(static_cast<Regime>(static_cast<int>(value)));
    }
    return result;
}

std::size_t Fields::oneOf(const char* name, std::span<const char* const> words)
{
    const std::string value = text(name);
    const auto found = std::ranges::find(words, value);
    if (found != words.end())
        return static_cast<std::size_t>(found - words.begin());
    std::string allowed = "must be one of";
    for (const char* word : words)
        allowed += std::string(" ") + word;
    complain(name, allowed.c_str());
    return 0;
}

QJsonObject Fields::object(const char* name)
{
    const QJsonValue value = m_object[QLatin1String(name)];
    if (!value.isObject())
        complain(name, "must be an object");
    return value.toObject();
}

QJsonArray Fields::array(const char* name)
{
    const QJsonValue value = m_object[QLatin1String(name)];
    if (!value.isArray())
        complain(name, "must be an array");
    return value.toArray();
}

void Fields::complain(const char* name, const char* what)
{
    if (!m_fault)
        m_fault = Error{std::string(name) + ": " + what};
}

} // namespace regime
