// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace regime
{

/** Times as the operator types them on the Review page, UTC. */

/** First second of a day written as "2024-07-01"; nothing when it is none. */
std::optional<std::int64_t> dayStart(const QString& text);

/** The end of such a day, exclusive. */
std::optional<std::int64_t> dayEnd(const QString& text);

/** The day of a time, "2024-07-01". */
QString dayText(std::int64_t timeSec);

/** "2024-07-01 13:05". */
std::optional<std::int64_t> minuteOf(const QString& text);
QString minuteText(std::int64_t timeSec);

} // namespace regime
