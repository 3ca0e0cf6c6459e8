// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/samplevalues.h"
#include "ui/appmodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace regime;
using samples::State;

namespace
{

constexpr std::int64_t dawnSec = 1'732'320'000; // 2024-11-23 00:00 UTC

/** Two days of hours: full, but for one quiet hour and a hole over midnight. */
CoverageCalendar calendarWithHole()
{
    CoverageCalendar calendar;
    calendar.fromSec = dawnSec - 86'400;
    calendar.cells.assign(48, {60, 0, 0});
    calendar.cells[3] = {58, 2, 0};
    calendar.cells[23] = {57, 0, 3};
    calendar.cells[24] = {59, 0, 1};
    calendar.cells[47] = {};
    calendar.lost = {{dawnSec - 180, dawnSec, 4}};
    return calendar;
}

QVariant cell(const QAbstractItemModel& model, int row, int role)
{
    return model.data(model.index(row, 0), role);
}

} // namespace

/** The models behind Data and Settings page. */
class TestPageModels : public QObject
{
    Q_OBJECT

private slots:
    void everyFixDoesWhatItSays();
    void anOpenPageIsNotOffered();
    void settingsAreFiltered();
    void settingsKeepTheirRows();
    void settingsSayWhatWasRefused();
    void calendarShowsTheNewestDayFirst();
    void calendarAsksForExactlyTheHole();
    void calendarIsAskedForOnItsPage();
    void syncsAreRemembered();
    void budgetIsToldInWords();
    void sharedStoreIsToldInWords();
    void aBackupIsRestoredOnlyWhenChosen();
};

void TestPageModels::everyFixDoesWhatItSays()
{
    ManualClock clock;
    AppModel app(clock);
    QSignalSpy retried(&app, &AppModel::retryRequested);
    QSignalSpy backfilled(&app, &AppModel::backfillRequested);
    QSignalSpy trained(&app, &AppModel::trainRequested);
    QSignalSpy demo(&app, &AppModel::demoRequested);
    const auto asked = [&] {
        return QList<int>{int(retried.count()), int(backfilled.count()), int(trained.count()),
                          int(demo.count()), app.page()};
    };
    using Asked = QList<int>;
    const auto press = [&](Fix fix) { app.applyFix(static_cast<int>(fix)); };
    press(Fix::None);
    QCOMPARE(asked(), (Asked{0, 0, 0, 0, AppModel::MonitorPage}));
    press(Fix::Retry);
    QCOMPARE(asked(), (Asked{1, 0, 0, 0, AppModel::MonitorPage}));
    press(Fix::Backfill);
    QCOMPARE(asked(), (Asked{1, 1, 0, 0, AppModel::MonitorPage}));
    press(Fix::TrainNow);
    QCOMPARE(asked(), (Asked{1, 1, 1, 0, AppModel::MonitorPage}));
    press(Fix::StartDemo);
    QCOMPARE(asked(), (Asked{1, 1, 1, 1, AppModel::MonitorPage}));
    press(Fix::OpenData);
    QCOMPARE(asked(), (Asked{1, 1, 1, 1, AppModel::DataPage}));
    press(Fix::OpenModel);
    QCOMPARE(asked(), (Asked{1, 1, 1, 1, AppModel::ModelPage}));
    press(Fix::OpenSettings);
    QCOMPARE(asked(), (Asked{1, 1, 1, 1, AppModel::SettingsPage}));
}

void TestPageModels::anOpenPageIsNotOffered()
{
    const samples::Moment moment = samples::moment(State::Normal);
    ManualClock clock(moment.nowSec);
    AppModel app(clock);
    EngineReport report = moment.report();
    report.health.storeProblem = QStringLiteral("The disk is full.");
    app.apply(report);
    const auto offered = [&] { return cell(*app.trust(), 0, TrustModel::FixTextRole).toString(); };
    QCOMPARE(offered(), QStringLiteral("Look at the store"));
    app.setPage(AppModel::DataPage);
    QCOMPARE(offered(), QString());
    app.setPage(AppModel::ModelPage);
    QCOMPARE(offered(), QStringLiteral("Look at the store"));
}

