// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QQuickPaintedItem>
#include <QVector4D>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * What was forecast (to the right, 0 to 1) against the share that happened (up, 0 to 1), and the
 * diagonal on which forecasts are true: filled squares, and open rings for a second opinion. Each
 * is (forecast, share, low and high end of the share's interval); without an interval its ends are
 * not a number, and a mark stands alone.
 */
class ReliabilityPlot : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<QVector4D> squares MEMBER m_squares NOTIFY changed)
    Q_PROPERTY(QList<QVector4D> rings MEMBER m_rings NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)
    Q_PROPERTY(QColor quiet MEMBER m_quiet NOTIFY changed)
    Q_PROPERTY(QColor paper MEMBER m_paper NOTIFY changed)

public:
    explicit ReliabilityPlot(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QPointF place(double forecast, double share) const;

    QList<QVector4D> m_squares;
    QList<QVector4D> m_rings;
    QColor m_ink, m_quiet, m_paper;
};

} // namespace regime
