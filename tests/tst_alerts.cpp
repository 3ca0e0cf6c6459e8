// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotifier.h"
#include "app/tray.h"
#include "core/engine/alertfile.h"
#include "core/engine/alertwatch.h"
#include "tests/support/enginestage.h"
#include "tests/support/privatebus.h"
#include "tests/support/program.h"
#include "ui/alertsmodel.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace regime;
using namespace regime::test;

/** Alerts on their way: from the engine to file, bus, command and card. */
class TestAlerts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void noticeReachesTheDesktop();
    void silentWithoutAService();
    void engineTellsStaleDataOnceOverRestarts();
    void commandGetsTheNoticeWithoutAShell();
    void damagedFileIsSetAside();
    void morningIsTheNextSeven();
    void trayShowsFormAndColour();
    void cardKeepsTheAlertThatIsRead();

private:
    PrivateBus m_bus;
};

void TestAlerts::initTestCase()
{
    QVERIFY2(m_bus.start(), "dbus-daemon is missing");
}

void TestAlerts::noticeReachesTheDesktop()
{
    NotificationService service;
    QVERIFY(service.open(m_bus.connection("service")));
    DesktopNotifier notifier(m_bus.connection("program"));
    QSignalSpy activated(&notifier, &DesktopNotifier::activated);
    AlertNotice notice{AlertNotice::Way::Wake, QStringLiteral("stale"), false,
                       QStringLiteral("Stale data"),
                       QStringLiteral("No candle <b>since</b> 14:03")};
    notifier.tell(notice);
    QTRY_COMPARE(service.told.size(), std::size_t{1});
    QCOMPARE(service.told[0].replaces, 0U);
    QCOMPARE(service.told[0].summary, notice.title);
    QCOMPARE(service.told[0].body, QStringLiteral("No candle &lt;b&gt;since&lt;/b&gt; 14:03"));
    QCOMPARE(service.told[0].hints.value(QStringLiteral("urgency")).toInt(), 2);
    QCOMPARE(service.told[0].hints.value(QStringLiteral("desktop-entry")).toString(),
             QStringLiteral("io.github.regimescope.RegimeScope"));

    // The service's answer is on its way: what belongs to it can be clicked as soon as it is there.
    emit service.ActionInvoked(7, QStringLiteral("default")); // another program's
    QTRY_VERIFY((emit service.ActionInvoked(41, QStringLiteral("default")), activated.size() > 0));

    notice.closed = true;
    notifier.tell(notice);
    QTRY_COMPARE(service.told.size(), std::size_t{2});
    QCOMPARE(service.told[1].replaces, 41U);
    QCOMPARE(service.told[1].hints.value(QStringLiteral("urgency")).toInt(), 1);
    QDBusConnection::disconnectFromBus(QStringLiteral("service"));
    QDBusConnection::disconnectFromBus(QStringLiteral("program"));
}

void TestAlerts::silentWithoutAService()
{
    DesktopNotifier(QDBusConnection(QStringLiteral("none"))).tell({});
    DesktopNotifier alone(m_bus.connection("alone"));
    alone.tell({});
    QDBusConnection::disconnectFromBus(QStringLiteral("alone"));
}

