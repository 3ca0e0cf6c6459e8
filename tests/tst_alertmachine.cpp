// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alertfile.h"
#include "core/engine/alertmachine.h"
#include "core/engine/confidencewatch.h"
#include "core/regime/jsonfile.h"
#include "tests/support/samplemodel.h"
#include "tests/support/samplevalues.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace regime;

namespace
{

AlertRules rulesOf(double afterSec, DigestPace digest = DigestPace::AtWill)
{
    AlertRules rules;
    for (const AlertKind kind : alertKinds)
        rules.rules[static_cast<std::size_t>(kind)] = {
            mayWake(kind) ? AlertRule::Delivery::Wake : AlertRule::Delivery::Digest, afterSec};
    rules.digest = digest;
    return rules;
}

/** A machine and one condition that changes. */
struct Stage {
    explicit Stage(double afterSec, DigestPace digest = DigestPace::AtWill)
        : rules(rulesOf(afterSec, digest)), machine(rules)
    {
    }

    std::vector<AlertNotice> say(AlertKind kind, const QString& matter, double nowSec,
                                 std::int64_t evidence = 0)
    {
        conditions = {};
        conditions[static_cast<std::size_t>(kind)] = Condition{
            matter, matter.isEmpty() ? QString() : QStringLiteral("It is so."), nowSec, evidence};
        return machine.step(conditions, nowSec);
    }
    /** As a new start would go on. */
    void restart()
    {
        const QByteArray file = QJsonDocument(alertStateJson(machine.state())).toJson();
        const auto state = readAlertState(QJsonDocument::fromJson(file).object());
        QVERIFY(state);
        machine = AlertMachine(rules, *state);
    }

    AlertRules rules;
    AlertMachine machine;
    Conditions conditions;
};

using Change = void (*)(samples::Moment&);

const QString on = QStringLiteral("on");
const QString off;

} // namespace

Q_DECLARE_METATYPE(Change)

/** What is told when, and that nothing is told twice. */
class TestAlertMachine : public QObject
{
    Q_OBJECT

private slots:
    void tellsOnceAfterItsTime();
    void whatIsUndoneInTimeIsNoChange();
    void endIsToldToWhomItWoke();
    void restartTellsNothingTwice();
    void unknownChangesNothing();
    void staleEndsWithANewerCandleAlone();
    void flappingWakesAtMostOnceInTenMinutes();
    void allTogetherWakeSixTimesAnHour();
    void onlyThreeKindsWake();
    void netRegimeChangeGoesToTheDigest();
    void digestKeepsItsPace_data();
    void digestKeepsItsPace();
    void snoozeCollects();
    void offIsSilentAndForgets();
    void clockPutBackTellsNothing();
    void historyIsBounded();
    void damagedStateIsNamed();
    void readerSeesWhatWasSoThen();
    void reportsBecomeConditions_data();
    void reportsBecomeConditions();
    void regimeIsTheSources();
    void driftIsToldByItsAlarm();
    void driftIsOfWhatIsFollowed_data();
    void driftIsOfWhatIsFollowed();
    void nextMatterEndsTheOneBefore();
    void confidenceCollapsesAfterASureDay();
};

void TestAlertMachine::tellsOnceAfterItsTime()
{
    Stage stage(60);
    QVERIFY(stage.say(AlertKind::StoreOffline, on, 1000).empty());
    QVERIFY(stage.say(AlertKind::StoreOffline, on, 1059).empty());
    const auto told = stage.say(AlertKind::StoreOffline, on, 1060);
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.front().key, QStringLiteral("store_offline"));
    QVERIFY(!told.front().closed);
    QCOMPARE(stage.machine.book().alerts.front().sinceSec, 1000.0);
    QCOMPARE(stage.machine.book().alerts.front().raisedSec, 1060.0);
    for (double sec = 1061; sec < 9000; sec += 60)
        QVERIFY(stage.say(AlertKind::StoreOffline, on, sec).empty());
    QCOMPARE(stage.machine.book().alerts.size(), std::size_t{1});
}

