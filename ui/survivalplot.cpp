// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/survivalplot.h"

#include <QPainter>
#include <QPolygonF>

namespace regime
{

namespace
{

constexpr double kMarginPx = 4;

} // namespace

SurvivalPlot::SurvivalPlot(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &SurvivalPlot::changed, this, [this] { update(); });
}

void SurvivalPlot::draw(QPainter& painter, const QList<QPointF>& curve, const QPen& pen) const
{
    if (curve.isEmpty())
        return;
    const auto place = [&](double time, double share) {
        return QPointF(kMarginPx + time * (width() - 2 * kMarginPx),
                       height() - kMarginPx - share * (height() - 2 * kMarginPx));
    };
    QPolygonF line{place(0, 1)};
    double share = 1;
    for (const QPointF& step : curve) {
        line << place(step.x(), share) << place(step.x(), step.y());
        share = step.y();
    }
    line << place(1, share);
    painter.setPen(pen);
    painter.drawPolyline(line);
}

void SurvivalPlot::paint(QPainter* painter)
{
    painter->fillRect(QRectF(0, 0, width(), height()), m_paper);
    painter->setPen(QPen(m_quiet, 1));
    painter->drawRect(
        QRectF(kMarginPx, kMarginPx, width() - 2 * kMarginPx, height() - 2 * kMarginPx));
    draw(*painter, m_bear, QPen(m_bearInk, 1.5, Qt::DotLine));
    draw(*painter, m_range, QPen(m_rangeInk, 1.5));
    draw(*painter, m_bull, QPen(m_bullInk, 1.5, Qt::DashLine));
}

} // namespace regime
