// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/wording.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

QDateTime timeIn(const QTimeZone& zone, double timeSec)
{
    return QDateTime::fromMSecsSinceEpoch(std::llround(timeSec * 1000.0), zone);
}

} // namespace

QString clockText(double timeSec, const QTimeZone& zone)
{
    return timeIn(zone, timeSec).toString(QStringLiteral("HH:mm:ss ")) + zoneText(timeSec, zone);
}

QString dayText(double timeSec, const QTimeZone& zone)
{
    //: a day of a month, as QLocale::toString() takes it
    return QLocale().toString(timeIn(zone, timeSec), Words::tr("d MMM"));
}

QString zoneText(double timeSec, const QTimeZone& zone)
{
    return zone.abbreviation(timeIn(zone, timeSec));
}

QString timeText(double timeSec, double nowSec, const QTimeZone& zone)
{
    const QDateTime time = timeIn(zone, timeSec);
    const QDateTime now = timeIn(zone, nowSec);
    QString text = time.toString(QStringLiteral("HH:mm"));
    if (time.date() != now.date()) {
        if (time.date().year() != now.date().year())
            text.prepend(time.toString(QStringLiteral("yyyy ")));
        text.prepend(dayText(timeSec, zone) + u' ');
    }
    return text;
}

QString durationText(double durationSec)
{
    const auto seconds = static_cast<std::int64_t>(std::max(0.0, durationSec));
    if (seconds < 120)
        return QStringLiteral("%1 s").arg(seconds);
    if (seconds < 2 * 3600)
        return QStringLiteral("%1 min").arg(seconds / 60);
    if (seconds < 2 * 86400)
        return QStringLiteral("%1 h").arg(seconds / 3600);
    return Words::tr("%1 days").arg(countText(seconds / 86400));
}

QString countText(std::int64_t count)
{
    QString digits = QString::number(std::abs(count));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(0x202F));
    return count < 0 ? QChar(0x2212) + digits : digits;
}

QString candlesText(std::int64_t candles)
{
    return candles == 1 ? Words::tr("1 candle") : Words::tr("%1 candles").arg(countText(candles));
}

QString oneLine(const QString& text, int maxLength)
{
    const QString line = text.simplified();
    return line.size() <= maxLength ? line : line.left(maxLength - 1) + QChar(0x2026);
}

} // namespace regime
