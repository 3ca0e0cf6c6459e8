// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * The share of a bot's entries that are still open (up, 1 to 0) after a time (to the right), a
 * stepped curve for each regime at entry: BEARISH in short dashes, RANGING whole, BULLISH in long
 * dashes. Each curve is (place on the time axis, share) by rising time, both 0 to 1.
 */
class SurvivalPlot : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<QPointF> bear MEMBER m_bear NOTIFY changed)
    Q_PROPERTY(QList<QPointF> range MEMBER m_range NOTIFY changed)
    Q_PROPERTY(QList<QPointF> bull MEMBER m_bull NOTIFY changed)
    Q_PROPERTY(QColor bearInk MEMBER m_bearInk NOTIFY changed)
    Q_PROPERTY(QColor rangeInk MEMBER m_rangeInk NOTIFY changed)
    Q_PROPERTY(QColor bullInk MEMBER m_bullInk NOTIFY changed)
    Q_PROPERTY(QColor quiet MEMBER m_quiet NOTIFY changed)
    Q_PROPERTY(QColor paper MEMBER m_paper NOTIFY changed)

public:
    explicit SurvivalPlot(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    void draw(QPainter& painter, const QList<QPointF>& curve, const QPen& pen) const;

    QList<QPointF> m_bear, m_range, m_bull;
    QColor m_bearInk, m_rangeInk, m_bullInk, m_quiet, m_paper;
};

} // namespace regime
