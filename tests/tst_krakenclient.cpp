// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/simulatedworld.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>

using namespace regime;

namespace
{
const SeriesKey doge{QStringLiteral("XDGUSD"), 1};
const SeriesKey bitcoin{QStringLiteral("XBTUSD"), 1};
constexpr std::int64_t thisMinute = 1'699'999'980;
} // namespace

class TestKrakenClient : public QObject
{
    Q_OBJECT

private slots:
    void closedRowsAndTheFormingOneArrive();
    void line25_wrongLocalClockDoesNotChangeWhichRowsAreFinal_data();
    void line25_wrongLocalClockDoesNotChangeWhichRowsAreFinal();
    void line28_sinceIsExclusive();
    void line29_anOutageBelow720IntervalsIsClosedByOneCall();
    void line30_anOutageBeyond720IntervalsLeavesAHole();
    void line51_requestsKeepTheirDistanceWhateverIsAsked();
    void line52_throttlePausesAllRequestsAndDoubles_data();
    void line52_throttlePausesAllRequestsAndDoubles();
    void line53_lockoutPausesAQuarterOfAnHour();
    void line54_throttledUntilIsWaitedForInTheExchangesTime();
    void line55_unknownPairStopsOnlyThisPair();
    void line56_transientTroubleIsReportedAndPasses_data();
    void line56_transientTroubleIsReportedAndPasses();
    void line56_noServerAndNoTlsAreTransient_data();
    void line56_noServerAndNoTlsAreTransient();
    void line56_failuresInARowWaitLongerUntilASuccess();
    void line58_blockByTheFrontPausesAMinute();
    void line59_retryAfterPausesTheHost();
    void line60_anUnansweredRequestEndsAndItsLateAnswerIsIgnored_data();
    void line60_anUnansweredRequestEndsAndItsLateAnswerIsIgnored();
    void line61_redirectsAreNotFollowed();
    void line62_hugeBodyIsAborted();
    void line63_oneRequestAPairAndTicksAreDropped();
    void line67_destroyingDuringARequestIsQuickAndClean();
    void hiddenRepeatsOfQtCountAsRequests();
    void anUnknownErrorIsPermanentTheThirdTime();
    void onlyHttpsOrThisMachineIsAsked_data();
    void onlyHttpsOrThisMachineIsAsked();
    void theUserAgentNamesTheProgram();
    void serverTimeStatusPairsAndTradesArrive();
    void cancelForgetsEverything();
};

void TestKrakenClient::closedRowsAndTheFormingOneArrive()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    QVERIFY(client.requestOhlc(doge, std::nullopt));
    QTRY_COMPARE(record.answers.size(), 1u);
    const OhlcAnswer& answer = record.answers.front();
    QCOMPARE(record.series.front().pair, doge.pair);
    QCOMPARE(answer.resultKey, QStringLiteral("XDGUSD"));
    QCOMPARE(answer.closed.size(), 720u);
    QCOMPARE(answer.closed.back().openTimeSec, thisMinute - 60);
    QCOMPARE(answer.forming.value().openTimeSec, thisMinute);
    QVERIFY(answer.refusedRows.isEmpty() && answer.warnings.isEmpty());
}

void TestKrakenClient::line25_wrongLocalClockDoesNotChangeWhichRowsAreFinal_data()
{
    QTest::addColumn<double>("wrongSec");
    QTest::newRow("right") << 0.0;
    QTest::newRow("ten minutes slow") << -600.0;
    QTest::newRow("ten minutes fast") << 600.0;
}

void TestKrakenClient::line25_wrongLocalClockDoesNotChangeWhichRowsAreFinal()
{
    QFETCH(double, wrongSec);
    SimulatedWorld world;
    ManualClock local(SimulatedWorld::startSec + wrongSec, 1000);
    KrakenClient client(world.clientOptions(), local);
    ClientRecord record(client);
    client.requestServerTime();
    QTRY_VERIFY(client.offsetSec());
    QVERIFY(std::abs(*client.offsetSec() + wrongSec) <= 1);
    local.advance(2);
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.answers.size(), 1u);
    QCOMPARE(record.answers.front().closed.back().openTimeSec, thisMinute - 60);
    QCOMPARE(record.answers.front().forming.value().openTimeSec, thisMinute);
}

void TestKrakenClient::line28_sinceIsExclusive()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    client.requestOhlc(doge, thisMinute - 300);
    QTRY_COMPARE(record.answers.size(), 1u);
    QCOMPARE(world.requests.front().query.queryItemValue(QStringLiteral("since")),
             QString::number(thisMinute - 300));
    QCOMPARE(record.answers.front().closed.size(), 4u);
    QCOMPARE(record.answers.front().closed.front().openTimeSec, thisMinute - 240);
}

