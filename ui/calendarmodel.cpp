// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calendarmodel.h"

#include "core/engine/values/wording.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace regime
{

namespace
{

QString clockAt(std::int64_t timeSec)
{
    return QDateTime::fromSecsSinceEpoch(timeSec, Qt::UTC).toString(QStringLiteral("HH:mm"));
}

QString dayAt(std::int64_t timeSec)
{
    return dayText(static_cast<double>(timeSec));
}

} // namespace

int CalendarModel::days() const
{
    return static_cast<int>(m_calendar.cells.size()) / m_calendar.cellsPerDay();
}

QString CalendarModel::summary() const
{
    if (days() == 0)
        return {};
    const auto total = std::accumulate(
        m_calendar.cells.begin(), m_calendar.cells.end(), CalendarCell(),
        [](CalendarCell sum, const CalendarCell& c) {
            return CalendarCell{sum.present + c.present, sum.quiet + c.quiet, sum.lost + c.lost};
        });
    if (total == CalendarCell())
        return tr("No candle in these %1 days.").arg(days());
    const QString quiet = tr("%1 without a trade").arg(candlesText(total.quiet));
    if (total.lost == 0)
        return tr("Nothing lost in %1 days, %2.").arg(days()).arg(quiet);
    return tr("%1 lost, %2, in %3 days.").arg(candlesText(total.lost), quiet).arg(days());
}

int CalendarModel::indexOf(int place) const
{
    const int perDay = cellsPerDay();
    return (days() - 1 - place / perDay) * perDay + place % perDay;
}

const CalendarCell& CalendarModel::cellAt(int place) const
{
    return m_calendar.cells[static_cast<std::size_t>(indexOf(place))];
}

QString CalendarModel::dayText(int row) const
{
    return row < days() ? dayAt(m_calendar.cellStartSec(indexOf(row * cellsPerDay()))) : QString();
}

void CalendarModel::apply(const CoverageCalendar& calendar)
{
    if (calendar == m_calendar)
        return;
    m_calendar = calendar;
    if (m_current >= static_cast<int>(m_calendar.cells.size()))
        m_current = -1;
    emit changed();
    emit currentChanged();
}

void CalendarModel::setCurrent(int cell)
{
    cell = cell < static_cast<int>(m_calendar.cells.size()) ? std::max(-1, cell) : -1;
    if (cell == m_current)
        return;
    m_current = cell;
    emit currentChanged();
}

void CalendarModel::move(int columns, int rows)
{
    if (days() == 0)
        return;
    const int perDay = cellsPerDay();
    const int from = std::max(0, m_current);
    const int column = std::clamp(from % perDay + columns, 0, perDay - 1);
    const int row = std::clamp(from / perDay + rows, 0, days() - 1);
    setCurrent(row * perDay + column);
}

std::vector<LostInterval> CalendarModel::holesIn(int place) const
{
    const std::int64_t fromSec = m_calendar.cellStartSec(indexOf(place));
    const std::int64_t toSec = fromSec + m_calendar.cellMin * 60;
    std::vector<LostInterval> holes;
    std::ranges::copy_if(m_calendar.lost, std::back_inserter(holes), [&](const LostInterval& hole) {
        return hole.fromSec < toSec && hole.toSec >= fromSec;
    });
    return holes;
}

QString CalendarModel::currentText() const
{
    if (m_current < 0)
        return {};
    const std::int64_t fromSec = m_calendar.cellStartSec(indexOf(m_current));
    const CalendarCell& cell = cellAt(m_current);
    const QString when = tr("%1 to %2 UTC")
                             .arg(dayAt(fromSec) + u' ' + clockAt(fromSec),
                                  clockAt(fromSec + m_calendar.cellMin * 60));
    if (cell == CalendarCell())
        return tr("%1: no candle stored").arg(when);
    QStringList parts;
    if (cell.present > 0)
        parts << tr("%1 present").arg(countText(cell.present));
    if (cell.quiet > 0)
        parts << tr("%1 quiet, filled").arg(countText(cell.quiet));
    for (const LostInterval& hole : holesIn(m_current))
        parts << tr("%1 lost from %2 to %3")
                     .arg(countText(hole.candles), clockAt(hole.fromSec), clockAt(hole.toSec));
    return QStringLiteral("%1: %2").arg(when, parts.join(QStringLiteral(", ")));
}

bool CalendarModel::currentHasHole() const
{
    return m_current >= 0 && cellAt(m_current).lost > 0;
}

void CalendarModel::fillCurrent()
{
    if (!currentHasHole())
        return;
    for (const LostInterval& hole : holesIn(m_current))
        emit fillRequested(hole.fromSec,
                           hole.toSec + 60 * m_calendar.cellMin / m_calendar.candlesPerCell);
}

} // namespace regime
