// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"

#include <QJsonArray>
#include <QJsonValue>

#include <optional>

namespace regime
{

/** Null where there is no number. */
template <typename Number> QJsonValue numberJson(const std::optional<Number>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

/** [low, high], or null. */
inline QJsonValue intervalJson(const std::optional<review::Interval>& interval)
{
    return interval ? QJsonArray{interval->low, interval->high} : QJsonValue();
}

} // namespace regime