void TestKrakenClient::line29_anOutageBelow720IntervalsIsClosedByOneCall()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.clock.advance(719 * 60);
    client.requestOhlc(doge, thisMinute - 60);
    QTRY_COMPARE(record.answers.size(), 1u);
    const std::vector<Candle>& closed = record.answers.front().closed;
    QCOMPARE(closed.size(), 719u);
    for (std::size_t i = 0; i < closed.size(); ++i)
        QCOMPARE(closed[i].openTimeSec, thisMinute + 60 * static_cast<std::int64_t>(i));
}

void TestKrakenClient::line30_anOutageBeyond720IntervalsLeavesAHole()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.clock.advance(1000 * 60);
    client.requestOhlc(doge, thisMinute - 60);
    QTRY_COMPARE(record.answers.size(), 1u);
    QCOMPARE(record.answers.front().closed.size(), 720u);
    QCOMPARE(record.answers.front().closed.front().openTimeSec, thisMinute + (1000 - 720) * 60);
}

void TestKrakenClient::line51_requestsKeepTheirDistanceWhateverIsAsked()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    for (int click = 0; click < 20; ++click) {
        client.requestOhlc(doge, std::nullopt);
        client.requestOhlc(bitcoin, std::nullopt);
        client.requestServerTime();
        client.requestSystemStatus();
        client.requestAssetPairs(doge.pair);
    }
    for (std::size_t sent = 1; sent <= 5; ++sent) {
        QTRY_COMPARE(world.requests.size(), sent);
        world.clock.advance(1.05);
        QVERIFY(staysQuiet([&] { return world.requests.size() > sent; }));
        world.clock.advance(0.06);
    }
    QVERIFY(staysQuiet([&] { return world.requests.size() > 5; }));
}

void TestKrakenClient::line52_throttlePausesAllRequestsAndDoubles_data()
{
    QTest::addColumn<bool>("byEnvelope");
    QTest::newRow("too many requests with HTTP 200") << true;
    QTest::newRow("HTTP 429") << false;
}

void TestKrakenClient::line52_throttlePausesAllRequestsAndDoubles()
{
    QFETCH(bool, byEnvelope);
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    const auto throttle = byEnvelope ? ExchangeFault::tooManyRequests() : ExchangeFault::http429();
    world.exchange.queueFault(throttle, 3);

    std::size_t sent = 0;
    for (const double pauseSec : {5.0, 10.0, 20.0}) {
        QVERIFY(client.requestOhlc(doge, std::nullopt));
        ++sent;
        QTRY_COMPARE(world.requests.size(), sent);
        QTRY_COMPARE(record.failures.size(), sent);
        QCOMPARE(record.failures.back().failure.kind, FailureClass::Throttle);
        QCOMPARE(record.failures.back().retryAtSec.value(), world.clock.nowSec() + pauseSec);
        QCOMPARE(client.pausedUntilSec().value(), world.clock.nowSec() + pauseSec);
        // Another pair and another method wait as well.
        client.requestOhlc(bitcoin, std::nullopt);
        client.requestServerTime();
        world.clock.advance(pauseSec - 0.1);
        QVERIFY(staysQuiet([&] { return world.requests.size() > sent; }));
        client.cancelAll();
        world.clock.advance(0.2);
        QVERIFY(!client.pausedUntilSec());
    }
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.answers.size(), 1u);
    world.clock.advance(60);
    world.exchange.queueFault(throttle);
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 4u);
    QCOMPARE(record.failures.back().retryAtSec.value(), world.clock.nowSec() + 5);
}

void TestKrakenClient::line53_lockoutPausesAQuarterOfAnHour()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::error("EGeneral:Temporary lockout"));
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    QCOMPARE(record.failures.front().retryAtSec.value(), world.clock.nowSec() + 900);
    client.requestSystemStatus();
    world.clock.advance(899);
    QVERIFY(staysQuiet([&] { return world.requests.size() > 1; }));
    world.clock.advance(1.1);
    QTRY_COMPARE(world.requests.size(), 2u);
}

void TestKrakenClient::line54_throttledUntilIsWaitedForInTheExchangesTime()
{
    SimulatedWorld world;
    ManualClock local(SimulatedWorld::startSec - 600, 1000);
    KrakenClient client(world.clientOptions(), local);
    ClientRecord record(client);
    client.requestServerTime();
    QTRY_VERIFY(client.offsetSec());
    local.advance(2);
    const auto untilSec = static_cast<std::int64_t>(SimulatedWorld::startSec) + 32;
    world.exchange.queueFault(
        ExchangeFault::error("EService: Throttled: " + QByteArray::number(qlonglong{untilSec})));
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    const double waitSec = record.failures.front().retryAtSec.value() - local.nowSec();
    QVERIFY2(std::abs(waitSec - 30) < 1, qPrintable(QString::number(waitSec)));
}

