// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reliabilityplot.h"

#include <QPainter>

#include <cmath>

namespace regime
{

namespace
{

constexpr double kMarginPx = 6;
constexpr double kMarkPx = 7;

} // namespace

ReliabilityPlot::ReliabilityPlot(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &ReliabilityPlot::changed, this, [this] { update(); });
}

QPointF ReliabilityPlot::place(double forecast, double share) const
{
    return {kMarginPx + forecast * (width() - 2 * kMarginPx),
            height() - kMarginPx - share * (height() - 2 * kMarginPx)};
}

void ReliabilityPlot::paint(QPainter* painter)
{
    painter->fillRect(QRectF(0, 0, width(), height()), m_paper);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_quiet, 1));
    painter->drawRect(QRectF(place(0, 1), place(1, 0)));
    painter->setPen(QPen(m_quiet, 1, Qt::DashLine));
    painter->drawLine(place(0, 0), place(1, 1));
    for (const QList<QVector4D>* marks : {&m_rings, &m_squares})
        for (const QVector4D& mark : *marks) {
            painter->setPen(QPen(m_ink, 1.2));
            if (std::isfinite(mark.z()) && std::isfinite(mark.w()))
                painter->drawLine(place(mark.x(), mark.z()), place(mark.x(), mark.w()));
            const QPointF at = place(mark.x(), mark.y());
            const QRectF around(at.x() - kMarkPx / 2, at.y() - kMarkPx / 2, kMarkPx, kMarkPx);
            painter->setBrush(marks == &m_squares ? m_ink : m_paper);
            if (marks == &m_squares)
                painter->drawRect(around);
            else
                painter->drawEllipse(around);
        }
}

} // namespace regime
