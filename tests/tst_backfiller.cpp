// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/enginestage.h"
#include "tests/support/marketcandles.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace regime;
using namespace regime::test;

/** Backfills of a whole engine on its thread: pacing, polling beside it, trouble, cancelling. */
class TestBackfiller : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aStartFillsTheWindow();
    void aStartWaitsForAnExchangeThatIsAway();
    void line48_liveCandlesKeepComing();
    void anotherOneGoesOnWhereTheLimitStoppedIt();
    void cancelEndsWithinASecond_data();
    void cancelEndsWithinASecond();
    void alreadyReadyAsksNothing();
    void aHoleIsFilledByItself();
    void line30_anOutageBeyondTheWindowIsFilledFromTrades();
    void line26_aSuspendIsOneCatchUp_data();
    void line26_aSuspendIsOneCatchUp();
    void aThrottleSlowsItDownAndItEnds();
    void aRefusedPairEndsIt();
    void withPollingSwitchedOffNothingIsFetched();

private:
    QString dataDir() const { return m_folder->filePath(QStringLiteral("store")); }
    void makeEngine();
    void waitForWindow();
    std::vector<Candle> truth(std::int64_t fromSec) const;
    std::ptrdiff_t asked(const char* call) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
    std::unique_ptr<EngineStage> m_engine;
};

void TestBackfiller::init()
{
    m_engine.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<SimulatedWorld>();
    makeEngine();
}

/** Candles alone: a detector would only take time. */
void TestBackfiller::makeEngine()
{
    m_engine = std::make_unique<EngineStage>(*m_world, dataDir());
    m_engine->set("HMM_ENABLED", QStringLiteral("false"));
}

void TestBackfiller::waitForWindow()
{
    m_engine->start();
    QTRY_COMPARE(m_engine->health.samples, 720);
}

/** What the exchange's market traded, closed by now. */
std::vector<Candle> TestBackfiller::truth(std::int64_t fromSec) const
{
    SimulatedMarket market = std::move(SimulatedWorld::markets().front());
    market.advanceTo(m_world->clock.nowSec());
    return closedBars(market, m_world->clock.nowSec(), fromSec, CandleSource::Trades);
}

std::ptrdiff_t TestBackfiller::asked(const char* call) const
{
    return std::ranges::count_if(m_world->requests, [&](const ServedRequest& request) {
        return request.path.endsWith(QLatin1String(call));
    });
}

void TestBackfiller::aStartFillsTheWindow()
{
    m_engine->set("HMM_OHLCV_BACKFILL_ON_STARTUP", QStringLiteral("true"));
    m_engine->start();
    QTRY_VERIFY(m_engine->health.backfill.lastAtSec);
    QVERIFY(!m_engine->health.backfill.running);
    QTRY_VERIFY(m_engine->health.readyForTargetWindow);
    QCOMPARE(asked("OHLC"), 1);
    QCOMPARE(*m_engine->health.contiguityPct, 100.0);
    QVERIFY(m_engine->health.fromTrades > 1200);
    QVERIFY(m_engine->hasEvent(QStringLiteral("built from")));
    const std::vector<Candle> stored = m_engine->storedCandles();
    QVERIFY(traded(stored, CandleSource::Trades) == truth(stored.front().openTimeSec));
    const QJsonObject pipeline = m_engine->status()[QLatin1String("hmm_data_pipeline")].toObject();
    QCOMPARE(pipeline[QLatin1String("backfill_last_rows")].toInteger(),
             static_cast<qint64>(stored.size()));
    QVERIFY(pipeline[QLatin1String("backfill_last_message")].isString());
    // The next start finds it ready and asks for no trade.
    m_engine->stop();
    const std::ptrdiff_t pages = asked("Trades");
    m_engine->start();
    QTRY_VERIFY(m_engine->health.lastSyncSec);
    QVERIFY(staysQuiet([&] { return asked("Trades") > pages; }));
}

