// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/enginereport.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <optional>

namespace regime
{

class RegimeWorker;

/**
 * Tells systemd how a program without a window fares: sd_notify(3), one datagram a message to
 * $NOTIFY_SOCKET, and silence without one. Ready with the worker's first report; alive at each half
 * of $WATCHDOG_USEC, when the worker's thread answers and its next poll is not overdue; stopping at
 * the end. Lives on the main thread.
 */
class ServiceNotifier : public QObject
{
    Q_OBJECT

public:
    /** `pollGrace`: how long a poll's answer may take; its request's deadline is 20 s, and there
     *  may be more than one request. */
    explicit ServiceNotifier(RegimeWorker& worker,
                             std::chrono::milliseconds pollGrace = std::chrono::seconds(60));
    ~ServiceNotifier() override;

signals:
    void asked();

private:
    void noteReport(const EngineReport& report);
    void sayAlive();

    std::chrono::milliseconds m_pollGrace;
    QTimer m_watchdog;
    QDeadlineTimer m_nextReport{QDeadlineTimer::Forever}; ///< then a poll is overdue
    bool m_isReady = false;
    bool m_isAsked = false;                  ///< the worker, and it has not answered yet
    std::optional<std::uint64_t> m_sequence; ///< of the newest report
};

} // namespace regime
