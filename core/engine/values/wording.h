// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimeZone>

#include <cstdint>

namespace regime
{

/** The one spelling of times, ages and counts in every sentence the operator reads: days in the
 *  default QLocale, numbers alike in every language, as in files and on the command line. */

/** "11:25:12 UTC". */
QString clockText(double timeSec, const QTimeZone& zone = QTimeZone::utc());

/** "10:05" on the day of `nowSec`, else "22 Nov 10:05" (and the year, if another). No zone. */
QString timeText(double timeSec, double nowSec, const QTimeZone& zone = QTimeZone::utc());

/** "22 Nov". */
QString dayText(double timeSec, const QTimeZone& zone = QTimeZone::utc());

/** What is written beside times of `timeSec` in `zone`: "UTC", "CEST", "+0545". */
QString zoneText(double timeSec, const QTimeZone& zone);

/** "62 s", "7 min", "6 h", "3 days": whole units, rounded down; negative counts as 0. */
QString durationText(double durationSec);

/** "2 412", grouped by a narrow no-break space. */
QString countText(std::int64_t count);

/** "1 candle", "17 candles". */
QString candlesText(std::int64_t candles);

/** Text from outside, fit for one line: white space collapsed, at most `maxLength` characters. */
QString oneLine(const QString& text, int maxLength = 120);

} // namespace regime