void TestBackfiller::aStartWaitsForAnExchangeThatIsAway()
{
    m_engine->set("HMM_OHLCV_BACKFILL_ON_STARTUP", QStringLiteral("true"));
    m_world->exchange.setFaultRule([](const ServedRequest&) { return ExchangeFault::html520(); });
    m_engine->start();
    QTRY_VERIFY(m_engine->health.backfill.failuresInRow > 0);
    QVERIFY(m_engine->health.backfill.running);
    QVERIFY(m_engine->health.backfill.problem.contains(QStringLiteral("520")));
    QVERIFY(m_engine->health.backfill.nextTrySec);
    m_world->exchange.setFaultRule({});
    m_world->clock.advance(61);
    QTRY_VERIFY(m_engine->health.readyForTargetWindow);
}

void TestBackfiller::line48_liveCandlesKeepComing()
{
    m_engine->set("REQUEST_SPACING_MS", QStringLiteral("1100"));
    m_engine->start();
    std::vector<double> sentAtSec;
    connect(&m_world->exchange, &SimulatedExchange::requested, this,
            [&] { sentAtSec.push_back(m_world->clock.nowSec()); });
    for (int i = 0; i < 5 && m_engine->health.samples < 720; ++i) {
        m_world->clock.advance(1.2);
        (void)QTest::qWaitFor([&] { return m_engine->health.samples == 720; }, 300);
    }
    QCOMPARE(m_engine->health.samples, 720);
    m_engine->backfill(4000, 1000);
    QTRY_VERIFY(m_engine->health.backfill.running);
    QVERIFY(m_engine->health.backfill.stage != BackfillStage::Idle);

    int minutes = 0;
    std::int64_t minute = m_engine->newestClosedSec();
    for (int step = 0; step < 2000 && m_engine->health.backfill.running; ++step) {
        const std::size_t before = m_world->requests.size();
        m_world->clock.advance(1.1);
        QTRY_VERIFY(m_world->requests.size() > before || !m_engine->health.backfill.running);
        // Ten seconds after a minute's end its candle is there, backfill or not.
        const double intoMinute = std::fmod(m_world->clock.nowSec(), 60.0);
        if (intoMinute > 10 && m_engine->newestClosedSec() != minute) {
            minute = m_engine->newestClosedSec();
            ++minutes;
            QTRY_COMPARE(m_engine->health.newestCandleSec, minute);
        }
    }
    QVERIFY2(minutes >= 1, "the backfill was too short to prove anything");
    QVERIFY(m_engine->storedCandles().size() >= 4000);
    QVERIFY(!std::ranges::is_sorted(sentAtSec, std::greater<>()));
    const auto tooClose = [](double a, double b) { return b - a < 1.1 - 1e-6; };
    QVERIFY(std::ranges::adjacent_find(sentAtSec, tooClose) == sentAtSec.end());
    const std::vector<Candle> stored = m_engine->storedCandles();
    QVERIFY(traded(stored, CandleSource::Trades) == truth(stored.front().openTimeSec));
}

void TestBackfiller::anotherOneGoesOnWhereTheLimitStoppedIt()
{
    waitForWindow();
    m_engine->backfill(2000, 2);
    QTRY_VERIFY(m_engine->health.backfill.lastAtSec);
    QVERIFY2(m_engine->health.backfill.lastMessage.contains(QStringLiteral("limit of 2 pages")) &&
                 m_engine->health.backfill.lastMessage.contains(QStringLiteral("still missing")),
             qPrintable(m_engine->health.backfill.lastMessage));
    QCOMPARE(asked("Trades"), 2);
    m_engine->stop();
    m_engine->start();
    QTRY_VERIFY(m_engine->health.lastSyncSec);
    m_engine->backfill(2000, 1000);
    QTRY_VERIFY(m_engine->health.samples >= 2000);
    const std::vector<Candle> stored = m_engine->storedCandles();
    QVERIFY(traded(stored, CandleSource::Trades) == truth(stored.front().openTimeSec));
}

void TestBackfiller::cancelEndsWithinASecond_data()
{
    QTest::addColumn<bool>("hanging");
    QTest::newRow("during a request without an answer") << true;
    QTest::newRow("during the wait after a failure") << false;
}

