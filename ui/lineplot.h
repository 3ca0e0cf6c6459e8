// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** A small line without axes, at most a few hundred points: the newest value as a dot, and a dashed
 *  limit with what lies beyond it marked. */
class LinePlot : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<QPointF> points MEMBER m_points NOTIFY changed)
    Q_PROPERTY(bool hasLimit MEMBER m_hasLimit NOTIFY changed)
    Q_PROPERTY(double limit MEMBER m_limit NOTIFY changed)
    Q_PROPERTY(bool unusualBelow MEMBER m_unusualBelow NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)
    Q_PROPERTY(QColor quiet MEMBER m_quiet NOTIFY changed)
    Q_PROPERTY(QColor paper MEMBER m_paper NOTIFY changed)

public:
    explicit LinePlot(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QRectF extent() const;
    bool isBeyond(double value) const;

    QList<QPointF> m_points; ///< by rising x
    bool m_hasLimit = false;
    double m_limit = 0;
    bool m_unusualBelow = false;
    QColor m_ink, m_quiet, m_paper;
};

} // namespace regime
