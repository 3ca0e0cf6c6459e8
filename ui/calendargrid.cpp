// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calendargrid.h"

#include "ui/patterns.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double kGapPx = 2;
/** However few they are, lost candles are seen. */
constexpr double kLeastLostPx = 10;

} // namespace

CalendarGrid::CalendarGrid(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &CalendarGrid::styleChanged, this, [this] { update(); });
}

void CalendarGrid::setCalendar(CalendarModel* calendar)
{
    if (calendar == m_calendar)
        return;
    if (m_calendar)
        m_calendar->disconnect(this);
    m_calendar = calendar;
    if (m_calendar) {
        connect(m_calendar, &CalendarModel::changed, this, [this] { update(); });
        connect(m_calendar, &CalendarModel::currentChanged, this, [this] { update(); });
    }
    emit styleChanged();
}

int CalendarGrid::cellAt(double x, double y) const
{
    if (!m_calendar || m_calendar->days() == 0 || !contains(QPointF(x, y)))
        return -1;
    const int perDay = m_calendar->cellsPerDay();
    const int column = std::min(static_cast<int>(x / width() * perDay), perDay - 1);
    const int row =
        std::min(static_cast<int>(y / height() * m_calendar->days()), m_calendar->days() - 1);
    return row * perDay + column;
}

QRectF CalendarGrid::placeOf(int cell) const
{
    const int perDay = m_calendar->cellsPerDay();
    const double w = width() / perDay, h = height() / m_calendar->days();
    const double left = std::round(cell % perDay * w), top = std::round(cell / perDay * h);
    return {left, top, std::round((cell % perDay + 1) * w) - left - kGapPx,
            std::round((cell / perDay + 1) * h) - top - kGapPx};
}

void CalendarGrid::paintCell(QPainter& painter, const QRectF& place, const CalendarCell& cell) const
{
    const double perCandle = place.width() / m_calendar->calendar().candlesPerCell;
    const double lost = cell.lost > 0 ? std::max(kLeastLostPx, cell.lost * perCandle) : 0;
    const double room = place.width() - lost;
    double left = place.left();
    const auto part = [&](IntervalKind kind, double width) {
        if (width <= 0)
            return;
        paintKind(painter, {left, place.top(), width, place.height()}, kind, m_strip, m_paper);
        left += width;
    };
    painter.fillRect(place, m_paper);
    part(IntervalKind::Present, std::min(room, cell.present * perCandle));
    part(IntervalKind::Quiet, std::min(place.left() + room - left, cell.quiet * perCandle));
    part(IntervalKind::Lost, lost);
}

void CalendarGrid::paint(QPainter* painter)
{
    if (!m_calendar)
        return;
    const int cells = m_calendar->days() * m_calendar->cellsPerDay();
    for (int cell = 0; cell < cells; ++cell)
        paintCell(*painter, placeOf(cell), m_calendar->cellAt(cell));
    if (m_calendar->current() < 0)
        return;
    painter->setPen(QPen(m_ink, 2));
    painter->drawRect(placeOf(m_calendar->current()).adjusted(-1, -1, 1, 1));
}

} // namespace regime
