// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servicenotifier.h"

#include "core/engine/regimeworker.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <utility>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace regime
{

namespace
{

void notifySystemd(const QByteArray& message)
{
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (path.isEmpty() || static_cast<std::size_t>(path.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    if (path.startsWith('@')) // the abstract namespace
        address.sun_path[0] = '\0';
    const int file = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path)) +
                        static_cast<socklen_t>(path.size());
    if (file < 0 || ::sendto(file, message.constData(), static_cast<std::size_t>(message.size()),
                             MSG_NOSIGNAL | MSG_DONTWAIT,
                             reinterpret_cast<const sockaddr*>(&address), length) < 0)
        qWarning("systemd cannot be told %s: %s", message.constData(), std::strerror(errno));
    if (file >= 0)
        ::close(file);
}

} // namespace

ServiceNotifier::ServiceNotifier(RegimeWorker& worker, std::chrono::milliseconds pollGrace)
    : m_pollGrace(pollGrace)
{
    connect(&worker, &RegimeWorker::reported, this, &ServiceNotifier::noteReport,
            Qt::QueuedConnection);
    const std::chrono::microseconds limit(qEnvironmentVariable("WATCHDOG_USEC").toLongLong());
    if (limit <= 0us)
        return;
    connect(this, &ServiceNotifier::asked, &worker, &RegimeWorker::sayAlive, Qt::QueuedConnection);
    connect(&m_watchdog, &QTimer::timeout, this, [this] {
        // A worker that is stuck need not be asked twice.
        if (!std::exchange(m_isAsked, true))
            emit asked();
    });
    connect(&worker, &RegimeWorker::alive, this, &ServiceNotifier::sayAlive, Qt::QueuedConnection);
    m_watchdog.start(std::chrono::duration_cast<std::chrono::milliseconds>(limit / 2));
}

ServiceNotifier::~ServiceNotifier()
{
    notifySystemd("STOPPING=1");
}

void ServiceNotifier::noteReport(const EngineReport& report)
{
    const FeedHealth& health = report.health;
    // The same word again is no sign of life of the polls.
    if (m_sequence == health.sequence)
        return;
    m_sequence = health.sequence;
    m_nextReport = QDeadlineTimer(QDeadlineTimer::Forever);
    if (health.nextPollSec)
        m_nextReport.setRemainingTime(
            m_pollGrace + std::chrono::milliseconds(static_cast<qint64>(
                              1000 * std::max(0.0, *health.nextPollSec - health.asOfSec))));
    if (!std::exchange(m_isReady, true))
        notifySystemd("READY=1");
}

void ServiceNotifier::sayAlive()
{
    m_isAsked = false;
    if (m_nextReport.hasExpired())
        qWarning("A poll is overdue: systemd's watchdog is left alone");
    else
        notifySystemd("WATCHDOG=1");
}

} // namespace regime
