// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/patterns.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace regime
{

void paintHatch(QPainter& painter, const QRectF& place, const QColor& ink, const QColor& paper,
                double pitchPx)
{
    painter.save();
    painter.setClipRect(place, Qt::IntersectClip);
    painter.fillRect(place, paper);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const double bar = pitchPx / 2.0;
    const double height = place.height();
    // Anchored to the item, not to the place: neighbouring hatches run on into each other.
    const double start = std::floor((place.left() - height) / pitchPx) * pitchPx;
    for (double x = start; x < place.right(); x += pitchPx)
        painter.drawPolygon(QPolygonF({{x, place.bottom()},
                                       {x + bar, place.bottom()},
                                       {x + bar + height, place.top()},
                                       {x + height, place.top()}}));
    painter.restore();
}

void paintStale(QPainter& painter, const QRectF& place, const QColor& ink, const QColor& paper)
{
    constexpr double pitch = 4;
    painter.fillRect(place, paper);
    for (double x = std::ceil(place.left()); x < place.right(); x += pitch)
        painter.fillRect(QRectF(x, place.top(), 1, place.height()), ink);
}

void paintKind(QPainter& painter, const QRectF& place, IntervalKind kind, const QColor& ink,
               const QColor& paper)
{
    switch (kind) {
    case IntervalKind::Present:
        painter.fillRect(place, ink);
        return;
    case IntervalKind::Quiet:
        paintHatch(painter, place, ink, paper, 7);
        return;
    case IntervalKind::Lost: {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(place, paper);
        painter.setPen(QPen(ink, 1.25));
        const QRectF box = place.adjusted(0.75, 0.75, -0.75, -0.75);
        painter.drawRect(box);
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.bottomLeft(), box.topRight());
        painter.restore();
        return;
    }
    case IntervalKind::WarmingUp:
        break;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(place, paper);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    constexpr double pitch = 5;
    for (double y = place.top() + pitch / 2; y < place.bottom(); y += pitch)
        for (double x = place.left() + pitch / 2; x < place.right(); x += pitch)
            painter.drawEllipse(QPointF(x, y), 1.1, 1.1);
    painter.restore();
}

} // namespace regime
