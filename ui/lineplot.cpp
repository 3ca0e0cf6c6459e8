// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lineplot.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace regime
{

namespace
{

constexpr double kMarginPx = 4;

} // namespace

LinePlot::LinePlot(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &LinePlot::changed, this, [this] { update(); });
}

/** What the plot spans, limit included; never empty. */
QRectF LinePlot::extent() const
{
    const auto byY = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
    const auto [low, high] = std::minmax_element(m_points.begin(), m_points.end(), byY);
    double bottom = low->y(), top = high->y();
    if (m_hasLimit) {
        bottom = std::min(bottom, m_limit);
        top = std::max(top, m_limit);
    }
    const double width = m_points.last().x() - m_points.first().x();
    const double height = top - bottom;
    return {m_points.first().x(), bottom, width > 0 ? width : 1, height > 0 ? height : 1};
}

bool LinePlot::isBeyond(double value) const
{
    return m_hasLimit && (m_unusualBelow ? value < m_limit : value > m_limit);
}

void LinePlot::paint(QPainter* painter)
{
    painter->fillRect(QRectF(0, 0, width(), height()), m_paper);
    if (m_points.isEmpty())
        return;
    const QRectF span = extent();
    const auto place = [&](const QPointF& point) {
        const double x = (point.x() - span.x()) / span.width();
        const double y = (point.y() - span.y()) / span.height();
        return QPointF(kMarginPx + x * (width() - 2 * kMarginPx),
                       height() - kMarginPx - y * (height() - 2 * kMarginPx));
    };
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_hasLimit) {
        const double y = place({span.x(), m_limit}).y();
        painter->setPen(QPen(m_quiet, 1, Qt::DashLine));
        painter->drawLine(QPointF(0, y), QPointF(width(), y));
    }
    QPolygonF line;
    for (const QPointF& point : m_points)
        line << place(point);
    painter->setPen(QPen(m_ink, 1.5));
    painter->drawPolyline(line);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_ink);
    for (qsizetype i = 0; i < line.size(); ++i)
        if (isBeyond(m_points[i].y()) || i == line.size() - 1)
            painter->drawEllipse(line[i], 3, 3);
}

} // namespace regime