void TestAlertMachine::whatIsUndoneInTimeIsNoChange()
{
    Stage stage(60);
    for (int i = 0; i < 100; ++i)
        QVERIFY(stage.say(AlertKind::StoreOffline, i % 2 ? off : on, 1000 + 30 * i).empty());
    QVERIFY(stage.machine.book().alerts.empty());
}

void TestAlertMachine::endIsToldToWhomItWoke()
{
    Stage stage(0);
    QCOMPARE(stage.say(AlertKind::StoreOffline, on, 1000).size(), std::size_t{1});
    const auto over = stage.say(AlertKind::StoreOffline, off, 2000);
    QCOMPARE(over.size(), std::size_t{1});
    QVERIFY(over.front().closed);
    QCOMPARE(stage.machine.book().alerts.front().closedSec, std::optional(2000.0));
    QVERIFY(stage.say(AlertKind::StoreOffline, off, 3000).empty());
}

void TestAlertMachine::restartTellsNothingTwice()
{
    Stage stage(60);
    stage.say(AlertKind::StoreOffline, on, 1000);
    QCOMPARE(stage.say(AlertKind::StoreOffline, on, 1060).size(), std::size_t{1});
    for (int start = 1; start <= 5; ++start) {
        stage.restart();
        QVERIFY(stage.say(AlertKind::StoreOffline, on, 1060 + 1000 * start).empty());
        QVERIFY(stage.say(AlertKind::StoreOffline, on, 1160 + 1000 * start).empty());
    }
    // It ended while nobody looked: that is told once, too.
    stage.restart();
    QVERIFY(stage.say(AlertKind::StoreOffline, off, 9000).empty());
    QCOMPARE(stage.say(AlertKind::StoreOffline, off, 9060).size(), std::size_t{1});
    stage.restart();
    QVERIFY(stage.say(AlertKind::StoreOffline, off, 9500).empty());
    QVERIFY(stage.say(AlertKind::StoreOffline, off, 9600).empty());
}

void TestAlertMachine::unknownChangesNothing()
{
    Stage stage(0);
    QCOMPARE(stage.say(AlertKind::StoreOffline, on, 1000).size(), std::size_t{1});
    QVERIFY(stage.machine.step({}, 5000).empty());
    QVERIFY(!stage.machine.book().alerts.front().closedSec);
}

void TestAlertMachine::staleEndsWithANewerCandleAlone()
{
    Stage stage(0);
    QCOMPARE(stage.say(AlertKind::Stale, on, 1000, 600).size(), std::size_t{1});
    stage.restart();
    QVERIFY(stage.say(AlertKind::Stale, off, 700, 600).empty()); // the clock was put back
    QVERIFY(!stage.machine.book().alerts.front().closedSec);
    QCOMPARE(stage.say(AlertKind::Stale, off, 1100, 1020).size(), std::size_t{1});
    QVERIFY(stage.machine.book().alerts.front().closedSec);
}

void TestAlertMachine::flappingWakesAtMostOnceInTenMinutes()
{
    Stage stage(0);
    std::vector<double> raised;
    int over = 0;
    for (int i = 0; i < 360; ++i) // an hour, every ten seconds another state
        for (const AlertNotice& notice :
             stage.say(AlertKind::StoreOffline, i % 2 ? off : on, 1000 + 10 * i)) {
            if (notice.closed)
                ++over;
            else
                raised.push_back(1000 + 10 * i);
        }
    QVERIFY(raised.size() >= 5 && raised.size() <= 6);
    for (std::size_t i = 1; i < raised.size(); ++i)
        QVERIFY(raised[i] - raised[i - 1] >= 600);
    QCOMPARE(over, int(raised.size()));
    QCOMPARE(stage.machine.book().inDigest, 360 - 2 * int(raised.size()));
}

