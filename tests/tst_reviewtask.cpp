// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/benchjson.h"
#include "core/engine/reviewing.h"
#include "core/engine/reviewtask.h"
#include "core/store/replaystore.h"
#include "tests/support/manualclock.h"
#include "tests/support/postgrestserver.h"
#include "tests/support/randommarket.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 5};

/** Keeps a replay of twelve days whose labels change every ten candles; the second opinion is the
 *  next regime, and leans to BULLISH. The HMM has answered the first `hmmDays` of twelve. */
void keepReplay(const QString& folder, std::size_t hmmDays = 12)
{
    const CandleSeries market = test::randomMarket(12 * 288, 300);
    std::vector<Candle> candles;
    std::vector<LedgerRow> rows;
    for (std::size_t i = 0; i < market.size(); ++i) {
        const double close = market.close[i];
        candles.push_back({market.openTimeSec[i], close, close * 1.001, close * 0.999, close,
                           market.volume[i], 9, CandleSource::Csv, false});
        LedgerRow row;
        row.candleTimeSec = market.openTimeSec[i];
        row.asOfSec = static_cast<double>(row.candleTimeSec + 300);
        row.close = close;
        row.modelId = QStringLiteral("1");
        row.raw = static_cast<Regime>(i / 10 % 3);
        row.shown = shown(row.raw);
        row.probabilities = {0.1, 0.1, 0.1};
        row.probabilities[i / 10 % 3] = 0.8;
        row.confidence = 0.7;
        row.usable = true;
        row.bot.idleRatio = 0.43;
        row.bot.openRecoveries = i < 1500 ? 5 : 7;
        if (i < hmmDays * 288)
            rows.push_back(row);
        row.family = ModelFamily::Jump;
        row.raw = static_cast<Regime>((i / 10 + 1) % 3);
        row.shown = shown(row.raw);
        row.confidence = row.biasSignal = 0.9;
        rows.push_back(row);
    }
    auto opening =
        Database::open(folder + QStringLiteral("/replay.sqlite"), replaySchema(), Access::Write);
    QVERIFY(opening);
    const RunModel model{QStringLiteral("1"), {{{0.9, 0.1, 0}, {0, 0.9, 0.1}, {0.1, 0, 0.9}}}};
    QVERIFY(ReplayStore(opening->database).record({0, 5, series, {}}, candles, rows, {&model, 1}));
}

} // namespace

