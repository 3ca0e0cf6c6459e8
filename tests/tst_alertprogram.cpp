// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/privatebus.h"
#include "tests/support/program.h"

#include <QDBusArgument>
#include <QDBusInterface>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace regime::test;

/** The real program on a desktop of the test's own: what it tells, and its icon in the tray. */
class TestAlertProgram : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void staleDataAreToldOnceHoweverItEnds();
    void windowStandsInTheTray();

private:
    std::unique_ptr<QProcess> startAtWork(const QStringList& arguments);
    /** What was sent before now has arrived. */
    void settle();

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<Program> m_program;
};

void TestAlertProgram::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_bus = std::make_unique<PrivateBus>();
    QVERIFY2(m_bus->start(), "dbus-daemon is missing");
    m_program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), m_home->path());
    m_program->setVariable("DBUS_SESSION_BUS_ADDRESS", m_bus->address());
    for (const char* name : {"DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM"})
        m_program->setVariable(name, qEnvironmentVariable(name));
    m_program->setVariable("KRAKEN_API_URL", QStringLiteral("http://127.0.0.1:1"));
    m_program->setVariable("ALERT_STALE_AFTER_SEC", QStringLiteral("0"));
}

/** It has looked at its store, asked the exchange and got no answer. */
std::unique_ptr<QProcess> TestAlertProgram::startAtWork(const QStringList& arguments)
{
    auto process = m_program->start(arguments);
    QByteArray said;
    const bool worked = QTest::qWaitFor(
        [&] { return (said += process->readAllStandardError()).contains("exchange: "); }, 20'000);
    [&] { QVERIFY2(worked, said.constData()); }();
    return process;
}

void TestAlertProgram::settle()
{
    QDBusInterface daemon(QStringLiteral("org.freedesktop.DBus"),
                          QStringLiteral("/org/freedesktop/DBus"),
                          QStringLiteral("org.freedesktop.DBus"), m_bus->connection("service"));
    daemon.call(QStringLiteral("GetId"));
    QCoreApplication::processEvents();
}

/** Candles of 2023 are stale in any year to come. */
void TestAlertProgram::staleDataAreToldOnceHoweverItEnds()
{
    NotificationService service;
    QVERIFY(service.open(m_bus->connection("service")));
    const QString file = m_home->filePath(QStringLiteral("XDGUSD_1.csv"));
    QVERIFY(writeContent(file, "1700000040,1,1,1,1,10,3\n1700000100,1,1,1,1,10,3\n"));
    QCOMPARE(m_program->run({QStringLiteral("import"), file}).code, 0);
    for (const int end : {SIGKILL, SIGTERM, SIGKILL, SIGTERM}) {
        const auto process = startAtWork({QStringLiteral("run")});
        QTRY_COMPARE(service.told.size(), std::size_t{1});
        QCOMPARE(Program::signalled(*process, end).code, end == SIGKILL ? -1 : 0);
        settle();
        QCOMPARE(service.told.size(), std::size_t{1});
    }
    QVERIFY2(service.told[0].body.contains(QStringLiteral("No candle since")),
             qPrintable(service.told[0].body));
    QCOMPARE(service.told[0].hints.value(QStringLiteral("urgency")).toInt(), 2);
    QDBusConnection::disconnectFromBus(QStringLiteral("service"));
}

void TestAlertProgram::windowStandsInTheTray()
{
    TrayWatcher watcher;
    QVERIFY(watcher.open(m_bus->connection("panel")));
    const auto process = startAtWork({});
    QTRY_VERIFY(!watcher.item.isEmpty());
    QDBusInterface properties(watcher.item, QStringLiteral("/StatusNotifierItem"),
                              QStringLiteral("org.freedesktop.DBus.Properties"),
                              m_bus->connection("panel"));
    const QDBusMessage answer =
        properties.call(QStringLiteral("Get"), QStringLiteral("org.kde.StatusNotifierItem"),
                        QStringLiteral("IconPixmap"));
    QVERIFY2(answer.type() == QDBusMessage::ReplyMessage, qPrintable(answer.errorMessage()));
    const auto pixmaps =
        answer.arguments().constFirst().value<QDBusVariant>().variant().value<QDBusArgument>();
    int icons = 0;
    pixmaps.beginArray();
    while (!pixmaps.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray pixels;
        pixmaps.beginStructure();
        pixmaps >> width >> height >> pixels;
        pixmaps.endStructure();
        QCOMPARE(pixels.size(), qsizetype{4} * width * height);
        QVERIFY2(pixels.count('\0') < pixels.size(), "something is drawn");
        ++icons;
    }
    pixmaps.endArray();
    QVERIFY(icons > 0);
    QCOMPARE(Program::signalled(*process, SIGTERM).code, 0);
    QDBusConnection::disconnectFromBus(QStringLiteral("panel"));
}

QTEST_GUILESS_MAIN(TestAlertProgram)
#include "tst_alertprogram.moc"
