// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/timeargument.h"

#include <QDateTime>

namespace regime
{

Result<std::int64_t> parseTimeArgument(const QString& text)
{
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return static_cast<std::int64_t>(seconds);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    // A local time would mean another moment on each machine.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return Error{
            QStringLiteral("\"%1\" is no time: it must be epoch seconds or ISO 8601 with a zone, "
                           "such as 2024-07-01T00:00:00Z")
                .arg(text.left(80))
                .toStdString()};
    return static_cast<std::int64_t>(time.toSecsSinceEpoch());
}

} // namespace regime
