// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QProcess>
#include <QVariantMap>

#include <vector>

namespace regime::test
{

/** A session bus of the test's own: a real daemon that nobody else knows of. */
class PrivateBus
{
public:
    ~PrivateBus();

    /** False when there is no dbus-daemon. */
    bool start();

    /** For DBUS_SESSION_BUS_ADDRESS. */
    QString address() const { return m_address; }

    QDBusConnection connection(const char* name) const;

private:
    QProcess m_daemon;
    QString m_address;
};

/** A desktop's notification service that keeps what it is told. */
class NotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Told {
        uint replaces = 0;
        QString summary, body;
        QVariantMap hints;
    };

    bool open(QDBusConnection bus);

    std::vector<Told> told;

signals:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString& action);

public slots:
    Q_SCRIPTABLE uint Notify(const QString& program, uint replaces, const QString& icon,
                             const QString& summary, const QString& body,
                             const QStringList& actions, const QVariantMap& hints, int timeoutMs);
};

/** The part of a panel that shows tray icons. */
class TrayWatcher : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isThere)

public:
    bool open(QDBusConnection bus);
    bool isThere() const { return true; }

    QString item; ///< the bus name of the newest icon

public slots:
    Q_SCRIPTABLE void RegisterStatusNotifierItem(const QString& service) { item = service; }
};

} // namespace regime::test
