// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"
#include "app/viewexport.h"
#include "tests/support/program.h"
#include "tests/support/windowstage.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace regime;
using namespace regime::test;

/** What is taken out of the window, and the window brought back. */
class TestViewExport : public QObject
{
    Q_OBJECT

private slots:
    void viewIsSavedAtTwoScalesAndCopied();
    void keysAskForIt();
    void folderThatIsNotThereIsSaid();
    void reportOfTheRangeIsMadeBesideTheWindow();
    void commandLineSettingsGoWithTheReport();
    void theDemoIsStartedAsTheProgramWas();
    void raiseBringsAMinimisedWindowBack();
    void theChartsRangeComesBackWithTheWindow();
};

void TestViewExport::viewIsSavedAtTwoScalesAndCopied()
{
    Stage stage(samples::State::Normal);
    stage.load();
    stage.applyAll();
    const QTemporaryDir folder;
    ViewExport exporter(stage.app, *stage.window, {});
    const QString path = folder.filePath(QStringLiteral("view.png"));
    std::optional<QString> said;
    exporter.saveView(path, [&](const QString& problem) { said = problem; });
    QTRY_VERIFY(said);
    QCOMPARE(*said, QString());
    const QImage small(path);
    const QImage large(folder.filePath(QStringLiteral("view@2x.png")));
    QCOMPARE(small.size(), stage.window->size());
    QCOMPARE(large.size(), 2 * stage.window->size());
    keep(large, QStringLiteral("view-at-2x"));

    // The same name again is what was asked for; another's second picture is not written over.
    said.reset();
    exporter.saveView(path, [&](const QString& problem) { said = problem; });
    QTRY_VERIFY(said);
    QCOMPARE(*said, QString());
    QVERIFY(QFile::remove(path));
    exporter.saveView(path, [&](const QString& problem) { said = problem; });
    QVERIFY2(said->contains(QStringLiteral("view@2x.png is there already")), qPrintable(*said));
    QVERIFY(!QFile::exists(path));

    exporter.copyView();
    QCOMPARE(QGuiApplication::clipboard()->image().size(), stage.window->size());
}

