// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviewtimes.h"

#include <QDateTime>

namespace regime
{

namespace
{
const QString minuteForm = QStringLiteral("yyyy-MM-dd HH:mm");
} // namespace

std::optional<std::int64_t> dayStart(const QString& text)
{
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    return date.startOfDay(Qt::UTC).toSecsSinceEpoch();
}

std::optional<std::int64_t> dayEnd(const QString& text)
{
    constexpr std::int64_t daySec = 86'400;
    const auto start = dayStart(text);
    return start ? std::optional(*start + daySec) : std::nullopt;
}

QString dayText(std::int64_t timeSec)
{
    return QDateTime::fromSecsSinceEpoch(timeSec, Qt::UTC).date().toString(Qt::ISODate);
}

std::optional<std::int64_t> minuteOf(const QString& text)
{
    QDateTime time = QDateTime::fromString(text, minuteForm);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return time.toSecsSinceEpoch();
}

QString minuteText(std::int64_t timeSec)
{
    return QDateTime::fromSecsSinceEpoch(timeSec, Qt::UTC).toString(minuteForm);
}

} // namespace regime
