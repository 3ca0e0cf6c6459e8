// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/timeargument.h"

#include <QDateTime>

namespace regime
{

Result<std::int64_t> parseTimeArgument(const QString& option, const QString& text)
{
    constexpr std::int64_t endOfTimeSec = 4'102'444'800; // 2100-01-01
    bool isNumber = false;
    std::int64_t seconds = text.toLongLong(&isNumber);
    bool valid = isNumber;
    if (!isNumber) {
        const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
        valid = time.isValid() && time.timeSpec() != Qt::LocalTime;
        seconds = valid ? time.toSecsSinceEpoch() : 0;
    }
    if (!valid || seconds < 0 || seconds > endOfTimeSec)
        return Error{QStringLiteral("--%1 %2 is not allowed: it must be epoch seconds or ISO 8601 "
                                    "with a zone, as 2024-07-01T00:00:00Z")
                         .arg(option, text)
                         .toStdString()};
    return seconds;
}

} // namespace regime