void TestBackfiller::cancelEndsWithinASecond()
{
    QFETCH(bool, hanging);
    waitForWindow();
    int pages = 0;
    m_world->exchange.setFaultRule(
        [&](const ServedRequest& request) -> std::optional<ExchangeFault> {
            if (!request.path.endsWith(QLatin1String("Trades")) || ++pages < 3)
                return std::nullopt;
            return hanging ? ExchangeFault::of(ExchangeFault::Kind::Hang)
                           : ExchangeFault::html520();
        });
    m_engine->backfill(2000, 1000);
    QTRY_VERIFY(pages == 3);
    if (!hanging)
        QTRY_COMPARE(m_engine->health.backfill.stage, BackfillStage::Waiting);
    const QString cursor = m_world->requests.back().query.queryItemValue(QStringLiteral("since"));
    QElapsedTimer timer;
    timer.start();
    m_engine->cancelBackfill();
    QTRY_VERIFY(!m_engine->health.backfill.running);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(m_engine->health.backfill.lastMessage.contains(QStringLiteral("Cancelled")));

    // The next one asks for the page that was not answered.
    m_world->exchange.setFaultRule({});
    const std::size_t before = m_world->requests.size();
    m_engine->backfill(2000, 1000);
    QTRY_VERIFY(m_engine->health.samples >= 2000);
    const auto first = std::find_if(m_world->requests.begin() + static_cast<std::ptrdiff_t>(before),
                                    m_world->requests.end(), [](const ServedRequest& request) {
                                        return request.path.endsWith(QLatin1String("Trades"));
                                    });
    QCOMPARE(first->query.queryItemValue(QStringLiteral("since")), cursor);
}

void TestBackfiller::alreadyReadyAsksNothing()
{
    waitForWindow();
    const std::size_t before = m_world->requests.size();
    m_engine->backfill(700, 10);
    QTRY_VERIFY(m_engine->health.backfill.lastAtSec);
    QVERIFY(m_engine->health.backfill.lastMessage.startsWith(QStringLiteral("Already ready")));
    QCOMPARE(*m_engine->health.backfill.lastRows, 0);
    QVERIFY(staysQuiet([&] { return m_world->requests.size() > before; }));
}

void TestBackfiller::aHoleIsFilledByItself()
{
    waitForWindow();
    const std::int64_t firstSec = m_engine->storedCandles().front().openTimeSec;
    m_engine->fillHole(firstSec - 6000, firstSec - 3000);
    QTRY_VERIFY(m_engine->health.backfill.lastAtSec);
    const std::vector<Candle> stored = m_engine->storedCandles();
    std::vector<Candle> filled;
    for (const Candle& candle : stored)
        if (candle.openTimeSec < firstSec)
            filled.push_back(candle);
    std::vector<Candle> due = truth(firstSec - 6000);
    std::erase_if(due, [&](const Candle& c) { return c.openTimeSec >= firstSec - 3000; });
    QVERIFY(filled == due);
    // What lies between is now a hole of its own, and the list knows at once.
    QTRY_COMPARE(m_engine->health.lostIntervals.size(), std::size_t{1});
    m_engine->fillHole(m_engine->health.lostIntervals.front().fromSec,
                       m_engine->health.lostIntervals.front().toSec + 60);
    QTRY_VERIFY(m_engine->health.lostIntervals.empty());
}

void TestBackfiller::line30_anOutageBeyondTheWindowIsFilledFromTrades()
{
    waitForWindow();
    m_engine->stop();
    m_world->clock.advance(60.0 * 1500);
    const std::ptrdiff_t before = asked("OHLC");
    m_engine->start();
    QTRY_VERIFY(m_engine->hasEvent(QStringLiteral("Kraken's answer begins after them")));
    QTRY_VERIFY(m_engine->health.backfill.lastAtSec);
    QTRY_VERIFY(m_engine->health.samples >= 2000);
    QVERIFY(m_engine->health.lostIntervals.empty());
    QCOMPARE(*m_engine->health.contiguityPct, 100.0);
    QCOMPARE(asked("OHLC"), before + 1);
    const std::vector<Candle> stored = m_engine->storedCandles();
    QVERIFY(traded(stored, CandleSource::Trades) == truth(stored.front().openTimeSec));
}

