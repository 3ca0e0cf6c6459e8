// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace regime
{

/**
 * Sends Qt's messages to stderr and to `<dataDir>/regimescope.log`: one line an event, UTC time,
 * level and category, line breaks in outside text escaped. The log turns over at 5 MB, five files
 * at most. `level` is debug, info, warning or error. Without a writable folder only stderr is used.
 */
void installLog(const QString& dataDir, const QString& level);

/** The newest 20 warnings and errors of this process, oldest first, whatever level is logged. */
QStringList newestProblems();

/** One event as one line, without its end. */
QString logLine(const QString& timeUtc, const QString& level, const QString& category,
                const QString& message);

} // namespace regime