/** A review beside all else: read, computed and delivered, or cancelled. */
class TestReviewTask : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { keepReplay(m_folder.path()); }

    void everyTableIsDelivered()
    {
        ReviewTask task(std::make_shared<ManualClock>(1e9), m_folder.path());
        QSignalSpy changed(&task, &ReviewTask::changed), finished(&task, &ReviewTask::finished);
        task.start({}, Configuration(), series);
        QVERIFY(finished.wait(60'000));
        QCOMPARE(changed.first().first().value<ReviewStatus>().running, true);
        QCOMPARE(changed.last().first().value<ReviewStatus>().running, false);
        QVERIFY(changed.count() > 20);
        const auto report = finished.first().first().value<ReviewReport>();
        QVERIFY(report.scope.isReplay());
        QCOMPARE(report.scope.pair, series.pair);
        QCOMPARE(report.asOfSec, 1e9);
        QCOMPARE(report.tables.ticks, 12 * 288);
        QCOMPARE(report.tables.calibration.withoutModel, 0);
        QCOMPARE(report.bot.paper.size(), 4u);
        // The second opinion's bias has no say in phase 1, and its own in the others.
        QCOMPARE(report.bot.jumpPaper.size(), 4u);
        QCOMPARE(report.bot.jumpPaper.front(), report.bot.paper.front());
        for (std::size_t i = 1; i < 4; ++i)
            QVERIFY(report.bot.jumpPaper[i].equityUsd != report.bot.paper[i].equityUsd);
        QVERIFY(report.bot.simulated.jump);
        QCOMPARE(report.jumpAgreement, std::optional(review::Agreement{}));
        QCOMPARE(report.bot.verdict.current, 1);
        QCOMPARE(report.bot.verdict.supported, 1); // 12 days are no fortnight
        QVERIFY(!report.bot.bot);
        // Every row says the bot's idle ratio, so none is assumed.
        QVERIFY(!report.tables.assumedIdleRatio);
        // No episode lasts long enough to be judged.
        QVERIFY(report.blind.empty() && report.marks.problem.isEmpty());
        // The grid's turns are asked for by the same settings as the paper grid.
        QCOMPARE(report.tables.reversal, 0.01 + 2 * 0.0025);
    }

    void theReplayOfAnotherPairIsNotReviewed()
    {
        const SeriesKey other{QStringLiteral("XBTUSD"), series.intervalMin};
        Configuration configuration;
        configuration.set(QStringLiteral("KRAKEN_PAIR"), other.pair, ConfigOrigin::File);
        ReviewTask task(std::make_shared<ManualClock>(1e9), m_folder.path());
        QSignalSpy changed(&task, &ReviewTask::changed), finished(&task, &ReviewTask::finished);
        task.start({}, configuration, other);
        QTRY_COMPARE(changed.last().first().value<ReviewStatus>().problem,
                     QStringLiteral("no replay of XBTUSD is kept, but of XDGUSD 5 min"));
        QVERIFY(finished.isEmpty());
    }

    /** Starting the program would not bring it up to date, so the review does. */
    void aReplayStoreOfAnOlderSchemaIsReviewed()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("replay.sqlite"));
        Schema older = replaySchema();
        older.steps.pop_back();
        QVERIFY(Database::open(path, older, Access::Write).ok());
        QVERIFY(*Database::isOlder(path, replaySchema()));
        const auto report = makeReview({}, {Configuration(), series, folder.path(), 1.8e9});
        QVERIFY(!report);
        QVERIFY2(report.error().message.ends_with("has a row in this range"),
                 report.error().message.c_str());
        QVERIFY(!*Database::isOlder(path, replaySchema()));
    }

    /** What the second opinion said alone counts for it, and for nothing of the HMM. */
    void daysWithoutTheHmmAreNoneOfIt_data()
    {
        QTest::addColumn<int>("hmmDays");
        QTest::newRow("none of it at all") << 0;
        QTest::newRow("half of them") << 6;
    }
    void daysWithoutTheHmmAreNoneOfIt()
    {
        using review::Labelling;
        QFETCH(int, hmmDays);
        const QTemporaryDir folder;
        keepReplay(folder.path(), static_cast<std::size_t>(hmmDays));
        ReviewRequest request;
        request.outcomes = false;
        const auto report = makeReview(request, {Configuration(), series, folder.path(), 1.8e9});
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        const review::ReviewTables& tables = report->tables;
        QCOMPARE(tables.ticks, 12 * 288);
        const auto stability = [&](Labelling by) {
            const auto row = std::ranges::find(tables.stability, by, &review::StabilityRow::by);
            return row == tables.stability.end() ? 0 : int(row->stability.candles);
        };
        QCOMPARE(stability(Labelling::HmmRaw), hmmDays * 288);
        QCOMPARE(stability(Labelling::JumpShown), 12 * 288);
        const auto gain = [&](Labelling by) {
            return std::ranges::any_of(
                tables.gains, [&](const review::GainRow& row) { return row.by == by && row.gain; });
        };
        QVERIFY(!gain(Labelling::HmmRaw)); // below seven days
        QVERIFY(gain(Labelling::JumpRaw));
        QCOMPARE(tables.calibration.hmmSureness.has_value(), hmmDays > 0);
        QVERIFY(tables.calibration.jumpSureness.has_value());
        QCOMPARE(tables.whatIf[0].phases[1].ticks, std::size_t(hmmDays) * 288);
        QCOMPARE(tables.jumpWhatIf[0].phases[1].ticks, std::size_t{12 * 288});
        QCOMPARE(report->bot.verdict.supported, 1);
        const auto gateLine = [&](review::GateRule rule) {
            return *std::ranges::find(report->bot.verdict.lines, rule, &review::GateLine::rule);
        };
        QCOMPARE(gateLine(review::GateRule::DaysInShadow).measured, std::optional(12.0));
        QCOMPARE(gateLine(review::GateRule::Coverage).measured, std::optional(hmmDays / 12.0));
        for (const review::GateRule rule :
             {review::GateRule::DoNotUse, review::GateRule::ShownChanges,
              review::GateRule::IdleAtLimit, review::GateRule::GainOverBaseline})
            QCOMPARE(gateLine(rule).measured.has_value(), hmmDays > 0);
        // Neither no answers nor those of six days are a gain or none.
        QCOMPARE(gateLine(review::GateRule::GainOverBaseline).standing,
                 review::GateStanding::NotEnoughData);
        if (hmmDays == 0)
            QCOMPARE(gateLine(review::GateRule::IdleAtLimit).standing,
                     review::GateStanding::NotEnoughData);
        QVERIFY(report->bot.simulated.jump);
        const QJsonObject json = reviewJson(*report);
        const QJsonObject whatIf =
            json[QLatin1String("what_if")][0][QLatin1String("phases")][1].toObject();
        QCOMPARE(whatIf.size(), 10);
        for (auto it = whatIf.begin(); it != whatIf.end(); ++it)
            if (const QString& name = it.key();
                name != u"phase" && name != u"blend" && name != u"ticks")
                QVERIFY2(it->isNull() == (hmmDays == 0), qPrintable(name));
        const QJsonObject calibration = json[QLatin1String("calibration")].toObject();
        QCOMPARE(calibration[QLatin1String("standing")].isNull(), hmmDays == 0);
        QVERIFY(!calibration[QLatin1String("jump_scores")].isNull());
        QCOMPARE(calibration[QLatin1String("sentence")].toString() ==
                     QLatin1String("The HMM has answered no candle of this range."),
                 hmmDays == 0);
    }

    void theBotsCyclesComeFromASharedStore()
    {
        test::PostgrestServer service;
        service.putOutcome({{QStringLiteral("time"), 1'699'940'000},
                            {QStringLiteral("pair"), QStringLiteral("XDGUSD")},
                            {QStringLiteral("trade"), QStringLiteral("A")},
                            {QStringLiteral("entry_time"), 1'699'920'000 + 300 * 33},
                            {QStringLiteral("net_profit_usd"), 0.02}});
        Configuration configuration;
        configuration.set(QStringLiteral("STORE_URL"), service.url().toString(),
                          ConfigOrigin::CommandLine);
        configuration.setSupabaseKey(QString::fromUtf8(service.rules().key));
        ReviewTask task(std::make_shared<ManualClock>(1.8e9), m_folder.path());
        QSignalSpy finished(&task, &ReviewTask::finished);
        const auto reviewed = [&] {
            task.start({}, configuration, series);
            return finished.wait(60'000) ? finished.takeFirst().first().value<ReviewReport>().bot
                                         : BotReview{};
        };
        const BotReview bot = reviewed();
        QVERIFY(bot.bot);
        QVERIFY2(bot.source.startsWith(QLatin1String("Supabase at 127.0.0.1")),
                 qPrintable(bot.source));
        QCOMPARE(bot.bot->hmm.byRegime[0].all.cycles, 1u);
        QCOMPARE(bot.bot->jump->byRegime[1].all.cycles, 1u);
        // Not every bot has such a table: the review stands, and says so.
        test::PostgrestRules rules;
        rules.hasOutcomes = false;
        service.set(rules);
        const BotReview without = reviewed();
        QVERIFY(!without.bot);
        QCOMPARE(without.paper.size(), 4u);
        QVERIFY2(without.problem.contains(QLatin1String("exit_outcomes is missing")),
                 qPrintable(without.problem));
    }

    void theBotsCyclesAreJoinedByEntryTime()
    {
        const QString file = m_folder.filePath(QStringLiteral("outcomes.csv"));
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::WriteOnly));
        // Entered in a BEARISH stretch, left in a later one that the bot wrote down.
        const qint64 begin = 1'699'920'000, end = begin + 300 * 12 * 288;
        const qint64 entry = begin + 300 * 33;
        csv.write("time,pair,trade,entry_time,exit_time,net_profit_usd,regime_at_entry\n" +
                  QByteArray::number(entry + 9000) + ",XDGUSD,A," + QByteArray::number(entry) +
                  ',' + QByteArray::number(entry + 9000) + ",0.02,BULLISH\n" +
                  QByteArray::number(entry + 9000) + ",XDGUSD,B,,,0.01,\n" +
                  QByteArray::number(entry) + ",XBTUSD,B,,,0.01,\n" + // of another pair
                  // Entered when the last candle had closed, and before the first was open.
                  QByteArray::number(end + 600) + ",XDGUSD,A," + QByteArray::number(end) +
                  ",,9,\n" + QByteArray::number(begin - 1) + ",XDGUSD,A,,,9,\n");
        csv.close();
        ReviewTask task(std::make_shared<ManualClock>(1.8e9), m_folder.path());
        QSignalSpy finished(&task, &ReviewTask::finished);
        ReviewRequest request;
        request.outcomeFile = file;
        task.start(request, Configuration(), series);
        QVERIFY(finished.wait(60'000));
        const BotReview bot = finished.first().first().value<ReviewReport>().bot;
        QVERIFY(bot.bot);
        QCOMPARE(bot.bot->hmm.byRegime[0].all.cycles, 1u);
        QCOMPARE(bot.bot->asRecorded[2].all.cycles, 1u);
        QCOMPARE(bot.bot->withoutEntryTime.all.cycles, 1u);
        QCOMPARE(bot.otherPairs, 1);
        QCOMPARE(bot.otherTimes, 2);
        QCOMPARE(bot.bot->all.all.cycles, 2u);
        QVERIFY(bot.simulated.simulated);
    }

    /** Five orphans rested before the first answer already, and two came while it answered. */
    void recoveriesOfOtherEntriesAreNoOrphansOfARange()
    {
        constexpr qint64 begin = 1'699'920'000;
        const QString file = m_folder.filePath(QStringLiteral("recoveries.csv"));
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("time,trade,entry_time,exit_time,net_profit_usd\n" +
                  QByteArray::number(begin + 300 * 700) + ",A," +
                  QByteArray::number(begin + 300 * 690) + ',' +
                  QByteArray::number(begin + 300 * 700) + ",0.5\n");
        csv.close();
        const auto orphansOf = [&](qint64 firstCandle, qint64 endCandle) {
            const qint64 end = begin + 300 * endCandle;
            const auto report =
                makeReview({ReviewLedger::Any, begin + 300 * firstCandle, end, file, false},
                           {Configuration(), series, m_folder.path(), double(end)});
            return report->bot.bot->orphanRate;
        };
        QCOMPARE(orphansOf(0, 1400), (review::OrphanRate{1, 0, false}));
        QCOMPARE(orphansOf(0, 12 * 288), (review::OrphanRate{3, 2, false}));
        QCOMPARE(orphansOf(1000, 12 * 288), (review::OrphanRate{2, 2, false}));
        QCOMPARE(orphansOf(2000, 12 * 288), (review::OrphanRate{0, 0, false}));
    }

    /** A review of a past moment knows no more than one that was made then. */
    void whatWasBookedLaterIsNotKnown()
    {
        constexpr qint64 begin = 1'699'920'000;
        constexpr qint64 now = begin + 300 * 6 * 288;
        const auto reviewed = [&](qint64 bookedSec) {
            const QString file = m_folder.filePath(QStringLiteral("booked.csv"));
            QFile csv(file);
            if (!csv.open(QIODevice::WriteOnly))
                return BotReview{};
            for (const auto& [time, entry] :
                 {std::pair(now, now - 6000), std::pair(bookedSec, now - 3000),
                  std::pair(bookedSec, bookedSec - 10)})
                csv.write((csv.pos() ? "" : "time,trade,entry_time,net_profit_usd\n") +
                          QByteArray::number(time) + ",A," + QByteArray::number(entry) + ",0.5\n");
            csv.close();
            const auto report = makeReview({ReviewLedger::Any, begin, now, file, false},
                                           {Configuration(), series, m_folder.path(), double(now)});
            return report ? report->bot : BotReview{};
        };
        const BotReview bot = reviewed(now + 1);
        QVERIFY(bot.bot);
        QCOMPARE(bot.bot->all.all.cycles, 1u);
        QCOMPARE(bot.bot->all.all.netProfitUsd, 0.5);
        QCOMPARE(bot.otherTimes, 0);
        QCOMPARE(reviewed(now).bot->all.all.cycles, 3u);
    }

    void whatIsNotThereIsSaid()
    {
        const QTemporaryDir empty;
        ReviewTask task(std::make_shared<ManualClock>(1e9), empty.path());
        QSignalSpy changed(&task, &ReviewTask::changed), finished(&task, &ReviewTask::finished);
        task.start({}, Configuration(), series);
        QTRY_VERIFY(!changed.last().first().value<ReviewStatus>().running);
        QVERIFY(changed.last().first().value<ReviewStatus>().problem.contains(
            QLatin1String("neither the live ledger nor the newest replay")));
        QCOMPARE(finished.count(), 0);
    }

    void aDeadSharedStoreHoldsNobodyUp_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("PostgreSQL") << QStringLiteral("postgresql://bot@127.0.0.1:%1/market");
        QTest::newRow("Supabase") << QStringLiteral("http://127.0.0.1:%1");
    }
    void aDeadSharedStoreHoldsNobodyUp()
    {
        QFETCH(QString, address);
        QTcpServer dead; // takes a connection and never says a word: given up after 5 and 10 s
        QVERIFY(dead.listen(QHostAddress::LocalHost));
        Configuration configuration;
        configuration.set(QStringLiteral("STORE_URL"), address.arg(dead.serverPort()),
                          ConfigOrigin::CommandLine);
        configuration.setSupabaseKey(QStringLiteral("a-key"));
        ReviewTask task(std::make_shared<ManualClock>(1e9), m_folder.path());
        QSignalSpy finished(&task, &ReviewTask::finished);
        task.start({}, configuration, series);
        QTRY_VERIFY(dead.hasPendingConnections());
        const QTcpSocket& caller = *dead.nextPendingConnection();
        QElapsedTimer clock;
        clock.start();
        task.cancel();
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
        QCoreApplication::processEvents();
        QCOMPARE(finished.count(), 0);
        if (address.startsWith(QLatin1String("http"))) // nobody is left waiting
            QTRY_COMPARE_WITH_TIMEOUT(caller.state(), QAbstractSocket::UnconnectedState, 5000);
    }

    void aCancelledReviewDeliversNothing()
    {
        ReviewTask task(std::make_shared<ManualClock>(1e9), m_folder.path());
        QSignalSpy changed(&task, &ReviewTask::changed), finished(&task, &ReviewTask::finished);
        task.start({}, Configuration(), series);
        task.cancel();
        const ReviewStatus status = changed.last().first().value<ReviewStatus>();
        QVERIFY(!status.running && status.problem.isEmpty());
        // What the thread had posted before it ended is dropped as well.
        QCoreApplication::processEvents();
        QCOMPARE(finished.count(), 0);
        QVERIFY(!changed.last().first().value<ReviewStatus>().running);
        task.start({}, Configuration(), series);
        QVERIFY(finished.wait(60'000));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestReviewTask)
#include "tst_reviewtask.moc"