void TestKrakenClient::line55_unknownPairStopsOnlyThisPair()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    client.requestOhlc({QStringLiteral("NOPEUSD"), 1}, std::nullopt);
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    QCOMPARE(record.failures.front().pair, QStringLiteral("NOPEUSD"));
    QCOMPARE(record.failures.front().failure.kind, FailureClass::Permanent);
    QCOMPARE(record.failures.front().failure.text, QStringLiteral("EQuery:Unknown asset pair"));
    QVERIFY(!record.failures.front().retryAtSec);
    world.clock.advance(1.2);
    QTRY_COMPARE(record.answers.size(), 1u);
}

void TestKrakenClient::line56_transientTroubleIsReportedAndPasses_data()
{
    QTest::addColumn<ExchangeFault>("fault");
    using Kind = ExchangeFault::Kind;
    QTest::newRow("unavailable") << ExchangeFault::unavailable();
    QTest::newRow("busy") << ExchangeFault::error("EService:Busy");
    QTest::newRow("a web page with HTTP 520") << ExchangeFault::html520();
    QTest::newRow("cut JSON") << ExchangeFault::of(Kind::CutJson);
    QTest::newRow("reset in the middle") << ExchangeFault::of(Kind::Reset);
    QTest::newRow("no answer") << ExchangeFault::of(Kind::Hang);
    QTest::newRow("gzip that is none") << ExchangeFault{
        Kind::Answer, {200, "no gzip", "application/json", {{"Content-Encoding", "gzip"}}}};
}

void TestKrakenClient::line56_transientTroubleIsReportedAndPasses()
{
    QFETCH(ExchangeFault, fault);
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(fault);
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    QCOMPARE(record.failures.front().failure.kind, FailureClass::Transient);
    QVERIFY(!record.failures.front().failure.text.isEmpty());
    const double waitSec = record.failures.front().retryAtSec.value() - world.clock.nowSec();
    QVERIFY(waitSec >= 1 && waitSec <= 2);
    QVERIFY(!client.pausedUntilSec());
    world.clock.advance(2);
    QVERIFY(client.requestOhlc(doge, std::nullopt));
    QTRY_COMPARE(record.answers.size(), 1u);
    QCOMPARE(record.failures.size(), 1u);
}

void TestKrakenClient::line56_noServerAndNoTlsAreTransient_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("nobody listens") << false;
    QTest::newRow("no TLS at the other end") << true;
}

void TestKrakenClient::line56_noServerAndNoTlsAreTransient()
{
    QFETCH(bool, tls);
    SimulatedWorld world;
    KrakenClient::Options options = world.clientOptions();
    if (tls) {
        options.baseUrl.setScheme(QStringLiteral("https"));
    } else {
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        options.baseUrl.setPort(closed.serverPort());
    }
    KrakenClient client(options, world.clock);
    ClientRecord record(client);
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    QCOMPARE(record.failures.front().failure.kind, FailureClass::Transient);
    QVERIFY(record.failures.front().retryAtSec.has_value());
    QVERIFY(!record.failures.front().failure.text.isEmpty());
}

void TestKrakenClient::line56_failuresInARowWaitLongerUntilASuccess()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::unavailable(), 4);
    for (const double leastSec : {1.0, 2.0, 4.0, 8.0}) {
        const std::size_t before = record.failures.size();
        client.requestOhlc(doge, std::nullopt);
        QTRY_COMPARE(record.failures.size(), before + 1);
        const double waitSec = *record.failures.back().retryAtSec - world.clock.nowSec();
        QVERIFY(waitSec >= leastSec && waitSec <= 2 * leastSec);
        world.clock.advance(20);
    }
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.answers.size(), 1u);
    world.clock.advance(20);
    world.exchange.queueFault(ExchangeFault::unavailable());
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 5u);
    QVERIFY(*record.failures.back().retryAtSec - world.clock.nowSec() <= 2);
}

void TestKrakenClient::line58_blockByTheFrontPausesAMinute()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(
        {ExchangeFault::Kind::Answer, {403, "<html>are you human?</html>", "text/html", {}}});
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    QCOMPARE(client.pausedUntilSec().value(), world.clock.nowSec() + 60);
}

