// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace regime
{

namespace
{

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");

enum class Urgency : uchar { Low, Normal, Critical };

Urgency urgencyOf(const AlertNotice& notice)
{
    if (notice.way == AlertNotice::Way::Digest)
        return Urgency::Low;
    return notice.way == AlertNotice::Way::Wake && !notice.closed ? Urgency::Critical
                                                                  : Urgency::Normal;
}

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection& bus, QObject* parent)
    : QObject(parent), m_bus(bus)
{
    if (m_bus.isConnected())
        m_bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                      SLOT(noteAction(uint, QString)));
}

void DesktopNotifier::tell(const AlertNotice& notice)
{
    if (!m_bus.isConnected())
        return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(kService, kPath, kService, QStringLiteral("Notify"));
    const QVariantMap hints{
        {QStringLiteral("urgency"), QVariant::fromValue(static_cast<uchar>(urgencyOf(notice)))},
        {QStringLiteral("desktop-entry"), QStringLiteral("io.github.regimescope.RegimeScope")}};
    // Some services read the body as markup.
    call << QStringLiteral("RegimeScope") << m_ids.value(notice.key, 0U)
         << QStringLiteral("io.github.regimescope.RegimeScope") << notice.title
         << notice.text.toHtmlEscaped() << QStringList{QStringLiteral("default"), tr("Open")}
         << hints << -1;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, key = notice.key](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<uint> reply = *done;
                if (reply.isError())
                    qInfo("No desktop notification: %s", qPrintable(reply.error().message()));
                else
                    m_ids.insert(key, reply.value());
                done->deleteLater();
            });
}

void DesktopNotifier::noteAction(uint id, const QString&)
{
    if (m_ids.values().contains(id))
        emit activated();
}

} // namespace regime
