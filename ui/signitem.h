// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** One sign of the picture language: a regime's form, a kind of data, or the caution hatch. */
class SignItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Sign)
    Q_PROPERTY(Shape shape READ shape WRITE setShape NOTIFY changed)
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY changed)
    Q_PROPERTY(QColor paper READ paper WRITE setPaper NOTIFY changed)

public:
    /** The first four are the forms of ShownRegime. */
    enum Shape {
        Ring = -1,
        Square,
        Circle,
        Triangle,
        Down,
        Hatch,
        Present,
        Quiet,
        Lost,
        WarmingUp,
        Stale,
        Ruled
    };
    Q_ENUM(Shape)

    explicit SignItem(QQuickItem* parent = nullptr);

    Shape shape() const { return m_shape; }
    void setShape(Shape shape);
    QColor ink() const { return m_ink; }
    void setInk(const QColor& ink);
    QColor paper() const { return m_paper; }
    void setPaper(const QColor& paper);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    void paintForm(QPainter& painter) const;

    Shape m_shape = Ring;
    QColor m_ink = Qt::black;
    QColor m_paper = Qt::white;
};

} // namespace regime
