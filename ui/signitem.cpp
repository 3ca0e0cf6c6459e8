// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signitem.h"

#include "ui/patterns.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace regime
{

SignItem::SignItem(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &SignItem::changed, this, [this] { update(); });
}

void SignItem::setShape(Shape shape)
{
    if (shape == m_shape)
        return;
    m_shape = shape;
    emit changed();
}

void SignItem::setInk(const QColor& ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    emit changed();
}

void SignItem::setPaper(const QColor& paper)
{
    if (paper == m_paper)
        return;
    m_paper = paper;
    emit changed();
}

void SignItem::paint(QPainter* painter)
{
    const QRectF place(0, 0, width(), height());
    switch (m_shape) {
    case Hatch:
        paintHatch(*painter, place, m_ink, m_paper, 14);
        return;
    case Present:
        paintKind(*painter, place, IntervalKind::Present, m_ink, m_paper);
        return;
    case Quiet:
        paintKind(*painter, place, IntervalKind::Quiet, m_ink, m_paper);
        return;
    case Lost:
        paintKind(*painter, place, IntervalKind::Lost, m_ink, m_paper);
        return;
    case WarmingUp:
        paintKind(*painter, place, IntervalKind::WarmingUp, m_ink, m_paper);
        return;
    case Stale:
        paintStale(*painter, place, m_ink, m_paper);
        return;
    case Ruled:
        painter->fillRect(place, m_ink);
        for (double y = 3; y < height(); y += 4)
            painter->fillRect(QRectF(0, y, width(), 1), m_paper);
        return;
    default:
        paintForm(*painter);
    }
}

void SignItem::paintForm(QPainter& painter) const
{
    const double side = std::min(width(), height());
    const QRectF box((width() - side) / 2, (height() - side) / 2, side, side);
    if (m_shape == Square) {
        painter.fillRect(box, m_ink);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_ink);
    if (m_shape == Circle) {
        painter.drawEllipse(box);
    } else if (m_shape == Triangle) {
        painter.drawPolygon(
            QPolygonF({{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()}));
    } else if (m_shape == Down) {
        painter.drawPolygon(
            QPolygonF({box.topLeft(), box.topRight(), {box.center().x(), box.bottom()}}));
    } else {
        const double line = std::max(2.0, side / 8);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_ink, line));
        painter.drawEllipse(box.adjusted(line / 2, line / 2, -line / 2, -line / 2));
    }
}

} // namespace regime
