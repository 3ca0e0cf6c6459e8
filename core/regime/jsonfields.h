// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"
#include "core/regime/parameterjson.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace regime
{

QJsonArray textsToJson(const std::vector<std::string>& texts);
QJsonArray numbersToJson(const std::vector<double>& numbers);

/** The numbers of snapshot and replay files: 0 BEARISH, 1 RANGING, 2 BULLISH. */
QJsonArray regimesToJson(const std::vector<Regime>& regimes);

QJsonValue orNull(const std::optional<double>& number);

/** Reads fields of one object; the first fault is kept, and what is read after it is blank. */
class Fields
{
public:
    explicit Fields(const QJsonObject& object) : m_object(object) {}

    const std::optional<Error>& fault() const { return m_fault; }

    bool isNull(const char* name) const { return m_object[QLatin1String(name)].isNull(); }

    double number(const char* name);
    std::optional<double> numberOrNull(const char* name);
    std::int64_t integer(const char* name);
    int smallInteger(const char* name);
    bool flag(const char* name);
    std::string text(const char* name);
    /** A whole number beyond what JSON numbers hold, as text. */
    std::uint64_t seed(const char* name);
    std::vector<double> numbers(const char* name);
    std::vector<std::string> texts(const char* name);
    std::vector<Regime> regimes(const char* name);
    /** The place of the text among `words`. */
    std::size_t oneOf(const char* name, std::span<const char* const> words);
    QJsonObject object(const char* name);
    QJsonArray array(const char* name);

    /** The value, or a blank one whose fault is kept. */
    template <typename T> T take(Result<T> result)
    {
        if (result)
            return *std::move(result);
        if (!m_fault)
            m_fault = result.error();
        return T{};
    }

    void complain(const char* name, const char* what);

private:
    const QJsonObject m_object;
    std::optional<Error> m_fault;
};

} // namespace regime
