// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calendarmodel.h"
#include "ui/healthview.h"
#include "ui/synclog.h"

#include <QList>
#include <QPointF>
#include <QPointer>
#include <QtCharts/QXYSeries>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The health of the data pipeline, and the latency of the newest syncs as a line. */
class HealthModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(regime::HealthView view READ view NOTIFY viewChanged)
    Q_PROPERTY(regime::CalendarModel* calendar READ calendar CONSTANT)
    Q_PROPERTY(regime::SyncLog* syncs READ syncs CONSTANT)
    Q_PROPERTY(int syncCount READ syncCount NOTIFY latencyChanged)
    Q_PROPERTY(double latencyFromSec READ latencyFromSec NOTIFY latencyChanged)
    Q_PROPERTY(double latencyToSec READ latencyToSec NOTIFY latencyChanged)
    Q_PROPERTY(double latencyTopMs READ latencyTopMs NOTIFY latencyChanged)
    Q_PROPERTY(QString latencyText READ latencyText NOTIFY latencyChanged)

public:
    static constexpr int kKeptSyncs = 720;

    using QObject::QObject;

    regime::HealthView view() const { return m_view; }
    CalendarModel* calendar() { return &m_calendar; }
    SyncLog* syncs() { return &m_syncs; }
    int syncCount() const { return static_cast<int>(m_latencies.size()); }
    double latencyFromSec() const;
    double latencyToSec() const;
    double latencyTopMs() const; ///< a round number above all shown latencies
    QString latencyText() const; ///< "median 84 ms, longest 310 ms, last 48 syncs"

    /** Remembers the sync `health` tells of, if it is a new one. */
    void apply(const FeedHealth& health);

    /** Brings the words to `nowSec`. */
    void refresh(const FeedHealth& health, double nowSec);

    /** The line to fill from now on: x epoch seconds, y milliseconds. */
    Q_INVOKABLE void setLatencySeries(QXYSeries* series);

signals:
    void viewChanged();
    void latencyChanged();

private:
    regime::HealthView m_view;
    CalendarModel m_calendar;
    SyncLog m_syncs;
    QList<QPointF> m_latencies; ///< oldest first
    QPointer<QXYSeries> m_series;
};

} // namespace regime