void TestAlertMachine::allTogetherWakeSixTimesAnHour()
{
    Stage stage(0);
    int raised = 0;
    for (int i = 0; i < 360; ++i) {
        Conditions conditions;
        for (const AlertKind kind : alertKinds)
            conditions[static_cast<std::size_t>(kind)] =
                Condition{i % 2 ? off : on, QStringLiteral("so"), 0, i + 1};
        for (const AlertNotice& notice : stage.machine.step(conditions, 1000 + 10 * i))
            raised += !notice.closed;
    }
    QCOMPARE(raised, 6);
}

void TestAlertMachine::onlyThreeKindsWake()
{
    AlertRules rules = rulesOf(0);
    for (AlertRule& rule : rules.rules)
        rule.delivery = AlertRule::Delivery::Wake; // whatever a settings file says
    for (const AlertKind kind : alertKinds) {
        AlertMachine machine(rules);
        Conditions conditions;
        conditions[static_cast<std::size_t>(kind)] = Condition{QStringLiteral("A"), on, 0, 1};
        auto told = machine.step(conditions, 1000);
        conditions[static_cast<std::size_t>(kind)] = Condition{QStringLiteral("B"), on, 0, 2};
        const auto more = machine.step(conditions, 2000);
        told.insert(told.end(), more.begin(), more.end());
        QCOMPARE(!told.empty(), mayWake(kind));
    }
}

void TestAlertMachine::netRegimeChangeGoesToTheDigest()
{
    const QString bull = QStringLiteral("BULLISH");
    const QString range = QStringLiteral("RANGING");
    Stage stage(300);
    const auto show = [&](const QString& regime, double sec) {
        QVERIFY(stage.say(AlertKind::RegimeChanged, regime, sec).empty());
    };
    show(bull, 1000); // the first there is: no change
    show(bull, 2000);
    QCOMPARE(stage.machine.book().inDigest, 0);
    show(range, 3000);
    show(bull, 3200); // back in time
    show(bull, 4000);
    QCOMPARE(stage.machine.book().inDigest, 0);
    show(range, 5000);
    show(range, 5300);
    QCOMPARE(stage.machine.book().inDigest, 1);
    QVERIFY(stage.machine.book().alerts.front().closedSec);
    const auto digest = stage.machine.takeDigest();
    QVERIFY(digest);
    QVERIFY2(digest->text.contains(bull) && digest->text.contains(range), qPrintable(digest->text));
    QVERIFY(!stage.machine.takeDigest());
}

void TestAlertMachine::digestKeepsItsPace_data()
{
    QTest::addColumn<int>("pace");
    QTest::addColumn<int>("digests"); ///< in three days with a change each half hour
    QTest::newRow("hourly") << int(DigestPace::Hourly) << 71;
    QTest::newRow("daily") << int(DigestPace::Daily) << 2;
    QTest::newRow("at will") << int(DigestPace::AtWill) << 0;
}

