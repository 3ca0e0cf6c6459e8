// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chartmodel.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** A range of the charts in sentences, a chart each. */
struct SpokenRange {
    QString prices;
    QString probabilities;
    QString certainty;
    QString data;

    bool operator==(const SpokenRange&) const = default;
};

/** What is seen of `history` from `fromSec` (inclusive) to `toSec`; times are written as of
 * `nowSec`. "No candles here." where there are none. */
SpokenRange spokenRange(const ChartHistory& history, double fromSec, double toSec, double nowSec,
                        const QTimeZone& zone);

/**
 * The charts for who does not see them: each as a sentence about the range in view and, under the
 * crosshair, its values there. Lives on the GUI thread.
 */
class SpokenCharts : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regime::ChartModel* chart READ chart WRITE setChart NOTIFY chartChanged)
    Q_PROPERTY(QString prices READ prices NOTIFY changed)
    Q_PROPERTY(QString probabilities READ probabilities NOTIFY changed)
    Q_PROPERTY(QString certainty READ certainty NOTIFY changed)
    Q_PROPERTY(QString data READ data NOTIFY changed)
    Q_PROPERTY(QString crosshair READ crosshair NOTIFY changed)

public:
    using QObject::QObject;

    regime::ChartModel* chart() const { return m_chart; }
    void setChart(regime::ChartModel* chart);

    QString prices() const { return m_said.prices; }
    QString probabilities() const { return m_said.probabilities; }
    QString certainty() const { return m_said.certainty; }
    QString data() const { return m_said.data; }
    /** All that stands under the crosshair; empty without one. */
    QString crosshair() const { return m_crosshair; }

signals:
    void chartChanged();
    void changed();

private:
    void speak();

    QPointer<regime::ChartModel> m_chart;
    SpokenRange m_said;
    QString m_crosshair;
};

} // namespace regime