void TestKrakenClient::line59_retryAfterPausesTheHost()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::http429("42"));
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    QCOMPARE(client.pausedUntilSec().value(), world.clock.nowSec() + 42);
}

void TestKrakenClient::line60_anUnansweredRequestEndsAndItsLateAnswerIsIgnored_data()
{
    QTest::addColumn<ExchangeFault::Kind>("kind");
    QTest::newRow("nothing comes") << ExchangeFault::Kind::Hang;
    QTest::newRow("a byte now and then") << ExchangeFault::Kind::Drip;
}

void TestKrakenClient::line60_anUnansweredRequestEndsAndItsLateAnswerIsIgnored()
{
    QFETCH(ExchangeFault::Kind, kind);
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::of(kind));
    QElapsedTimer elapsed;
    elapsed.start();
    client.requestServerTime();
    QTRY_COMPARE(record.failures.size(), 1u);
    QVERIFY(elapsed.elapsed() < 4000);
    QCOMPARE(record.failures.front().failure.kind, FailureClass::Transient);
    QSignalSpy late(&client, &KrakenClient::serverTimeReceived);
    QVERIFY(staysQuiet([&] { return late.count() > 0 || record.failures.size() > 1; }));
}

void TestKrakenClient::line61_redirectsAreNotFollowed()
{
    SimulatedWorld world;
    SimulatedWorld elsewhere;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::redirect(elsewhere.url));
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    QCOMPARE(record.failures.front().failure.kind, FailureClass::Transient);
    QVERIFY(record.failures.front().failure.text.contains(elsewhere.url.toString()));
    QVERIFY(staysQuiet([&] { return !elsewhere.requests.empty(); }));
}

void TestKrakenClient::line62_hugeBodyIsAborted()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::of(ExchangeFault::Kind::HugeBody));
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    QVERIFY(record.failures.front().failure.text.contains(QStringLiteral("larger than")));
    QCOMPARE(record.failures.front().failure.kind, FailureClass::Transient);
}

void TestKrakenClient::line63_oneRequestAPairAndTicksAreDropped()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::of(ExchangeFault::Kind::Hang));
    QVERIFY(client.requestOhlc(doge, std::nullopt));
    QVERIFY(!client.requestOhlc(doge, std::nullopt));
    QTRY_COMPARE(world.requests.size(), 1u);
    QVERIFY(!client.requestOhlc(doge, thisMinute));
    // Trades of the same pair are taken, but wait for the end of the first request.
    QVERIFY(client.requestTrades(doge.pair, {}));
    QVERIFY(client.requestOhlc(bitcoin, std::nullopt));
    world.clock.advance(2);
    QTRY_COMPARE(world.requests.size(), 2u);
    QCOMPARE(world.requests.back().query.queryItemValue(QStringLiteral("pair")), bitcoin.pair);
    world.clock.advance(2);
    QTRY_COMPARE(record.failures.size(), 1u);
    QTRY_COMPARE(world.requests.size(), 3u);
    QVERIFY(world.requests.back().path.endsWith(QStringLiteral("Trades")));
    QVERIFY(client.requestOhlc(doge, std::nullopt));
}

void TestKrakenClient::line67_destroyingDuringARequestIsQuickAndClean()
{
    SimulatedWorld world;
    auto client = std::make_unique<KrakenClient>(world.clientOptions(), world.clock);
    ClientRecord record(*client);
    world.exchange.queueFault(ExchangeFault::of(ExchangeFault::Kind::Hang), 2);
    client->requestOhlc(doge, std::nullopt);
    client->requestOhlc(bitcoin, std::nullopt);
    QTRY_COMPARE(world.requests.size(), 1u);
    QElapsedTimer elapsed;
    elapsed.start();
    client.reset();
    QVERIFY(elapsed.elapsed() < 1000);
    QVERIFY(staysQuiet([&] { return !record.failures.empty() || world.requests.size() > 1; }));
}

void TestKrakenClient::hiddenRepeatsOfQtCountAsRequests()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.setFaultRule(
        [](const ServedRequest&) { return ExchangeFault::of(ExchangeFault::Kind::BreakOff); });
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    const std::size_t copies = world.requests.size();
    QVERIFY2(copies > 1 && copies <= 4, qPrintable(QString::number(copies)));
    client.requestOhlc(doge, std::nullopt);
    world.clock.advance(4.3);
    QVERIFY(staysQuiet([&] { return world.requests.size() > copies; }));
    world.clock.advance(0.2);
    QTRY_VERIFY(world.requests.size() > copies);
}

