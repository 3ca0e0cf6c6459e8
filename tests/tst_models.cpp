// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/samplevalues.h"
#include "ui/appmodel.h"
#include "ui/chartspans.h"
#include "ui/numbertext.h"

#include <QSignalSpy>
#include <QTest>
#include <QtCharts/QLineSeries>

#include <algorithm>

using namespace regime;
using samples::State;

namespace
{

const QTimeZone utc = QTimeZone::utc();

double exchangeClock(const samples::Moment& moment)
{
    return moment.nowSec - moment.health.clockOffsetSec.value_or(0.0);
}

ChartHistory history(int candles, std::int64_t firstSec = 0)
{
    ChartHistory history;
    history.intervalMin = 1;
    for (int i = 0; i < candles; ++i) {
        ChartColumn column;
        column.openTimeSec = firstSec + 60 * i;
        column.endSec = column.openTimeSec + 60;
        column.open = 10 + i;
        column.close = 11 + i;
        column.high = 12 + i;
        column.low = 9 + i;
        column.answered = true;
        history.columns.push_back(column);
    }
    return history;
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT

private slots:
    void readoutFollowsFromOneSnapshot()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        const Readout readout = makeReadout(moment.report(), moment.nowSec, true, utc);
        std::array<double, 3> sorted{readout.bear, readout.range, readout.bull};
        std::sort(sorted.begin(), sorted.end());
        QVERIFY(std::abs(readout.bear + readout.range + readout.bull - 1.0) < 1e-9);
        QVERIFY(std::abs(sorted[2] - sorted[1] - readout.confidence) <= 5.1e-5);
        QVERIFY(std::abs(readout.bull - readout.bear - readout.bias) <= 5.1e-5);
        QCOMPARE(readout.pSwitch, moment.columns.back().pSwitch);
        QCOMPARE(readout.word, QStringLiteral("RANGING"));
        QCOMPARE(readout.form, 1);
        QVERIFY(!readout.muted);
        QCOMPARE(readout.staleness, 0.0);
        QCOMPARE(readout.newestText, QStringLiteral("612 s old, limit 900 s"));
        QCOMPARE(readout.idlePhase2Text, QStringLiteral("0.60 / 0.47"));
        QCOMPARE(readout.influenceText, QStringLiteral("none: shadow"));
        QCOMPARE(readout.nextPollText, QStringLiteral("in 51 s"));
    }

    void switchAndStayAgree_data()
    {
        QTest::addColumn<double>("pSwitch");
        QTest::addColumn<QString>("text");
        QTest::newRow("some") << 0.144 << QStringLiteral("14.4 % / 6.9 candles");  // 1 / 0.144
        QTest::newRow("few") << 0.0293 << QStringLiteral("2.93 % / 34.1 candles"); // 1 / 0.0293
        QTest::newRow("rare") << 0.00012 << QStringLiteral("0.012 % / 8\u202f333 candles");
        QTest::newRow("half") << 0.5 << QStringLiteral("50.0 % / 2.0 candles");
        QTest::newRow("seldom") << 0.004 << QStringLiteral("0.40 % / 250 candles");
        QTest::newRow("always") << 1.0 << QStringLiteral("100 % / 1.0 candles");
        QTest::newRow("never") << 0.0 << QStringLiteral("0 % / no end in sight");
    }

    void switchAndStayAgree()
    {
        QFETCH(double, pSwitch);
        samples::Moment moment = samples::moment(State::Normal);
        moment.snapshot.answer->pSwitch = pSwitch;
        QTEST(makeReadout(moment.report(), moment.nowSec, true, utc).switchText, "text");
    }

    void theReadoutIsComplete()
    {
        samples::Moment moment = samples::moment(State::Normal);
        const auto readout = [&] { return makeReadout(moment.report(), moment.nowSec, true, utc); };
        QCOMPARE(readout().standingText,
                 QStringLiteral("When this sure, the label stood 15 candles later in 45\u00A0%; "
                                "always: 44\u00A0%."));
        QCOMPARE(readout().volatilityText, QStringLiteral("0.112 % a candle, 0.9 × the week's"));
        moment.snapshot.standing->sureCases = 212;
        moment.snapshot.volatility.reset();
        QCOMPARE(readout().standingText,
                 QStringLiteral("How long a label stands when this sure is known after 450 such "
                                "candles: 212 so far."));
        QCOMPARE(readout().volatilityText, QStringLiteral("not known"));
        moment.health.nextPollSec.reset();
        QCOMPARE(readout().nextPollText, QStringLiteral("none: not polling"));
    }