void TestPageModels::settingsAreFiltered()
{
    SettingsModel settings;
    settings.apply(samples::moment(State::Normal).settings);
    const int all = settings.count();
    QVERIFY(all > 5);
    settings.setFilter(QStringLiteral("candles training"));
    QCOMPARE(settings.count(), 1);
    QCOMPARE(cell(settings, 0, SettingsModel::KeyRole).toString(),
             QStringLiteral("HMM_TRAINING_CANDLES"));
    settings.setFilter(QStringLiteral("no such key"));
    QCOMPARE(settings.count(), 0);
    settings.setFilter(QString());
    QCOMPARE(settings.count(), all);
}

void TestPageModels::settingsKeepTheirRows()
{
    SettingsModel settings;
    QList<SettingEntry> entries = samples::moment(State::Normal).settings;
    settings.apply(entries);
    QSignalSpy reset(&settings, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&settings, &QAbstractItemModel::dataChanged);
    entries[2].value = entries[2].nextValue = QStringLiteral("120");
    settings.apply(entries);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(cell(settings, 2, SettingsModel::ValueRole).toString(), QStringLiteral("120"));
    QVERIFY(settings.number(entries[2].key) == 120);
}

void TestPageModels::settingsSayWhatWasRefused()
{
    SettingsModel settings;
    settings.apply(samples::moment(State::Normal).settings);
    QSignalSpy asked(&settings, &SettingsModel::changeRequested);
    settings.change(QStringLiteral("HMM_ENABLED"), QStringLiteral("maybe"));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<SettingChange>(),
             (SettingChange{QStringLiteral("HMM_ENABLED"), QStringLiteral("maybe")}));
    const auto problem = [&] { return cell(settings, 5, SettingsModel::ProblemRole).toString(); };
    settings.refuse(QStringLiteral("HMM_ENABLED"), QStringLiteral("not allowed"));
    QCOMPARE(problem(), QStringLiteral("not allowed"));
    // The next try clears what was said of the last.
    settings.restoreDefault(QStringLiteral("HMM_ENABLED"));
    QCOMPARE(problem(), QString());
    QVERIFY(!asked.last().first().value<SettingChange>().value);
}

void TestPageModels::calendarShowsTheNewestDayFirst()
{
    CalendarModel calendar;
    QCOMPARE(calendar.days(), 0);
    QCOMPARE(calendar.summary(), QString());
    calendar.apply(calendarWithHole());
    QCOMPARE(calendar.days(), 2);
    QCOMPARE(calendar.dayText(0), QStringLiteral("23 Nov"));
    QCOMPARE(calendar.dayText(1), QStringLiteral("22 Nov"));
    QCOMPARE(calendar.cellAt(0), (CalendarCell{59, 0, 1}));
    QCOMPARE(calendar.cellAt(24 + 3), (CalendarCell{58, 2, 0}));
    QVERIFY(calendar.summary().startsWith(QLatin1String("4 candles lost")));
    CoverageCalendar empty = calendarWithHole();
    for (CalendarCell& cell : empty.cells)
        cell = {};
    empty.lost.clear();
    CalendarModel nothing;
    nothing.apply(empty);
    QCOMPARE(nothing.summary(), QStringLiteral("No candle in these 2 days."));
    empty.cells[3].quiet = 1;
    nothing.apply(empty);
    QVERIFY(nothing.summary().startsWith(QLatin1String("Nothing lost in 2 days")));
    calendar.move(0, 0);
    QCOMPARE(calendar.current(), 0);
    calendar.move(-1, -1);
    QCOMPARE(calendar.current(), 0);
    calendar.move(3, 1);
    QCOMPARE(calendar.current(), 24 + 3);
    QCOMPARE(calendar.currentText(),
             QStringLiteral("22 Nov 03:00 to 04:00 UTC: 58 present, 2 quiet, filled"));
    calendar.move(30, 30);
    QCOMPARE(calendar.current(), 47);
    calendar.setCurrent(23);
    QCOMPARE(calendar.currentText(), QStringLiteral("23 Nov 23:00 to 00:00 UTC: no candle stored"));
    calendar.setCurrent(99);
    QCOMPARE(calendar.current(), -1);
}