void TestViewExport::keysAskForIt()
{
    Stage stage(samples::State::Normal);
    stage.load();
    const QSignalSpy saves(&stage.app, &AppModel::viewSaveRequested);
    const QSignalSpy copies(&stage.app, &AppModel::viewCopyRequested);
    const QSignalSpy reports(&stage.app, &AppModel::reportRequested);
    QTest::keyClick(stage.window, Qt::Key_S, Qt::ControlModifier);
    QTest::keyClick(stage.window, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(stage.window, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(saves.size(), 1);
    QCOMPARE(copies.size(), 1);
    QCOMPARE(reports.size(), 1);
}

void TestViewExport::folderThatIsNotThereIsSaid()
{
    Stage stage(samples::State::Empty);
    stage.load();
    const ViewExport exporter(stage.app, *stage.window, {});
    QString said;
    exporter.saveView(QStringLiteral("/nowhere/at/all/view.png"),
                      [&](const QString& problem) { said = problem; });
    QVERIFY2(said.contains(QStringLiteral("/nowhere/at/all/view.png")), qPrintable(said));
}

void TestViewExport::reportOfTheRangeIsMadeBesideTheWindow()
{
    Stage stage(samples::State::Normal);
    stage.load();
    stage.applyAll();
    ViewExport exporter(stage.app, *stage.window,
                        {QStringLiteral("--data-dir"), QStringLiteral("d")});
    const QTemporaryDir folder;
    const QString program = folder.filePath(QStringLiteral("program"));
    QVERIFY(writeContent(program, "#!/bin/sh\necho a.png; echo \"$*.html\"\n"));
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
    exporter.setProgram(program);
    QString said;
    connect(&exporter, &ViewExport::reportMade, [&](const QString& page) { said = page; });
    stage.app.chart()->show(1'700'000'000, 1'700'086'400);
    exporter.makeReport(QStringLiteral("out"));
    QTRY_COMPARE(said, QStringLiteral("--data-dir d report --out out --from 1700000000 "
                                      "--to 1700086400.html"));
    // What follows the newest candle has no end that is past.
    stage.app.chart()->followLive();
    exporter.makeReport(QStringLiteral("out"));
    QTRY_VERIFY(!said.contains(QStringLiteral("--to")));

    const QSignalSpy failed(&exporter, &ViewExport::failed);
    for (const auto& [ended, words] :
         {std::pair("/bin/false", ""), std::pair("/bin/true", "page is not among its files"),
          std::pair("/no/such/program", "")}) {
        const auto before = failed.size();
        said.clear();
        exporter.setProgram(QLatin1String(ended));
        exporter.makeReport(QStringLiteral("out"));
        QTRY_COMPARE(failed.size(), before + 1);
        QVERIFY(failed.last().first().toString().contains(QLatin1String(words)));
        QCOMPARE(said, QString());
    }
}

void TestViewExport::commandLineSettingsGoWithTheReport()
{
    Configuration configuration;
    configuration.set(QStringLiteral("HMM_N_STATES"), QStringLiteral("4"),
                      ConfigOrigin::CommandLine);
    configuration.set(QStringLiteral("HMM_N_ITER"), QStringLiteral("50"), ConfigOrigin::File);
    QCOMPARE(folderArguments(QStringLiteral("d"), QStringLiteral("f"), configuration),
             (QStringList{QStringLiteral("--data-dir"), QStringLiteral("d"),
                          QStringLiteral("--config"), QStringLiteral("f"), QStringLiteral("--set"),
                          QStringLiteral("HMM_N_STATES=4")}));
}

void TestViewExport::theDemoIsStartedAsTheProgramWas()
{
    SessionOptions options;
    options.dataDir = QStringLiteral("d");
    options.configFile = QStringLiteral("f");
    options.configuration.set(QStringLiteral("HMM_N_ITER"), QStringLiteral("50"),
                              ConfigOrigin::CommandLine);
    QStringList arguments{QStringLiteral("--data-dir"), QStringLiteral("d"),
                          QStringLiteral("--config"),   QStringLiteral("f"),
                          QStringLiteral("--set"),      QStringLiteral("HMM_N_ITER=50"),
                          QStringLiteral("--demo")};
    QCOMPARE(demoArguments(options), arguments);
    options.software = true;
    QCOMPARE(demoArguments(options), arguments << QStringLiteral("--software"));
}

void TestViewExport::raiseBringsAMinimisedWindowBack()
{
    const QTemporaryDir folder;
    Configuration configuration;
    configuration.set(QStringLiteral("KRAKEN_API_URL"), QStringLiteral("http://127.0.0.1:1"),
                      ConfigOrigin::CommandLine);
    Session session({configuration, folder.path(), std::make_shared<SystemClock>(), false, {}});
    const Result<QQuickWindow*> window = session.open();
    QVERIFY(window);
    QVERIFY(QTest::qWaitForWindowExposed(*window));
    (*window)->setWindowStates(Qt::WindowMinimized);
    session.raise();
    QCOMPARE((*window)->windowStates(), Qt::WindowNoState);
    QTRY_VERIFY((*window)->isActive());
}

void TestViewExport::theChartsRangeComesBackWithTheWindow()
{
    const QTemporaryDir folder;
    SessionOptions options;
    options.configuration.set(QStringLiteral("KRAKEN_API_URL"),
                              QStringLiteral("http://127.0.0.1:1"), ConfigOrigin::CommandLine);
    options.dataDir = folder.path();
    options.clock = std::make_shared<SystemClock>();
    options.memoryFile = folder.filePath(QStringLiteral("window.ini"));
    const auto opened = [&options] {
        auto session = std::make_unique<Session>(options);
        return session->open() ? std::move(session) : nullptr;
    };
    const auto spanSec = [](const ChartModel& chart) { return chart.toSec() - chart.fromSec(); };
    for (const int range : {ChartModel::OneHour, ChartModel::SevenDays, ChartModel::All}) {
        {
            const auto session = opened();
            QVERIFY(session);
            session->model().chart()->setRange(range);
        }
        const auto session = opened();
        QVERIFY(session);
        QCOMPARE(session->model().chart()->range(), range);
        QVERIFY(session->model().chart()->live());
    }
    double leftSec = 0;
    {
        const auto session = opened();
        QVERIFY(session);
        ChartModel& chart = *session->model().chart();
        chart.setRange(ChartModel::SixHours);
        chart.panBy(-1);
        chart.zoomAt(0.5, 0.4);
        leftSec = spanSec(chart);
        QVERIFY(!chart.live());
    }
    const auto session = opened();
    QVERIFY(session);
    const ChartModel& chart = *session->model().chart();
    QCOMPARE(chart.range(), int{ChartModel::Custom});
    QVERIFY(std::abs(spanSec(chart) - leftSec) < 1);
    QVERIFY2(chart.live(), "what was looked at then is no place to start from");
}

QTEST_MAIN(TestViewExport)
#include "tst_viewexport.moc"