    void theOtherDetectorHasASentence()
    {
        samples::Moment moment = samples::moment(State::Normal);
        RegimeSnapshot& snapshot = moment.snapshot;
        const auto text = [&] {
            return makeReadout(moment.report(), moment.nowSec, true, utc).secondText;
        };
        snapshot.other.shownRegime = ShownRegime::Bearish;
        QCOMPARE(text(), QStringLiteral(
                             "Second opinion: BEARISH. Raw labels agree on 54\u00A0% of the last "
                             "day; 35\u00A0% by chance, κ\u00A00.29."));
        snapshot.agreement = Agreement{86'400, 60, 228, 0.5, 0.25, 1.0 / 3};
        QVERIFY2(text().contains(QStringLiteral("agree on 50\u00A0% of 60 candles of the last "
                                                "day; 25\u00A0% by chance")),
                 qPrintable(text()));
        snapshot.agreement = Agreement{6 * 3600, 72, 0, 1, 1, std::nullopt};
        QCOMPARE(text(),
                 QStringLiteral("Second opinion: BEARISH. Raw labels agree on 100\u00A0% of "
                                "72 candles of the last 6 h; 100\u00A0% by chance."));
        snapshot.agreement.reset();
        // A detector keeps its last answer, whatever its age: with a newer candle it is no longer
        // what it says.
        snapshot.other.answer->candleTimeSec -= 300;
        QCOMPARE(text(), QStringLiteral("Second opinion: BEARISH at 11:10 UTC."));
        snapshot.other.inferenceProblem = QStringLiteral("a row is not finite");
        QCOMPARE(text(), QStringLiteral("Second opinion: none, its inference fails."));
        snapshot.other.warmingUpHave = 120;
        QCOMPARE(text(), QStringLiteral("Second opinion: warming up, 120 of 399 candles."));
        snapshot.other.trained = false;
        QCOMPARE(text(), QStringLiteral("Second opinion: no model yet."));
        snapshot.other.trainingProblem = QStringLiteral("every start was refused");
        QCOMPARE(text(), QStringLiteral("Second opinion: none, its training was refused."));
        snapshot.other = Opinion();
        snapshot.other.trained = true;
        snapshot.other.warmingUpHave = snapshot.other.warmingUpNeed = 399;
        QCOMPARE(text(), QStringLiteral("Second opinion: no answer."));
        snapshot.mode = DetectorMode::Off;
        QCOMPARE(text(), QString());
    }

    void scoresOfAJumpModelAreCalledScores()
    {
        samples::Moment moment = samples::moment(State::Normal);
        moment.snapshot = asSaidBy(ModelFamily::Jump, moment.snapshot);
        moment.snapshot.mode = DetectorMode::On;
        moment.snapshot.answer->pSwitch = 0.07;
        const Readout readout = makeReadout(moment.report(), moment.nowSec, true, utc);
        QVERIFY(readout.scores);
        QCOMPARE(readout.switchText, QStringLiteral("0.93 for 5 candles"));
        QVERIFY(readout.sinceText.contains(QLatin1String("scores of jump model j14, ")));
        QVERIFY(readout.secondText.startsWith(QLatin1String("The HMM: ")));
        QCOMPARE(readout.influenceText, QStringLiteral("none: advice takes the HMM"));
        moment.snapshot.adviceSource = ModelFamily::Jump;
        QVERIFY(makeReadout(moment.report(), moment.nowSec, true, utc)
                    .influenceText.startsWith(QLatin1String("advice, phase ")));
    }

    void thePastSaysWhatTheLedgerHas()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ChartHistory history;
        history.intervalMin = 5;
        ChartColumn column = moment.columns[1500];
        column.phase = 2;
        column.bot = {2, 0.41, -0.1, 3, 0.7};
        const auto then = [&] {
            return makePastReadout(history, column, 0.15, moment.nowSec, utc);
        };
        Readout readout = then();
        QCOMPARE(readout.influenceText, QStringLiteral("phase 2: usable"));
        QCOMPARE(readout.standingText,
                 QStringLiteral("The bot said: phase 2, blend 0.70, idle 0.41, skew −0.10, "
                                "open recoveries 3."));
        QCOMPARE(readout.volatilityText, QStringLiteral("0.112 % a candle"));
        column.usable = false;
        column.bot = {};
        readout = then();
        QCOMPARE(readout.influenceText, QStringLiteral("phase 2: neutral"));
        QCOMPARE(readout.standingText, QString());
        column.phase = 1;
        column.volatility.reset();
        readout = then();
        QCOMPARE(readout.influenceText, QStringLiteral("phase 1: none"));
        QVERIFY(readout.volatilityWhy.contains(QLatin1String("zoom in")));
        column.asSeen = false;
        readout = then();
        QVERIFY(readout.influenceWhy.contains(QLatin1String("Nobody was told")));
    }