void TestBackfiller::line26_aSuspendIsOneCatchUp_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("monotonicToo");
    QTest::newRow("an hour asleep, the monotonic clock with it") << 60 << false;
    QTest::newRow("an hour without a turn of the loop") << 60 << true;
    QTest::newRow("a day asleep, beyond the window") << 1440 << false;
    QTest::newRow("the clock set back a quarter of an hour") << -15 << false;
}

void TestBackfiller::line26_aSuspendIsOneCatchUp()
{
    QFETCH(int, minutes);
    QFETCH(bool, monotonicToo);
    waitForWindow();
    QTRY_VERIFY(m_engine->health.clockOffsetSec);
    const std::ptrdiff_t before = asked("OHLC");
    if (monotonicToo)
        m_world->clock.advance(60.0 * minutes);
    else
        m_world->clock.jump(60.0 * minutes);
    QTRY_COMPARE(asked("OHLC"), before + 1);
    QVERIFY(staysQuiet([&] { return asked("OHLC") > before + 1; }));
    if (minutes > 0) {
        QTRY_COMPARE(m_engine->health.newestCandleSec, m_engine->newestClosedSec());
        QTRY_VERIFY(m_engine->health.lostIntervals.empty());
    }
    QCOMPARE(m_engine->health.storeProblem, QString());
}

void TestBackfiller::aThrottleSlowsItDownAndItEnds()
{
    waitForWindow();
    int pages = 0;
    m_world->exchange.setFaultRule(
        [&](const ServedRequest& request) -> std::optional<ExchangeFault> {
            const bool throttle =
                request.path.endsWith(QLatin1String("Trades")) && ++pages % 3 == 2 && pages < 8;
            return throttle ? std::optional(ExchangeFault::tooManyRequests()) : std::nullopt;
        });
    m_engine->backfill(2000, 1000);
    QTRY_COMPARE(m_engine->health.backfill.stage, BackfillStage::Waiting);
    QVERIFY(m_engine->health.backfill.problem.contains(QStringLiteral("Too many requests")));
    QCOMPARE(m_engine->health.exchange, ExchangeState::Throttled);
    for (int i = 0; i < 20 && m_engine->health.samples < 2000; ++i) {
        const int before = pages;
        m_world->clock.advance(61);
        QTRY_VERIFY(pages > before);
        QTRY_VERIFY(m_engine->health.samples >= 2000 ||
                    m_engine->health.backfill.stage == BackfillStage::Waiting);
    }
    QVERIFY(m_engine->health.samples >= 2000);
    const std::vector<Candle> stored = m_engine->storedCandles();
    QVERIFY(traded(stored, CandleSource::Trades) == truth(stored.front().openTimeSec));
}

void TestBackfiller::aRefusedPairEndsIt()
{
    waitForWindow();
    m_world->exchange.setFaultRule(
        [](const ServedRequest& request) -> std::optional<ExchangeFault> {
            return request.path.endsWith(QLatin1String("Trades"))
                       ? std::optional(ExchangeFault::unknownPair())
                       : std::nullopt;
        });
    m_engine->backfill(2000, 1000);
    QTRY_VERIFY(m_engine->health.backfill.lastAtSec);
    QVERIFY(!m_engine->health.backfill.running);
    QVERIFY2(
        m_engine->health.backfill.lastMessage.contains(QStringLiteral("EQuery:Unknown asset pair")),
        qPrintable(m_engine->health.backfill.lastMessage));
    QCOMPARE(asked("Trades"), 1);
}

void TestBackfiller::withPollingSwitchedOffNothingIsFetched()
{
    m_engine->set("HMM_OHLCV_ENABLED", QStringLiteral("false"));
    m_engine->start();
    QTRY_VERIFY(m_engine->hasEvent(QStringLiteral("started")));
    m_engine->backfill(2000, 1000);
    QTRY_VERIFY(m_engine->hasEvent(QStringLiteral("HMM_OHLCV_ENABLED switches")));
    QVERIFY(staysQuiet([&] { return !m_world->requests.empty(); }));
}

QTEST_GUILESS_MAIN(TestBackfiller)
#include "tst_backfiller.moc"
