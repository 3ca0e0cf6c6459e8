// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"
#include "core/engine/values/regimesnapshot.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * "As the model says now": whether the charts show what today's model says of the past instead of
 * what was said at the time, and how far the two differ in the view. Lives on the GUI thread.
 */
class AsNowModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the ChartModel")
    Q_PROPERTY(bool on READ on WRITE setOn NOTIFY onChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
    Q_PROPERTY(bool shown READ shown NOTIFY textChanged)

public:
    using QObject::QObject;

    bool on() const { return m_on; }
    /** Stays off while there is a problem. */
    void setOn(bool on);

    /** Why there is nothing to turn on; empty when there is. */
    QString problem() const;

    /** What has come of it in the view; empty when off. */
    QString text() const { return m_text; }

    /** Its answers are what is drawn, and those of today's other model in the second band; until
     *  they are there, that is still what was said then, or what a model before them says. */
    bool shown() const { return m_shown; }

    void apply(const RegimeSnapshot& snapshot);

    /** `history` is drawn, [fromSec, toSec) in view. */
    void look(const ChartHistory& history, double fromSec, double toSec);

signals:
    void onChanged();
    void problemChanged();
    void textChanged();
    /** Another model answers now: what it says of the past is to be asked again. */
    void modelChanged();

private:
    bool m_on = false;
    bool m_trained = false;
    bool m_shown = false;
    QString m_modelId, m_otherId;
    QString m_text;
};

/** "12.4 % of 1 440 candles change label against the ledger; 37 more have no row in it." */
QString relabellingText(const Relabelling& relabelling);

} // namespace regime
