// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/trust.h"
#include "tests/support/enginestage.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace regime;
using namespace regime::test;

/** An exchange that fails is said in words and published as neutral, and asked again with care. */
class TestExchangeFailure : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void isSaidAndOutlived_data();
    void isSaidAndOutlived();
    void aHangingOneIsGivenUp();
    void aThrottleSaysUntilWhen();
    void aRefusedPairIsNotAskedForAgain();
    void line53_aLockoutShowsTheTimeOfTheNextTry();
    void line66_aLimitedExchangeIsShownAndPolledSlowly();
    void line71_aPairThatIsNotOnlineIsChartedAndMarked();
    void aSilenceIsLoggedWithItsEnd();

private:
    QString dataDir() const { return m_folder->filePath(QStringLiteral("store")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
};

void TestExchangeFailure::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<SimulatedWorld>();
}

void TestExchangeFailure::isSaidAndOutlived_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<ExchangeState>("state");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* fault, ExchangeState state, const char* words,
                        const char* code) {
        QTest::newRow(fault) << QByteArray(fault) << state << QString::fromLatin1(words)
                             << QString::fromLatin1(code);
    };
    row("closed port", ExchangeState::Unreachable, "refused", "unreachable");
    row("page of a front", ExchangeState::Unreachable, "520", "unreachable");
    row("unavailable", ExchangeState::Unreachable, "EService:Unavailable", "unreachable");
    row("half an answer", ExchangeState::Unreachable, "", "unreachable");
    row("connection broken", ExchangeState::Unreachable, "", "unreachable");
    row("throttle", ExchangeState::Throttled, "EGeneral:Too many requests", "throttled");
    row("HTTP 429", ExchangeState::Throttled, "429", "throttled");
    row("unknown pair", ExchangeState::Refused, "EQuery:Unknown asset pair", "refused");
}

void TestExchangeFailure::isSaidAndOutlived()
{
    QFETCH(QByteArray, fault);
    QFETCH(ExchangeState, state);
    QFETCH(QString, words);
    QFETCH(QString, code);
    const std::map<QByteArray, ExchangeFault> faults{
        {"page of a front", ExchangeFault::html520()},
        {"unavailable", ExchangeFault::unavailable()},
        {"half an answer", ExchangeFault::of(ExchangeFault::Kind::CutJson)},
        {"connection broken", ExchangeFault::of(ExchangeFault::Kind::BreakOff)},
        {"throttle", ExchangeFault::tooManyRequests()},
        {"HTTP 429", ExchangeFault::http429("30")},
        {"unknown pair", ExchangeFault::unknownPair()}};
    EngineStage engine(*m_world, dataDir());
    if (fault == "closed port")
        engine.set("KRAKEN_API_URL", QStringLiteral("http://127.0.0.1:1"));
    else
        m_world->exchange.setFaultRule([&](const ServedRequest&) { return faults.at(fault); });
    engine.start();

    QTRY_COMPARE(engine.health.exchange, state);
    QVERIFY(!engine.health.exchangeText.isEmpty());
    QVERIFY2(engine.health.exchangeText.contains(words, Qt::CaseInsensitive),
             qPrintable(engine.health.exchangeText));
    QVERIFY(engine.hasEvent(engine.health.exchangeText));
    QVERIFY(isNeutral(engine.status()));
    QVERIFY(reasonCodes(engine.status()).contains(code));
    QCOMPARE(engine.health.storeProblem, QString());

    if (fault == "closed port")
        return;
    m_world->exchange.setFaultRule({});
    if (state == ExchangeState::Refused)
        engine.retry();
    // An answer that was still on its way with the fault puts the next try off once more.
    QTRY_VERIFY((m_world->clock.advance(61), engine.health.exchange == ExchangeState::Answering));
    QTRY_VERIFY(engine.health.samples >= 720);
}