void TestAlertMachine::digestKeepsItsPace()
{
    QFETCH(int, pace);
    QFETCH(int, digests);
    Stage stage(0, DigestPace(pace));
    int told = 0;
    for (int i = 0; i < 144; ++i) {
        for (const AlertNotice& notice :
             stage.say(AlertKind::Gap, i % 2 ? off : on, 864'000 + 1800 * i))
            told += notice.way == AlertNotice::Way::Digest;
        stage.restart();
    }
    QCOMPARE(told, digests);
}

void TestAlertMachine::snoozeCollects()
{
    Stage stage(0, DigestPace::Hourly);
    stage.say(AlertKind::Gap, off, 7000);
    stage.machine.snooze(20'000);
    QVERIFY(stage.say(AlertKind::StoreOffline, on, 8000).empty());
    stage.restart();
    QVERIFY(stage.say(AlertKind::StoreOffline, on, 19'999).empty());
    const auto morning = stage.say(AlertKind::StoreOffline, on, 20'000);
    QCOMPARE(morning.size(), std::size_t{1});
    QCOMPARE(morning.front().way, AlertNotice::Way::Digest);
    QVERIFY(!stage.machine.book().snoozedUntilSec);
}

void TestAlertMachine::offIsSilentAndForgets()
{
    Stage stage(0);
    stage.say(AlertKind::StoreOffline, on, 1000);
    stage.rules.rules[static_cast<std::size_t>(AlertKind::StoreOffline)].delivery =
        AlertRule::Delivery::Off;
    stage.restart();
    QVERIFY(stage.say(AlertKind::StoreOffline, on, 2000).empty());
    QVERIFY(stage.machine.book().alerts.front().closedSec);
    QVERIFY(stage.say(AlertKind::StoreOffline, off, 3000).empty());
}

void TestAlertMachine::clockPutBackTellsNothing()
{
    Stage stage(60);
    stage.say(AlertKind::StoreOffline, on, 10'000);
    QVERIFY(stage.say(AlertKind::StoreOffline, on, 5000).empty());
    QVERIFY(stage.say(AlertKind::StoreOffline, on, 5059).empty());
    QCOMPARE(stage.say(AlertKind::StoreOffline, on, 5060).size(), std::size_t{1});
}

void TestAlertMachine::historyIsBounded()
{
    Stage stage(0);
    for (int i = 0; i < 1000; ++i)
        stage.say(AlertKind::Gap, i % 2 ? off : on, 1000 + i);
    QCOMPARE(stage.machine.book().alerts.size(), AlertBook::kMostKept);
    QCOMPARE(stage.machine.book().alerts.front().id, std::int64_t{500});
}

void TestAlertMachine::damagedStateIsNamed()
{
    QJsonObject state = alertStateJson({});
    QVERIFY(readAlertState(state));
    state.insert(QStringLiteral("last_id"), QStringLiteral("many"));
    const auto read = readAlertState(state);
    QVERIFY(!read);
    QVERIFY(QString::fromStdString(read.error().message).contains(QStringLiteral("last_id")));
}

void TestAlertMachine::readerSeesWhatWasSoThen()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("alerts.json"));
    QCOMPARE(readAlertBook(file, {})->alerts.size(), std::size_t{0});
    Stage stage(0);
    stage.say(AlertKind::StoreOffline, on, 1000);
    stage.say(AlertKind::StoreOffline, off, 2000);
    stage.say(AlertKind::StoreOffline, on, 3000);
    QVERIFY(writeJsonObject(file, alertStateJson(stage.machine.state())));
    AlertBook read = stage.machine.book();
    read.isRead = true;
    QCOMPARE(*readAlertBook(file, {}), read);
    const auto then = readAlertBook(file, 1500);
    QCOMPARE(then->alerts.size(), std::size_t{1});
    QVERIFY2(!then->alerts.front().closedSec, "it was open at that time");
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{}");
    broken.close();
    const auto refused = readAlertBook(file, {});
    QVERIFY(!refused);
}

/** What changes in a normal moment, and the kinds that are raised by it. */
void TestAlertMachine::reportsBecomeConditions_data()
{
    using samples::Moment;
    using samples::State;
    QTest::addColumn<State>("state");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const char* name, const QList<AlertKind>& kinds, Change change,
                        State state = State::Normal) {
        QList<int> expected;
        for (const AlertKind kind : kinds)
            expected << static_cast<int>(kind);
        QTest::newRow(name) << state << change << expected;
    };
    row("normal", {}, [](Moment&) {});
    row(
        "stale", {AlertKind::Stale}, [](Moment&) {}, State::Stale);
    row(
        "lost candles", {AlertKind::Gap}, [](Moment&) {}, State::Lost);
    row("store keeps nothing", {AlertKind::StoreOffline},
        [](Moment& m) { m.health.storeProblem = QStringLiteral("disk full"); });
    row("shared store away", {AlertKind::StoreOffline}, [](Moment& m) {
        m.health.sharedStore =
            SharedStoreHealth{QStringLiteral("shared"), false, 3, QStringLiteral("refused"), {}};
    });
    row("shared store there", {}, [](Moment& m) {
        m.health.sharedStore = SharedStoreHealth{QStringLiteral("shared"), true, 0, {}, {}};
    });
    row("backfill waits", {AlertKind::BackfillStalled}, [](Moment& m) {
        m.health.backfill.running = true;
        m.health.backfill.failuresInRow = 3;
    });
    row("backfill failed twice", {}, [](Moment& m) {
        m.health.backfill.running = true;
        m.health.backfill.failuresInRow = 2;
    });
    row("training failed", {AlertKind::RetrainFailed},
        [](Moment& m) { m.snapshot.trainingProblem = QStringLiteral("too few"); });
    row("candidate held", {AlertKind::RetrainFailed}, [](Moment& m) {
        m.snapshot.heldModelId = QStringLiteral("15");
        m.snapshot.heldInARow = 2;
    });
    row("held three times", {AlertKind::RetrainHeld}, [](Moment& m) { m.snapshot.heldInARow = 3; });
    row("second opinion fails", {}, [](Moment& m) {
        m.snapshot.other.trainingProblem = QStringLiteral("too few");
        m.snapshot.other.heldInARow = 3;
    });
    row("advising model beside the source fails",
        {AlertKind::RetrainHeld, AlertKind::RetrainFailed}, [](Moment& m) {
            m.snapshot = asSaidBy(ModelFamily::Jump, m.snapshot);
            m.snapshot.other.trainingProblem = QStringLiteral("too few");
            m.snapshot.other.heldInARow = 3;
        });
    row("confidence collapsed", {AlertKind::ConfidenceCollapse},
        [](Moment& m) { m.snapshot.confidenceCollapsedSinceSec = m.snapshot.candleTimeSec; });
    row("of the second opinion", {},
        [](Moment& m) { m.snapshot.other.confidenceCollapsedSinceSec = m.snapshot.candleTimeSec; });
}

void TestAlertMachine::reportsBecomeConditions()
{
    QFETCH(samples::State, state);
    QFETCH(Change, change);
    QFETCH(QList<int>, expected);
    samples::Moment moment = samples::moment(state);
    change(moment);
    const Conditions conditions = alertConditions(moment.report(), std::nullopt, moment.nowSec);
    QList<int> found;
    for (const AlertKind kind : alertKinds) {
        const auto& condition = conditions[static_cast<std::size_t>(kind)];
        if (kind != AlertKind::RegimeChanged && condition && !condition->matter.isEmpty()) {
            found << static_cast<int>(kind);
            QVERIFY(!condition->what.isEmpty());
        }
    }
    QCOMPARE(found, expected);
    QVERIFY2(!conditions[static_cast<std::size_t>(AlertKind::Drift)], "nothing is known of drift");
}

void TestAlertMachine::regimeIsTheSources()
{
    const auto matter = [](const samples::Moment& moment) {
        const auto conditions = alertConditions(moment.report(), std::nullopt, moment.nowSec);
        const auto& condition = conditions[static_cast<std::size_t>(AlertKind::RegimeChanged)];
        return condition ? condition->matter : QStringLiteral("unknown");
    };
    samples::Moment moment = samples::moment(samples::State::Normal);
    moment.snapshot.shownRegime = ShownRegime::Bullish;
    moment.snapshot.other = moment.snapshot;
    moment.snapshot.other.shownRegime = ShownRegime::Bearish;
    QCOMPARE(matter(moment), QStringLiteral("BULLISH"));
    moment.snapshot = asSaidBy(ModelFamily::Jump, moment.snapshot);
    QCOMPARE(matter(moment), QStringLiteral("BEARISH"));
    // Neither an undecided regime nor one that nobody may act on is a change of it.
    moment.snapshot.shownRegime = ShownRegime::Undecided;
    QCOMPARE(matter(moment), QStringLiteral("unknown"));
    QCOMPARE(matter(samples::moment(samples::State::Stale)), QStringLiteral("unknown"));
}

void TestAlertMachine::driftIsToldByItsAlarm()
{
    const samples::Moment moment = samples::moment(samples::State::Normal);
    for (const bool alarm : {false, true}) {
        const auto conditions =
            alertConditions(moment.report(), samples::driftReport(alarm), moment.nowSec);
        const auto& condition = conditions[static_cast<std::size_t>(AlertKind::Drift)];
        QVERIFY(condition);
        QCOMPARE(condition->matter.isEmpty(), !alarm);
    }
}

void TestAlertMachine::driftIsOfWhatIsFollowed_data()
{
    QTest::addColumn<ModelFamily>("source");
    QTest::addColumn<ModelFamily>("advice");
    QTest::addColumn<bool>("inFeatures"); ///< else in the HMM's likelihood
    QTest::addColumn<bool>("told");
    using enum ModelFamily;
    QTest::newRow("the HMM is shown") << Hmm << Hmm << false << true;
    QTest::newRow("the HMM advises") << Jump << Hmm << false << true;
    QTest::newRow("the HMM is a second opinion") << Jump << Jump << false << false;
    QTest::newRow("features are everybody's") << Jump << Jump << true << true;
}

void TestAlertMachine::driftIsOfWhatIsFollowed()
{
    QFETCH(ModelFamily, source);
    QFETCH(ModelFamily, advice);
    QFETCH(bool, inFeatures);
    QFETCH(bool, told);
    samples::Moment moment = samples::moment(samples::State::Normal);
    moment.snapshot.source = source;
    moment.snapshot.adviceSource = advice;
    DriftReport drift = samples::driftReport(false);
    (inFeatures ? drift.psi.front() : drift.logLikelihood).alarm = true;
    const auto conditions = alertConditions(moment.report(), drift, moment.nowSec);
    const auto& condition = conditions[static_cast<std::size_t>(AlertKind::Drift)];
    QVERIFY(condition);
    QCOMPARE(!condition->matter.isEmpty(), told);
}

void TestAlertMachine::nextMatterEndsTheOneBefore()
{
    Stage stage(0);
    stage.say(AlertKind::RetrainFailed, QStringLiteral("held 14"), 1000);
    stage.say(AlertKind::RetrainFailed, QStringLiteral("held 15"), 2000);
    const std::vector<Alert> alerts = stage.machine.book().alerts;
    QCOMPARE(alerts.size(), std::size_t{2});
    QVERIFY(!alerts[0].closedSec);
    QCOMPARE(alerts[1].closedSec, std::optional(2000.0));
    QCOMPARE(stage.machine.book().inDigest, 2);
}

void TestAlertMachine::confidenceCollapsesAfterASureDay()
{
    for (const double before : {0.9, 0.4}) {
        ConfidenceWatch watch(60, 0.15);
        std::int64_t sec = 600'000;
        for (int i = 0; i < 1440; ++i)
            watch.note(sec += 60, before);
        for (int i = 0; i < ConfidenceWatch::kCandles - 1; ++i)
            watch.note(sec += 60, 0.1);
        QVERIFY(!watch.collapsedSinceSec());
        const std::int64_t firstSec = sec - 60 * (ConfidenceWatch::kCandles - 2);
        watch.note(sec += 60, 0.1);
        QCOMPARE(watch.collapsedSinceSec(), before > 0.5 ? std::optional(firstSec) : std::nullopt);
        for (int i = 0; i < 3000; ++i)
            watch.note(sec += 60, 0.1);
        QCOMPARE(watch.collapsedSinceSec().has_value(), before > 0.5);
        watch.note(sec += 60, 0.2);
        QVERIFY(!watch.collapsedSinceSec());
    }
    ConfidenceWatch young(60, 0.15); // an hour of it is no day
    for (int i = 0; i < 60; ++i)
        young.note(60 * (i + 1), i < 45 ? 0.9 : 0.1);
    QVERIFY(!young.collapsedSinceSec());
}

QTEST_GUILESS_MAIN(TestAlertMachine)
#include "tst_alertmachine.moc"