void TestKrakenClient::anUnknownErrorIsPermanentTheThirdTime()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::error("EFoo:never heard of"), 3);
    for (std::size_t attempt = 1; attempt <= 3; ++attempt) {
        client.requestOhlc(doge, std::nullopt);
        QTRY_COMPARE(record.failures.size(), attempt);
        QCOMPARE(record.failures.back().retryAtSec.has_value(), attempt < 3);
        world.clock.advance(10);
    }
    QCOMPARE(record.failures.back().failure.kind, FailureClass::Permanent);
    QCOMPARE(record.failures.back().failure.text, QStringLiteral("EFoo:never heard of"));
}

void TestKrakenClient::onlyHttpsOrThisMachineIsAsked_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("allowed");
    const auto add = [](const char* url, bool allowed) {
        QTest::newRow(url) << QString::fromLatin1(url) << allowed;
    };
    add("https://api.kraken.com", true);
    add("http://127.0.0.1:8080", true);
    add("http://127.8.9.1", true);
    add("http://[::1]:80", true);
    add("http://localhost:80", true);
    add("http://api.kraken.com", false);
    add("http://127.0.0.1.example.com", false);
    add("ftp://127.0.0.1", false);
    add("file:///etc/passwd", false);
    add("https://", false);
    add("", false);
}

void TestKrakenClient::onlyHttpsOrThisMachineIsAsked()
{
    QFETCH(QString, url);
    QFETCH(bool, allowed);
    QCOMPARE(baseUrlProblem(QUrl(url)).isEmpty(), allowed);
    if (allowed)
        return;
    KrakenClient::Options options;
    options.baseUrl = QUrl(url);
    ManualClock clock;
    KrakenClient client(options, clock);
    ClientRecord record(client);
    QVERIFY(client.requestOhlc(doge, std::nullopt));
    QTRY_COMPARE(record.failures.size(), 1u);
    QCOMPARE(record.failures.front().failure.kind, FailureClass::Permanent);
}

void TestKrakenClient::theUserAgentNamesTheProgram()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    KrakenClient::Options options;
    options.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()));
    ManualClock clock;
    KrakenClient client(options, clock);
    client.requestServerTime();
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket* socket = server.nextPendingConnection();
    QByteArray head;
    QTRY_VERIFY((head += socket->readAll()).contains("\r\n\r\n"));
    QVERIFY(head.contains("User-Agent: RegimeScope/"));
    QVERIFY(head.contains("gzip"));
}

void TestKrakenClient::serverTimeStatusPairsAndTradesArrive()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    QSignalSpy times(&client, &KrakenClient::serverTimeReceived);
    QSignalSpy statuses(&client, &KrakenClient::systemStatusReceived);
    std::vector<AssetPair> pairs;
    TradesPage page;
    connect(&client, &KrakenClient::assetPairsReceived, &client,
            [&](const std::vector<AssetPair>& list) { pairs = list; });
    connect(&client, &KrakenClient::tradesReceived, &client,
            [&](const QString&, const QString&, const TradesPage& one, double) { page = one; });
    world.exchange.setSystemStatus(QStringLiteral("cancel_only"));
    client.requestServerTime();
    QTRY_COMPARE(times.count(), 1);
    QCOMPARE(times.front().front().toDouble(), SimulatedWorld::startSec);
    world.clock.advance(2);
    client.requestSystemStatus();
    QTRY_COMPARE(statuses.count(), 1);
    QCOMPARE(statuses.front().front().toString(), QStringLiteral("cancel_only"));
    world.clock.advance(2);
    client.requestAssetPairs(bitcoin.pair);
    QTRY_COMPARE(pairs.size(), 1u);
    QCOMPARE(pairs.front().id, QStringLiteral("XXBTZUSD"));
    QCOMPARE(pairs.front().priceDecimals, 1);
    world.clock.advance(2);
    client.requestTrades(doge.pair, QStringLiteral("1699999000123456789"));
    QTRY_VERIFY(!page.trades.empty());
    QCOMPARE(world.requests.back().query.queryItemValue(QStringLiteral("since")),
             QStringLiteral("1699999000123456789"));
    QCOMPARE(page.last.size(), 19);
}

void TestKrakenClient::cancelForgetsEverything()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::of(ExchangeFault::Kind::Drip));
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(world.requests.size(), 1u);
    client.requestOhlc(bitcoin, std::nullopt);
    client.cancelAll();
    world.clock.advance(60);
    QVERIFY(staysQuiet([&] { return !record.answers.empty() || world.requests.size() > 1; }));
    QVERIFY(client.requestOhlc(doge, std::nullopt));
    QTRY_COMPARE(record.answers.size(), 1u);
}

QTEST_GUILESS_MAIN(TestKrakenClient)
#include "tst_krakenclient.moc"