    void everyDashOfThePastHasItsReason()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ChartHistory history;
        history.intervalMin = 5;
        ChartColumn lost;
        lost.kind = IntervalKind::Lost;
        lost.endSec = moment.columns[1500].endSec;
        ChartColumn computed = moment.columns[1500];
        computed.asSeen = false;
        for (const ChartColumn& column : {moment.columns[1500], computed, lost}) {
            const Readout r = makePastReadout(history, column, 0.15, moment.nowSec, utc);
            const std::pair<QString, QString> lines[] = {
                {r.trendText, r.trendWhy},         {r.volatilityText, r.volatilityWhy},
                {r.newestText, r.newestWhy},       {r.coverageText, r.coverageWhy},
                {r.influenceText, r.influenceWhy}, {r.idleText, r.idleWhy},
                {r.idlePhase2Text, r.idleWhy},     {r.nextPollText, r.nextPollWhy}};
            for (const auto& [text, why] : lines)
                QCOMPARE(why.isEmpty(), text != QStringLiteral("–"));
        }
        const Readout now = makeReadout(moment.report(), moment.nowSec, true, utc);
        QVERIFY(now.trendWhy.isEmpty() && now.idleWhy.isEmpty() && now.nextPollWhy.isEmpty());
    }

    void trendAndBiasAreCompared_data()
    {
        QTest::addColumn<double>("trend");
        QTest::addColumn<double>("bias");
        QTest::addColumn<QString>("text");
        QTest::newRow("agree") << -0.0021 << -0.81 << QStringLiteral("−0.21 % / −0.81: agree");
        QTest::newRow("opposed") << 0.0021 << -0.81 << QStringLiteral("+0.21 % / −0.81: opposed");
        QTest::newRow("no bias") << 0.0021 << 0.0 << QStringLiteral("+0.21 % / 0.00: no bias");
        QTest::newRow("flat") << 0.00002 << 0.5 << QStringLiteral("0.00 % / +0.50: trend flat");
        QTest::newRow("both") << 0.0 << 0.0 << QStringLiteral("0.00 % / 0.00: both flat");
        QTest::newRow("a bias that reads 0")
            << -0.0008 << 0.0049 << QStringLiteral("−0.08 % / 0.00: no bias");
        QTest::newRow("and below")
            << 0.0008 << -0.0049 << QStringLiteral("+0.08 % / 0.00: no bias");
        QTest::newRow("the least side")
            << 0.00006 << -0.006 << QStringLiteral("+0.01 % / −0.01: opposed");
    }
    void trendAndBiasAreCompared()
    {
        QFETCH(double, trend);
        QFETCH(double, bias);
        samples::Moment moment = samples::moment(State::Normal);
        moment.snapshot.advice.trendScore = trend;
        moment.snapshot.answer->biasSignal = bias;
        const Readout readout = makeReadout(moment.report(), moment.nowSec, true, utc);
        QTEST(readout.trendText, "text");
        // The sign under the bias is that of the number over it.
        const QChar first = readout.biasText[0];
        const bool isZero = readout.biasText == QLatin1String("0.00");
        QCOMPARE(readout.biasSide, isZero ? 0 : first == QChar(0x2212) ? -1 : 1);
    }

    void stalenessRunsFromTheLimitToTwice()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        const auto newest = static_cast<double>(*moment.health.newestCandleSec);
        const auto at = [&](double age) {
            return makeReadout(moment.report(), newest + age, false, utc).staleness;
        };
        QCOMPARE(at(900), 0.0);
        QCOMPARE(at(1350), 0.5);
        QCOMPARE(at(5000), 1.0);
    }

    void emptyReadoutInventsNothing()
    {
        const samples::Moment moment = samples::moment(State::Empty);
        const Readout readout = makeReadout(moment.report(), moment.nowSec, false, utc);
        QVERIFY(!readout.answered && readout.muted && !readout.trained);
        QCOMPARE(readout.confidenceText, QString());
        QCOMPARE(readout.bearText, QString());
        QCOMPARE(readout.coverageText, QStringLiteral("not known"));
        QCOMPARE(readout.form, -2);
    }

    void olderSequencesAreIgnored()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ManualClock clock(exchangeClock(moment));
        AppModel app(clock);
        app.apply(moment.report());
        EngineReport older = moment.report();
        older.snapshot.sequence = older.health.sequence = moment.snapshot.sequence - 1;
        older.health.newestCandleSec.reset();
        older.snapshot.answer.reset();
        app.apply(older);
        QVERIFY(app.readout().answered);
        QCOMPARE(app.trust()->verdictText(), QStringLiteral("USABLE"));
        app.apply(moment.events);
        app.apply(moment.events.front());
        QCOMPARE(app.events()->count(), 5);
    }

    void exchangeTimeIsTheClockPlusItsOffset()
    {
        samples::Moment moment = samples::moment(State::Normal);
        moment.health.clockOffsetSec = 45;
        ManualClock clock(moment.nowSec - 45);
        AppModel app(clock);
        app.apply(moment.report());
        QCOMPARE(app.trust()->property("clockText").toString(), QStringLiteral("11:25:12 UTC"));
        QCOMPARE(app.trust()->verdictText(), QStringLiteral("CAUTION"));
    }

    void backfillAsksForTheTargetWithinThePages()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ManualClock clock(exchangeClock(moment));
        AppModel app(clock);
        app.apply(moment.report());
        QSignalSpy asked(&app, &AppModel::backfillRequested);
        app.applyFix(static_cast<int>(Fix::Backfill));
        SettingEntry pages;
        pages.key = QStringLiteral("HMM_OHLCV_BACKFILL_MAX_PAGES");
        pages.value = QStringLiteral("7");
        app.applySettings({pages});
        app.requestBackfill();
        QCOMPARE(asked.count(), 2);
        QCOMPARE(asked[0], (QVariantList{2000, 40}));
        QCOMPARE(asked[1], (QVariantList{2000, 7}));
    }

    void eventLogIsBoundedAndFiltered()
    {
        EventLogModel log;
        std::vector<EventEntry> entries;
        for (int i = 0; i < 1500; ++i)
            entries.push_back({i + 1, 100.0 * i,
                               i % 3 ? QStringLiteral("regime") : QStringLiteral("store"),
                               QString::number(i)});
        log.apply(entries);
        QCOMPARE(log.rowCount(), 1000);
        QCOMPARE(log.data(log.index(0), EventLogModel::TextRole).toString(),
                 QStringLiteral("1499"));
        log.setGroup(static_cast<int>(EventGroup::Program));
        QVERIFY(log.rowCount() > 300 && log.rowCount() < 340);
        QCOMPARE(log.data(log.index(0), EventLogModel::TextRole).toString(),
                 QStringLiteral("1497"));
    }

    void latencyLineGrowsBySyncs()
    {
        samples::Moment moment = samples::moment(State::Normal);
        HealthModel health;
        QLineSeries line;
        health.setLatencySeries(&line);
        health.apply(moment.health);
        health.apply(moment.health);
        moment.health.lastSyncSec = *moment.health.lastSyncSec + 60;
        moment.health.lastSyncLatencyMs = 310;
        health.apply(moment.health);
        QCOMPARE(line.count(), 2);
        QCOMPARE(line.at(1).y(), 310.0);
        QCOMPARE(health.latencyTopMs(), 400.0);
        QVERIFY(health.latencyText().contains(QLatin1String("longest 310 ms, last 2 syncs")));
    }

    void chartAsksOnceForWhatIsInView()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ChartModel chart;
        QSignalSpy asked(&chart, &ChartModel::historyRequested);
        chart.apply(moment.health);
        QCOMPARE(asked.count(), 1);
        const auto request = asked[0][0].value<HistoryRequest>();
        QCOMPARE(chart.toSec() - chart.fromSec(), 86400.0);
        QCOMPARE(chart.toSec(), static_cast<double>(*moment.health.newestCandleSec + 300));
        QCOMPARE(request.toSec, *moment.health.newestCandleSec + 300);
        QCOMPARE(request.fromSec, request.toSec - 86400 - 43200);
        QVERIFY(chart.loading());
        chart.apply(samples::answer(moment, request));
        QVERIFY(!chart.loading());
        chart.panBy(-0.2);
        QVERIFY(!chart.live());
        QCOMPARE(asked.count(), 1); // still covered
        chart.followLive();
        QVERIFY(chart.live());
    }

    void axisRunsOnWhileStale()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        const auto closedEnd = static_cast<double>(*moment.health.newestCandleSec + 300);
        ChartModel chart;
        chart.setNow(moment.nowSec);
        chart.apply(moment.health);
        QCOMPARE(chart.toSec(), closedEnd);
        chart.setNow(closedEnd + 601);
        QCOMPARE(chart.toSec(), closedEnd + 600);
        chart.setNow(closedEnd + 899);
        QCOMPARE(chart.toSec(), closedEnd + 600);
        QCOMPARE(chart.toSec() - chart.fromSec(), 86400.0);
    }

    void lateAnswersAreIgnored()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ChartModel chart;
        ChartHistory newer = samples::answer(moment, {5, 0, 2000000000, 1200});
        chart.apply(newer);
        chart.apply(samples::answer(moment, {4, 0, 1, 1200}));
        QCOMPARE(chart.history().request.id, std::uint64_t{5});
        QVERIFY(!chart.empty());
    }

    void zoomKeepsItsPlace()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ChartModel chart;
        chart.apply(moment.health);
        chart.panBy(-1.0);
        const double under = chart.fromSec() + 0.25 * (chart.toSec() - chart.fromSec());
        chart.zoomAt(0.25, 0.5);
        QCOMPARE(chart.range(), static_cast<int>(ChartModel::Custom));
        QVERIFY(std::abs(chart.fromSec() + 0.25 * (chart.toSec() - chart.fromSec()) - under) <
                1e-3);
        chart.zoomAt(0.5, 1e-9);
        QCOMPARE(chart.toSec() - chart.fromSec(), 12 * 300.0);
    }

    void asTheModelSaysNowIsAskedForAndCounted()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ChartModel chart;
        QList<HistoryRequest> asked;
        connect(&chart, &ChartModel::historyRequested, &chart,
                [&](const HistoryRequest& request) { asked << request; });
        const auto answerLast = [&] { chart.apply(samples::answer(moment, asked.last())); };
        chart.setNow(moment.nowSec);
        AsNowModel& asNow = *chart.asNow();
        asNow.setOn(true);
        QVERIFY(!asNow.on()); // nobody could say anything
        QCOMPARE(asNow.problem(), QStringLiteral("no model yet"));
        chart.apply(moment.snapshot);
        chart.apply(moment.health);
        QCOMPARE(asNow.problem(), QString());
        answerLast();
        QVERIFY(!asked.last().asModelSaysNow && !chart.computed());

        asNow.setOn(true);
        QCOMPARE(asNow.text(), QStringLiteral("Working through the candles in view"));
        QTRY_VERIFY(asked.last().asModelSaysNow);
        // What the ledger says comes first and is not what was asked for.
        HistoryRequest ledger = asked.last();
        ledger.asModelSaysNow = false;
        chart.apply(samples::answer(moment, ledger));
        QVERIFY(!chart.history().asModelSaysNow);
        answerLast();
        QTRY_VERIFY(chart.computed());
        std::int64_t compared = 0, changed = 0;
        for (const ChartColumn& column : chart.history().columns) {
            if (static_cast<double>(column.endSec) <= chart.fromSec())
                continue;
            compared += column.relabelling.compared;
            changed += column.relabelling.changed;
        }
        QVERIFY(changed > 0);
        QCOMPARE(asNow.text(),
                 QStringLiteral("%1 % of %2 candles change label "
                                "against the ledger.")
                     .arg(QString::number(100.0 * double(changed) / double(compared), 'f', 1),
                          QString::number(compared)));
        chart.setCrosshair(0.5);
        QVERIFY2(
            chart.crosshairText().when.contains(QLatin1String("by today's model; seen live: ")),
            qPrintable(chart.crosshairText().when));

        // Another model has another opinion; without one there is none.
        const auto before = asked.size();
        RegimeSnapshot snapshot = moment.snapshot;
        snapshot.modelId = QStringLiteral("15");
        chart.apply(snapshot);
        QVERIFY(!asNow.shown()); // what is drawn is the other one's
        QCOMPARE(asNow.text(), QStringLiteral("Working through the candles in view"));
        QTRY_COMPARE(asked.size(), before + 1);
        QVERIFY(asked.last().asModelSaysNow);
        const auto answerBy = [&](const RegimeSnapshot& models) {
            ChartHistory history = samples::answer(moment, asked.last());
            history.modelId = models.modelId;
            history.otherModelId = models.other.modelId;
            chart.apply(history);
        };
        answerBy(snapshot);
        QTRY_VERIFY(asNow.shown());
        // The second band has a model of its own.
        RegimeSnapshot withOther = snapshot;
        withOther.other.modelId = QStringLiteral("j9");
        chart.apply(withOther);
        QVERIFY(!asNow.shown());
        QTRY_COMPARE(asked.size(), before + 2);
        answerBy(withOther);
        QTRY_VERIFY(asNow.shown());
        // Back to the one before: its answers are asked for anew.
        chart.apply(moment.snapshot);
        QVERIFY(!asNow.shown());
        QTRY_COMPARE(asked.size(), before + 3);
        answerLast();
        QTRY_VERIFY(asNow.shown());
        snapshot.trained = false;
        snapshot.modelId.clear();
        chart.apply(snapshot);
        QVERIFY(!asNow.on());
        QCOMPARE(asNow.text(), QString());
        QTRY_VERIFY(!asked.last().asModelSaysNow);
        answerLast();
        QTRY_VERIFY(!chart.computed());
        QVERIFY(chart.crosshairText().when.endsWith(QLatin1String("as seen live")));
    }

    void theShareIsSaidInWords()
    {
        QCOMPARE(relabellingText({1477, 1440, 179}),
                 QStringLiteral("12.4 % of 1\u202F440 candles change label "
                                "against the ledger; 37 more have no row in it."));
        QCOMPARE(relabellingText({11, 10, 0}),
                 QStringLiteral("0 % of 10 candles change label "
                                "against the ledger; one more has no row in it."));
        QCOMPARE(
            relabellingText({288, 1, 0}),
            QStringLiteral("The one candle in the ledger keeps its label; 287 more have no row "
                           "in it."));
        QCOMPARE(relabellingText({1, 1, 1}),
                 QStringLiteral("The one candle in the ledger changes label."));
        QCOMPARE(relabellingText({288, 0, 0}),
                 QStringLiteral("Nothing to compare: the ledger has no row "
                                "of the 288 candles in view."));
        QCOMPARE(relabellingText({}), QStringLiteral("It has no answer for "
                                                     "the candles in view."));
    }

    void crosshairSnapsToCandles()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ChartModel chart;
        connect(&chart, &ChartModel::historyRequested, &chart, [&](const HistoryRequest& request) {
            chart.apply(samples::answer(moment, request));
        });
        chart.setNow(moment.nowSec);
        chart.apply(moment.health);
        chart.setCrosshair(1.0);
        QCOMPARE(chart.crosshair(), 1.0 - 150.0 / 86400);
        QVERIFY(chart.crosshairText().when.startsWith(QLatin1String("11:15 UTC")));
        chart.stepCrosshair(-1);
        QVERIFY(chart.crosshairText().when.startsWith(QLatin1String("11:10 UTC")));
        chart.clearCrosshair();
        QCOMPARE(chart.crosshair(), -1.0);
        QCOMPARE(chart.crosshairText(), regime::CrosshairText());
    }

    void aHistoryHasAtMostTwoThousandPoints()
    {
        const samples::Moment moment = samples::moment(State::Normal);
        ChartModel chart;
        connect(&chart, &ChartModel::historyRequested, &chart, [&](const HistoryRequest& request) {
            chart.apply(samples::answer(moment, request));
        });
        chart.apply(moment.health);
        const std::vector<ChartColumn>& columns = chart.history().columns;
        QVERIFY(columns.size() > 300 && columns.size() <= 2000);
        for (const ChartColumn& column : columns) {
            QVERIFY(column.confidence >= 0 && column.confidence <= 1);
            QVERIFY(std::abs(column.biasSignal) <= 1);
        }
        // Never past the last closed candle.
        QCOMPARE(static_cast<double>(columns.back().endSec), chart.toSec());
    }

    void candlesMergeOnAFixedRaster()
    {
        const ChartHistory minutes = history(60, 3600);
        const auto all = candleBars(minutes, 3600, 7200, 60);
        QCOMPARE(all.size(), std::size_t{60});
        const auto merged = candleBars(minutes, 3600, 7200, 12);
        QCOMPARE(merged.size(), std::size_t{12});
        QCOMPARE(merged[0], (CandleBar{3600, 3900, 10, 16, 9, 15}));
        const auto moved = candleBars(minutes, 3660, 7200, 12);
        QCOMPARE(moved[1], merged[1]);
    }

    void runsBreakAtHolesAndUnanswered()
    {
        ChartHistory minutes = history(10);
        minutes.columns[3].shown = minutes.columns[4].shown = ShownRegime::Bullish;
        minutes.columns[7].answered = false;
        minutes.columns[7].kind = IntervalKind::WarmingUp;
        minutes.columns.erase(minutes.columns.begin() + 5);
        const auto bands = shownRuns(minutes);
        QCOMPARE(bands.size(), std::size_t{4});
        QCOMPARE(bands[1], (RegimeRun{180, 300, ShownRegime::Bullish}));
        const auto kinds = kindRuns(minutes);
        QCOMPARE(kinds[1], (KindRun{300, 360, IntervalKind::Lost}));
        QCOMPARE(kinds[3].content, IntervalKind::WarmingUp);
    }

    void ticksAreRoundNumbers()
    {
        const AxisTicks prices = valueTicks(0.0821, 0.0849, 8);
        QCOMPARE(prices.labels.first(), QStringLiteral("0.0825"));
        QCOMPARE(prices.labels.size(), 5);
        QVERIFY(std::abs(prices.positions.first() - 0.0004 / 0.0028) < 1e-9);
        const AxisTicks times = timeTicks(1732320000 - 7200, 1732320000 + 7200, 4, utc);
        QCOMPARE(times.labels, (QStringList{QStringLiteral("22:00"), QStringLiteral("23:00"),
                                            QStringLiteral("23 Nov"), QStringLiteral("01:00"),
                                            QStringLiteral("02:00")}));
        QVERIFY(valueTicks(1, 1, 5).labels.isEmpty());
    }

    void numbersAreWritten_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("expected");
        QTest::newRow("minus") << numberText(-0.812, 2) << QStringLiteral("−0.81");
        QTest::newRow("no minus zero") << numberText(-0.001, 2) << QStringLiteral("0.00");
        QTest::newRow("doge") << priceText(0.104731) << QStringLiteral("0.10473");
        QTest::newRow("bitcoin") << priceText(27431.5) << QStringLiteral("27\u202f431.5");
        QTest::newRow("ten") << priceText(12.3456) << QStringLiteral("12.346");
        QTest::newRow("percent") << percentText(99.8) << QStringLiteral("99.8 %");
        QTest::newRow("all percent") << percentText(100) << QStringLiteral("100 %");
    }

    void numbersAreWritten()
    {
        QFETCH(QString, written);
        QTEST(written, "expected");
    }
};

QTEST_MAIN(TestModels)
#include "tst_models.moc"