void TestAlerts::engineTellsStaleDataOnceOverRestarts()
{
    const QTemporaryDir folder;
    SimulatedWorld world;
    EngineStage stage(world, folder.path());
    stage.set("ALERT_STALE_AFTER_SEC", QStringLiteral("0"));
    stage.start();
    QTRY_VERIFY_WITH_TIMEOUT(stage.hasAnsweredNewest(), 20'000);
    QVERIFY(stage.notices.empty());
    world.exchange.setFaultRule(
        [](const ServedRequest&) { return ExchangeFault::of(ExchangeFault::Kind::Reset); });
    world.clock.advance(1000);
    stage.retry();
    QTRY_COMPARE(stage.notices.size(), std::size_t{1});
    QCOMPARE(stage.notices.front().key, QStringLiteral("stale"));
    QCOMPARE(stage.alerts.alerts.front().kind, AlertKind::Stale);

    // A window on the same folder reads them, and tells nobody.
    EngineStage beside(world, folder.path());
    beside.set("ALERT_STALE_AFTER_SEC", QStringLiteral("0"));
    beside.set("ALERT_STORE_OFFLINE_AFTER_SEC", QStringLiteral("0"));
    beside.start(EngineUse::Watch);
    QTRY_COMPARE(beside.alerts.alerts, stage.alerts.alerts);
    QVERIFY(beside.alerts.isRead);
    QTRY_VERIFY(!beside.health.storeProblem.isEmpty());
    beside.retry();
    QTRY_VERIFY(beside.health.lastFailureSec.has_value());
    QVERIFY(beside.notices.empty());
    beside.stop();

    for (int start = 1; start <= 2; ++start) {
        stage.stop();
        stage.start();
        QTRY_VERIFY(!stage.alerts.alerts.empty());
        world.clock.advance(1000);
        stage.retry();
        QTRY_VERIFY(stage.health.lastFailureSec.has_value());
        QCOMPARE(stage.notices.size(), std::size_t{1});
        QVERIFY(!stage.alerts.alerts.front().closedSec);
    }
    world.exchange.setFaultRule({});
    stage.retry();
    QTRY_COMPARE_WITH_TIMEOUT(stage.notices.size(), std::size_t{2}, 20'000);
    QVERIFY(stage.notices.back().closed);
}

void TestAlerts::commandGetsTheNoticeWithoutAShell()
{
    const QTemporaryDir folder;
    const QString script = folder.filePath(QStringLiteral("told.sh"));
    const QString out = folder.filePath(QStringLiteral("out"));
    QVERIFY(writeContent(script, "#!/bin/sh\nprintf '%s|' \"$@\" > '" + out.toUtf8() +
                                     ".new'\nmv '" + out.toUtf8() + ".new' '" + out.toUtf8() +
                                     "'\n"));
    QVERIFY(QFile::setPermissions(script, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    AlertWatch watch({alertRules({}), std::make_shared<StillClock>(1000), {}, script});
    watch.test();
    QTRY_VERIFY(QFile::exists(out));
    QVERIFY2(contentOf(out).startsWith("test|on|"), contentOf(out).constData());

    // A store's problem may be worded by whoever runs it.
    AlertRules rules = alertRules({});
    rules.rules[static_cast<std::size_t>(AlertKind::StoreOffline)].afterSec = 0;
    QVERIFY(QFile::remove(out));
    AlertWatch hostile({rules, std::make_shared<StillClock>(1000), {}, script});
    EngineReport report;
    report.health.storeProblem = QStringLiteral("$(touch %1/owned); `id`").arg(folder.path());
    hostile.apply(report);
    QTRY_VERIFY(QFile::exists(out));
    QVERIFY2(contentOf(out).contains("$(touch"), contentOf(out).constData());
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("owned"))));
}

void TestAlerts::damagedFileIsSetAside()
{
    const QTemporaryDir folder;
    const QString file = alertFilePath(folder.path(), QStringLiteral("XDGUSD"), 1);
    QVERIFY(writeContent(file, "no JSON"));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("What was told of alerts is lost")));
    AlertWatch watch({alertRules({}), std::make_shared<StillClock>(1000), file, {}});
    QVERIFY(!QFile::exists(file));
    QCOMPARE(filesIn(folder.path()).size(), std::size_t{1});
}

void TestAlerts::morningIsTheNextSeven()
{
    const QTimeZone berlin("Europe/Berlin");
    const auto at = [&](const char* text) {
        return double(QDateTime::fromString(QLatin1String(text), Qt::ISODate).toSecsSinceEpoch());
    };
    QCOMPARE(nextMorningSec(at("2024-07-01T21:00:00Z"), berlin), at("2024-07-02T05:00:00Z"));
    QCOMPARE(nextMorningSec(at("2024-07-02T04:59:59Z"), berlin), at("2024-07-02T05:00:00Z"));
    QCOMPARE(nextMorningSec(at("2024-07-02T05:00:00Z"), berlin), at("2024-07-03T05:00:00Z"));
    // The clocks go back in that night.
    QCOMPARE(nextMorningSec(at("2024-10-26T20:00:00Z"), berlin), at("2024-10-27T06:00:00Z"));
}

void TestAlerts::trayShowsFormAndColour()
{
    std::vector<QImage> images;
    for (int form = -2; form <= 2; ++form) {
        Readout readout;
        readout.form = form;
        readout.muted = false;
        images.push_back(trayImage(readout, false, 22));
        readout.muted = true;
        images.push_back(trayImage(readout, false, 22));
    }
    // Square, circle and triangle differ from each other, filled and as outlines.
    for (std::size_t a = 4; a < images.size(); ++a)
        for (std::size_t b = a + 1; b < images.size(); ++b)
            QVERIFY(images[a] != images[b]);
    QCOMPARE(images[4].pixelColor(11, 11), QColor(0x1F, 0x4F, 0xA3));
    QCOMPARE(images[5].pixelColor(11, 11).alpha(), 0);
}

void TestAlerts::cardKeepsTheAlertThatIsRead()
{
    AlertsModel model;
    AlertBook book;
    book.alerts = {{1, AlertKind::Stale, 100, 160, std::nullopt, QStringLiteral("one")}};
    model.setNow(1000);
    model.apply(book);
    QCOMPARE(model.openCount(), 1);
    model.setShown(true);
    QCOMPARE(model.what(), QStringLiteral("one"));
    QVERIFY(!model.ifNothing().isEmpty());
    QCOMPARE(model.fix(), int(Fix::Retry));
    book.alerts.insert(book.alerts.begin(),
                       {2, AlertKind::Gap, 200, 260, 300.0, QStringLiteral("two")});
    model.apply(book);
    QCOMPARE(model.what(), QStringLiteral("one"));
    model.setCurrent(0);
    QCOMPARE(model.what(), QStringLiteral("two"));
    QVERIFY2(model.ifNothing().isEmpty(), "it is over");
    QCOMPARE(model.fix(), int(Fix::None));
}

QTEST_MAIN(TestAlerts)
#include "tst_alerts.moc"
