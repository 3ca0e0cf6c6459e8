// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"

#include <QList>
#include <QObject>
#include <QPointF>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <vector>

namespace regime
{

/**
 * The curves of time to exit by regime at entry, as they are drawn: each point (place on the time
 * axis, share still open), both 0 to 1. Time grows linearly within the first minute and by its
 * logarithm behind it, since exits take minutes to weeks; the axis ends at the last of them.
 */
class SurvivalModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by its owner")
    Q_PROPERTY(QList<QPointF> bear READ bear NOTIFY changed)
    Q_PROPERTY(QList<QPointF> range READ range NOTIFY changed)
    Q_PROPERTY(QList<QPointF> bull READ bull NOTIFY changed)
    Q_PROPERTY(QList<double> tickPlaces READ tickPlaces NOTIFY changed)
    Q_PROPERTY(QStringList tickTexts READ tickTexts NOTIFY changed)
    Q_PROPERTY(bool empty READ empty NOTIFY changed)

public:
    using QObject::QObject;

    QList<QPointF> bear() const { return m_curves[0]; }
    QList<QPointF> range() const { return m_curves[1]; }
    QList<QPointF> bull() const { return m_curves[2]; }
    QList<double> tickPlaces() const { return m_tickPlaces; }
    QStringList tickTexts() const { return m_tickTexts; }
    bool empty() const { return m_tickPlaces.isEmpty(); }

    void setCurves(const std::array<std::vector<review::SurvivalStep>, 3>& curves);

signals:
    void changed();

private:
    std::array<QList<QPointF>, 3> m_curves;
    QList<double> m_tickPlaces;
    QStringList m_tickTexts;
};

} // namespace regime
