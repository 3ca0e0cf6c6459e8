// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/survivalplot.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

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

void SurvivalPlot::draw(QPainter& painter, const QList<QPointF>& curve, const QPen& pen,
                        double longest) const
{
    const auto place = [&](double sec, double share) {
        return QPointF(kMarginPx + sec / longest * (width() - 2 * kMarginPx),
                       height() - kMarginPx - share * (height() - 2 * kMarginPx));
    };
    QPolygonF line{place(0, 1)};
    double share = 1;
    for (const QPointF& step : curve) {
        line << place(step.x(), share) << place(step.x(), step.y());
        share = step.y();
    }
    line << place(longest, share);
    painter.setPen(pen);
    painter.drawPolyline(line);
}

void SurvivalPlot::paint(QPainter* painter)
{
    painter->fillRect(QRectF(0, 0, width(), height()), m_paper);
    double longest = 0;
    for (const QList<QPointF>* curve : {&m_bear, &m_range, &m_bull})
        if (!curve->isEmpty())
            longest = std::max(longest, curve->last().x());
    painter->setPen(QPen(m_quiet, 1));
    painter->drawRect(
        QRectF(kMarginPx, kMarginPx, width() - 2 * kMarginPx, height() - 2 * kMarginPx));
    if (longest <= 0)
        return;
    if (!m_bear.isEmpty())
        draw(*painter, m_bear, QPen(m_bearInk, 1.5, Qt::DotLine), longest);
    if (!m_range.isEmpty())
        draw(*painter, m_range, QPen(m_rangeInk, 1.5), longest);
    if (!m_bull.isEmpty())
        draw(*painter, m_bull, QPen(m_bullInk, 1.5, Qt::DashLine), longest);
}

} // namespace regime
