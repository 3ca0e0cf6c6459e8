// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/privatebus.h"

namespace regime::test
{

PrivateBus::~PrivateBus()
{
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

bool PrivateBus::start()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--print-address")});
    if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
        return false;
    m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
    return !m_address.isEmpty();
}

QDBusConnection PrivateBus::connection(const char* name) const
{
    return QDBusConnection::connectToBus(m_address, QLatin1String(name));
}

bool NotificationService::open(QDBusConnection bus)
{
    return bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                              QDBusConnection::ExportScriptableContents) &&
           bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
}

uint NotificationService::Notify(const QString&, uint replaces, const QString&,
                                 const QString& summary, const QString& body, const QStringList&,
                                 const QVariantMap& hints, int)
{
    told.push_back({replaces, summary, body, hints});
    return 40 + static_cast<uint>(told.size());
}

bool TrayWatcher::open(QDBusConnection bus)
{
    return bus.registerObject(QStringLiteral("/StatusNotifierWatcher"), this,
                              QDBusConnection::ExportScriptableSlots |
                                  QDBusConnection::ExportAllProperties) &&
           bus.registerService(QStringLiteral("org.kde.StatusNotifierWatcher"));
}

} // namespace regime::test
