// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/organismdriver.h"

#include <QPointer>
#include <QQuickPaintedItem>

namespace regime
{

class OrganismInks;

/** The organism in vectors, for scene graphs without shaders: the same places, forms, inks, edges
 *  and ground line as organism.frag, its soft edge in nested outlines. */
class OrganismStandIn : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regime::OrganismDriver* driver MEMBER m_driver NOTIFY driverChanged)
    Q_PROPERTY(QColor bear MEMBER m_bear NOTIFY colorsChanged)
    Q_PROPERTY(QColor range MEMBER m_range NOTIFY colorsChanged)
    Q_PROPERTY(QColor bull MEMBER m_bull NOTIFY colorsChanged)
    Q_PROPERTY(QColor paper MEMBER m_paper NOTIFY colorsChanged)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY colorsChanged)
    /** Paper lies under body and satellites, so that what is behind them lends them no hue. */
    Q_PROPERTY(bool backed MEMBER m_isBacked NOTIFY colorsChanged)

public:
    explicit OrganismStandIn(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

signals:
    void driverChanged();
    void colorsChanged();

private:
    void follow();
    void paintBody(QPainter& painter, const OrganismInks& inks) const;
    void paintGrain(QPainter& painter, double edge) const;
    template <typename Outline>
    void paintSoft(QPainter& painter, double edge, int mostLayers, Outline outlineAt) const;
    void paintFlock(QPainter& painter, const OrganismInks& inks) const;
    void paintSatellite(QPainter& painter, const Satellite& satellite,
                        const std::array<double, 3>& share, const OrganismInks& inks) const;
    void paintPaper(QPainter& painter) const;
    void paintLines(QPainter& painter) const;
    /** The body's outline at a distance outside its own, in frame units. */
    [[nodiscard]] QPolygonF bodyAt(double level) const;
    [[nodiscard]] double pixel() const;

    QPointer<OrganismDriver> m_driver;
    QMetaObject::Connection m_frames;
    QColor m_bear, m_range, m_bull, m_paper, m_ink;
    bool m_isBacked = false;
};

} // namespace regime
