// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/alertmachine.h"
#include "core/engine/configuration.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace regime
{

/** Each kind's delivery and pending time, as the settings have them. */
AlertRules alertRules(const Configuration& configuration);

/** What an alert watch stands on. */
struct AlertWatchOptions {
    AlertRules rules;
    std::shared_ptr<const Clock> clock;
    QString file;    ///< where its state outlives a restart; empty: nowhere
    QString command; ///< run with each notice; empty: none
};

/**
 * Looks at what the engine says, moves the alert machine on, keeps its state and says what is new.
 * What is to be told is on disk before it is told, so that a restart tells nothing twice. Lives on
 * the worker thread.
 */
class AlertWatch : public QObject
{
    Q_OBJECT

public:
    explicit AlertWatch(AlertWatchOptions options);

    /** Says what is known and begins to look. */
    void start();

    void apply(const EngineReport& report);
    void apply(const DriftReport& drift) { m_drift = drift; }

    /** Until this moment of exchange time nothing wakes; one that is past ends the snooze. */
    void snooze(double untilSec);
    void tellDigest();
    /** A notice to see that notices arrive. */
    void test();

signals:
    void changed(const regime::AlertBook& book);
    void raised(const regime::Alert& alert);
    void told(const regime::AlertNotice& notice);

private:
    void step();
    void keep();
    void tell(const AlertNotice& notice);
    double nowSec() const;

    AlertWatchOptions m_options;
    AlertMachine m_machine;
    QTimer m_timer;
    std::optional<EngineReport> m_report;
    std::optional<DriftReport> m_drift;
};

} // namespace regime