void TestExchangeFailure::aHangingOneIsGivenUp()
{
    m_world->exchange.setFaultRule(
        [](const ServedRequest&) { return ExchangeFault::of(ExchangeFault::Kind::Hang); });
    EngineStage engine(*m_world, dataDir());
    engine.start();
    QTRY_VERIFY(!m_world->requests.empty());
    QVERIFY(isNeutral(engine.status()));
    QTRY_COMPARE_WITH_TIMEOUT(engine.health.exchange, ExchangeState::Unreachable, 20'000);
    QVERIFY(!engine.health.exchangeText.isEmpty());
    QVERIFY(engine.health.nextPollSec);
    QVERIFY(isNeutral(engine.status()));
    m_world->clock.advance(61); // hangs again
    const std::size_t asked = m_world->requests.size();
    QTRY_VERIFY(m_world->requests.size() > asked);
    QVERIFY(engine.stop() < 2000);
}

void TestExchangeFailure::aThrottleSaysUntilWhen()
{
    m_world->exchange.setFaultRule(
        [](const ServedRequest&) { return ExchangeFault::http429("600"); });
    EngineStage engine(*m_world, dataDir());
    engine.start();
    QTRY_COMPARE(engine.health.exchange, ExchangeState::Throttled);
    QTRY_VERIFY(engine.health.nextPollSec);
    const double untilSec = *engine.health.nextPollSec;
    QVERIFY(std::abs(untilSec - (m_world->clock.nowSec() + 600)) < 2);
    const Trust trust = judgeTrust(engine.snapshot, engine.health, m_world->clock.nowSec());
    const auto throttled =
        std::ranges::find(trust.reasons, QStringLiteral("throttled"), &TrustReason::code);
    QVERIFY(throttled != trust.reasons.end());
    // 1'700'000'005 is 22:13:25 UTC.
    QVERIFY2(throttled->text.contains(QStringLiteral("until 22:23")), qPrintable(throttled->text));

    // Nobody asks before, whatever the operator presses.
    const std::size_t asked = m_world->requests.size();
    m_world->clock.advance(300);
    engine.retry();
    QVERIFY(staysQuiet([&] { return m_world->requests.size() > asked; }));
    m_world->exchange.setFaultRule({});
    m_world->clock.advance(310);
    QTRY_COMPARE(engine.health.samples, 720);
}

void TestExchangeFailure::aRefusedPairIsNotAskedForAgain()
{
    EngineStage engine(*m_world, dataDir());
    engine.set("KRAKEN_PAIR", QStringLiteral("HONEYUSD"));
    engine.start();
    QTRY_COMPARE(engine.health.exchange, ExchangeState::Refused);
    QVERIFY(!engine.health.nextPollSec);
    QTRY_COMPARE(m_world->requests.size(), std::size_t{3}); // time, candles, status
    m_world->clock.advance(600);
    QVERIFY(staysQuiet([&] { return m_world->requests.size() > 3; }));
}

void TestExchangeFailure::line53_aLockoutShowsTheTimeOfTheNextTry()
{
    m_world->exchange.setFaultRule(
        [](const ServedRequest&) { return ExchangeFault::error("EGeneral:Temporary lockout"); });
    EngineStage engine(*m_world, dataDir());
    engine.start();
    QTRY_COMPARE(engine.health.exchange, ExchangeState::Throttled);
    QTRY_VERIFY(engine.health.nextPollSec);
    QVERIFY(*engine.health.nextPollSec >= m_world->clock.nowSec() + 899);
    const Trust trust = judgeTrust(engine.snapshot, engine.health, m_world->clock.nowSec());
    // 22:13:25 UTC and a quarter of an hour.
    QVERIFY(std::ranges::any_of(trust.reasons, [](const TrustReason& reason) {
        return reason.text.contains(QStringLiteral("paused until 22:28"));
    }));
}

void TestExchangeFailure::line66_aLimitedExchangeIsShownAndPolledSlowly()
{
    EngineStage engine(*m_world, dataDir());
    m_world->exchange.setSystemStatus(QStringLiteral("maintenance"));
    engine.start();
    QTRY_COMPARE(engine.health.exchange, ExchangeState::Limited);
    QCOMPARE(engine.health.exchangeText, QStringLiteral("maintenance"));
    QTRY_COMPARE(engine.health.samples, 720);
    QVERIFY(engine.hasEvent(QStringLiteral("maintenance")));
    const auto polls = [&] {
        return std::ranges::count_if(m_world->requests, [](const ServedRequest& request) {
            return request.path.endsWith(QLatin1String("OHLC"));
        });
    };
    // Each minute the status is asked for, every second one the candles.
    for (int minute = 1; minute <= 6; ++minute) {
        const std::size_t asked = m_world->requests.size();
        m_world->clock.advance(60);
        QTRY_VERIFY(m_world->requests.size() >= asked + 2);
        if (minute % 2 == 0)
            QTRY_COMPARE(engine.health.newestCandleSec, engine.newestClosedSec());
    }
    QCOMPARE(polls(), 1 + 3);
    m_world->exchange.setSystemStatus(QStringLiteral("online"));
    m_world->clock.advance(60);
    QTRY_COMPARE(engine.health.exchange, ExchangeState::Answering);
    for (int minute = 0; minute < 3; ++minute) {
        m_world->clock.advance(60);
        QTRY_COMPARE(engine.health.newestCandleSec, engine.newestClosedSec());
    }
}

void TestExchangeFailure::line71_aPairThatIsNotOnlineIsChartedAndMarked()
{
    m_world->exchange.setFaultRule(
        [](const ServedRequest& request) -> std::optional<ExchangeFault> {
            if (!request.path.endsWith(QLatin1String("AssetPairs")))
                return std::nullopt;
            return ExchangeFault{ExchangeFault::Kind::Answer,
                                 {200,
                                  "{\"error\":[],\"result\":{\"XDGUSD\":{\"altname\":\"XDGUSD\","
                                  "\"status\":\"cancel_only\"}}}",
                                  "application/json",
                                  {}}};
        });
    EngineStage engine(*m_world, dataDir());
    engine.start();
    QTRY_COMPARE(engine.health.samples, 720);
    QTRY_COMPARE(engine.health.pairStatus, QStringLiteral("cancel_only"));
    QCOMPARE(engine.health.exchange, ExchangeState::Answering);
    QVERIFY(engine.hasEvent(QStringLiteral("lists XDGUSD as cancel_only")));
    const Trust trust = judgeTrust(engine.snapshot, engine.health, m_world->clock.nowSec());
    const auto marked =
        std::ranges::find(trust.reasons, QStringLiteral("pair_status"), &TrustReason::code);
    QVERIFY(marked != trust.reasons.end());
    QVERIFY(marked->text.contains(QStringLiteral("DOGE/USD as cancel_only")));
}

void TestExchangeFailure::aSilenceIsLoggedWithItsEnd()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    QTRY_COMPARE(engine.health.samples, 720);
    QVERIFY(!engine.hasEvent(QStringLiteral("Stale")));
    m_world->exchange.setFaultRule(
        [](const ServedRequest&) { return ExchangeFault::unavailable(); });
    m_world->clock.advance(600);
    QTRY_VERIFY(engine.hasEvent(QStringLiteral("Stale: no candle for 11 min")));
    m_world->exchange.setFaultRule({});
    m_world->clock.advance(300);
    engine.retry();
    QTRY_VERIFY(engine.hasEvent(QStringLiteral("Fresh again after 5 min")));
    const auto isOfStaleness = [](const EventEntry& event) {
        return event.kind == QLatin1String(staleKind) || event.kind == QLatin1String(freshKind);
    };
    QCOMPARE(std::ranges::count_if(engine.events, isOfStaleness), 2);
}

QTEST_GUILESS_MAIN(TestExchangeFailure)
#include "tst_exchangefailure.moc"
