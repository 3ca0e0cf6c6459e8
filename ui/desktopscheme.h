// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace regime
{

/**
 * Whether the desktop asks for dark windows: `color-scheme` of the settings portal
 * (org.freedesktop.appearance), asked for without waiting and followed. Lives on the GUI thread.
 */
class DesktopScheme : public QObject
{
    Q_OBJECT

public:
    explicit DesktopScheme(const QDBusConnection& bus, QObject* parent = nullptr);

    /** The user's session bus, or no connection where there is none: it is never started for us. */
    static QDBusConnection sessionBus();

    /** Nothing where the portal is silent, absent or has no preference. */
    std::optional<bool> dark() const { return m_dark; }

signals:
    void changed();

private slots:
    void takeChange(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void take(const QVariant& value);

    QDBusConnection m_bus;
    std::optional<bool> m_dark;
};

} // namespace regime
