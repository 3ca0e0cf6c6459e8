// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktopscheme.h"

#include <QDBusMessage>
#include <QProcess>
#include <QTest>

using namespace regime;

/** A settings portal that says what it is told. */
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit Portal(const QDBusConnection& bus) : m_bus(bus) {}

    bool open(uint scheme)
    {
        m_scheme = scheme;
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                                    QDBusConnection::ExportScriptableSlots) &&
               m_bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }

    int reads() const { return m_reads; }

public slots:
    Q_SCRIPTABLE QDBusVariant Read(const QString&, const QString&)
    {
        ++m_reads;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

private:
    QDBusConnection m_bus;
    uint m_scheme = 0;
    int m_reads = 0;
};

/** What the desktop asks for, on a bus of the test's own. */
class TestDesktopScheme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void asksThePortal_data();
    void asksThePortal();
    void staysSilentWithoutAPortal();

private:
    QDBusConnection connection(const char* name) const
    {
        return QDBusConnection::connectToBus(m_address, QLatin1String(name));
    }

    QProcess m_daemon;
    QString m_address;
};

void TestDesktopScheme::initTestCase()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--print-address")});
    QVERIFY2(m_daemon.waitForStarted(), "dbus-daemon is missing");
    QVERIFY(m_daemon.waitForReadyRead());
    m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
}

void TestDesktopScheme::cleanupTestCase()
{
    m_daemon.terminate();
    QVERIFY(m_daemon.waitForFinished());
}

void TestDesktopScheme::asksThePortal_data()
{
    QTest::addColumn<uint>("first");
    QTest::addColumn<int>("firstDark"); // -1 for nothing
    QTest::newRow("dark") << 1u << 1;
    QTest::newRow("light") << 2u << 0;
    QTest::newRow("no preference") << 0u << -1;
}

void TestDesktopScheme::asksThePortal()
{
    QFETCH(uint, first);
    QFETCH(int, firstDark);
    const auto asNumber = [](std::optional<bool> dark) { return dark ? int{*dark} : -1; };
    Portal portal(connection("portal"));
    QVERIFY(portal.open(first));
    DesktopScheme scheme(connection("window"));
    QTRY_COMPARE(portal.reads(), 1);
    QTRY_COMPARE(asNumber(scheme.dark()), firstDark);
    QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
    QDBusConnection::disconnectFromBus(QStringLiteral("window"));
}

void TestDesktopScheme::staysSilentWithoutAPortal()
{
    QVERIFY(!DesktopScheme(connection("alone")).dark());
    QDBusConnection::disconnectFromBus(QStringLiteral("alone"));
    QVERIFY(!DesktopScheme(QDBusConnection(QStringLiteral("none"))).dark());
}

QTEST_GUILESS_MAIN(TestDesktopScheme)
#include "tst_desktopscheme.moc"
