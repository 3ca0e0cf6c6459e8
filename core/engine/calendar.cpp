// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/calendar.h"

#include <algorithm>

namespace regime
{

namespace
{

constexpr int kDayMin = 1440;
constexpr std::int64_t kDaySec = 60 * kDayMin;

} // namespace

std::int64_t calendarStartSec(double nowSec, int days)
{
    const auto today = static_cast<std::int64_t>(nowSec) / kDaySec;
    return (today - days + 1) * kDaySec;
}

CoverageCalendar makeCalendar(const FilledSeries& series, std::int64_t fromSec, int days,
                              int intervalMin)
{
    CoverageCalendar calendar;
    calendar.fromSec = fromSec;
    if (intervalMin > kDayMin)
        return calendar;
    calendar.cellMin = std::max(60, intervalMin);
    calendar.candlesPerCell = calendar.cellMin / intervalMin;
    calendar.cells.resize(static_cast<std::size_t>(days * calendar.cellsPerDay()));
    const auto cellOf = [&](std::int64_t timeSec) -> CalendarCell* {
        const std::int64_t cell = (timeSec - fromSec) / (calendar.cellMin * 60);
        const bool inside = timeSec >= fromSec && cell < std::ssize(calendar.cells);
        return inside ? &calendar.cells[static_cast<std::size_t>(cell)] : nullptr;
    };
    for (const Candle& candle : series.candles)
        if (CalendarCell* cell = cellOf(candle.openTimeSec))
            ++(candle.quiet ? cell->quiet : cell->present);
    for (const Gap& gap : series.coverage.lost) {
        for (std::int64_t timeSec = gap.firstSec; timeSec <= gap.lastSec;
             timeSec += intervalMin * 60)
            if (CalendarCell* cell = cellOf(timeSec))
                ++cell->lost;
        calendar.lost.insert(calendar.lost.begin(),
                             {gap.firstSec, gap.lastSec, static_cast<int>(gap.candles)});
    }
    return calendar;
}

} // namespace regime