void TestPageModels::calendarAsksForExactlyTheHole()
{
    CalendarModel calendar;
    calendar.apply(calendarWithHole());
    QSignalSpy asked(&calendar, &CalendarModel::fillRequested);
    calendar.setCurrent(5);
    QVERIFY(!calendar.currentHasHole());
    calendar.fillCurrent();
    QCOMPARE(asked.count(), 0);
    for (const int cell : {0, 24 + 23}) {
        calendar.setCurrent(cell);
        QVERIFY(calendar.currentHasHole());
        QVERIFY2(calendar.currentText().contains(QLatin1String("4 lost from 23:57 to 00:00")),
                 qPrintable(calendar.currentText()));
        calendar.fillCurrent();
        const QVariantList hole = asked.takeFirst();
        QCOMPARE(hole.at(0).value<std::int64_t>(), dawnSec - 180);
        QCOMPARE(hole.at(1).value<std::int64_t>(), dawnSec + 60);
    }
}

void TestPageModels::calendarIsAskedForOnItsPage()
{
    const samples::Moment moment = samples::moment(State::Normal);
    ManualClock clock(moment.nowSec);
    AppModel app(clock);
    QSignalSpy asked(&app, &AppModel::calendarRequested);
    app.apply(moment.report());
    QCOMPARE(asked.count(), 0);
    app.setPage(AppModel::DataPage);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toInt(), CalendarModel::kDays);
}

void TestPageModels::syncsAreRemembered()
{
    FeedHealth health;
    SyncLog syncs;
    syncs.apply(health);
    QCOMPARE(syncs.count(), 0);
    health.lastSyncSec = dawnSec;
    health.lastSyncRows = 1;
    health.lastSyncLatencyMs = 83.6;
    syncs.apply(health);
    syncs.apply(health);
    QCOMPARE(syncs.count(), 1);
    QCOMPARE(cell(syncs, 0, SyncLog::OutcomeRole).toString(), QStringLiteral("1 new row, 84 ms"));
    health.lastFailureSec = dawnSec + 60;
    health.lastFailureText = QStringLiteral("timed\nout");
    syncs.apply(health);
    QCOMPARE(syncs.count(), 2);
    QCOMPARE(cell(syncs, 0, SyncLog::OutcomeRole).toString(), QStringLiteral("failed: timed out"));
    QVERIFY(cell(syncs, 0, SyncLog::FailedRole).toBool());
    for (int i = 2; i < 1000; ++i) {
        health.lastSyncSec = dawnSec + 60 * i;
        syncs.apply(health);
    }
    QCOMPARE(syncs.count(), static_cast<int>(SyncLog::kKept));
}

void TestPageModels::budgetIsToldInWords()
{
    FeedHealth health;
    health.budget = {3, 1.1, false};
    QCOMPARE(makeHealthView(health, 0).budgetText,
             QStringLiteral("3 in the last minute, at most 54"));
    health.budget = {3, 4.4, true};
    QCOMPARE(makeHealthView(health, 0).budgetText,
             QStringLiteral("3 in the last minute, at most 13 while slowed down"));
}

void TestPageModels::sharedStoreIsToldInWords()
{
    FeedHealth health;
    QVERIFY(makeHealthView(health, 0).sharedName.isEmpty());
    health.sharedStore = SharedStoreHealth{QStringLiteral("PostgreSQL at db.example.org"), false,
                                           37, QStringLiteral("cannot be reached"), 1000.0};
    const HealthView view = makeHealthView(health, 1180);
    QCOMPARE(view.sharedName, QStringLiteral("PostgreSQL at db.example.org"));
    QCOMPARE(view.sharedText,
             QStringLiteral("Shared store offline, 37 waiting, last delivery 3 min ago"));
    QCOMPARE(view.sharedProblem, QStringLiteral("cannot be reached"));
}

void TestPageModels::aBackupIsRestoredOnlyWhenChosen()
{
    BackupModel backups;
    QSignalSpy restored(&backups, &BackupModel::restoreRequested);
    backups.restore();
    QCOMPARE(restored.count(), 0);
    backups.choose(QStringLiteral("/tmp/backup"));
    QVERIFY(backups.text().startsWith(QStringLiteral("/tmp/backup is put in the place")));
    backups.restore();
    QCOMPARE(restored.takeFirst().first().toString(), QStringLiteral("/tmp/backup"));
    QVERIFY(backups.chosen().isEmpty());
    backups.apply({false, true, QStringLiteral("Nothing was restored: it is damaged.")});
    QCOMPARE(backups.text(), QStringLiteral("Nothing was restored: it is damaged."));
}

QTEST_MAIN(TestPageModels)
#include "tst_pagemodels.moc"
