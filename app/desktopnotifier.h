// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/alert.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>

namespace regime
{

/**
 * Tells notices through the desktop's notification service (org.freedesktop.Notifications 1.2). The
 * end of an alert takes the place of its beginning. Without a session bus or a service nothing
 * happens. Lives on the main thread.
 */
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifier(const QDBusConnection& bus, QObject* parent = nullptr);

    void tell(const regime::AlertNotice& notice);

signals:
    /** The operator clicked one of ours. */
    void activated();

private slots:
    void noteAction(uint id, const QString& action);

private:
    QDBusConnection m_bus;
    QHash<QString, uint> m_ids; ///< the service's, by the notice's key
};

} // namespace regime
