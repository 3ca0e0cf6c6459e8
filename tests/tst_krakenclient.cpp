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
    void aFastClockShortensThePacing();
    void line63_oneRequestAPairAndTicksAreDropped();
    void line65_anotherIntervalNeverGetsTheOldAnswer();
    void line67_destroyingDuringARequestIsQuickAndClean();
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

void TestKrakenClient::aFastClockShortensThePacing()
{
    SimulatedWorld world;
    const SimulatedClock fast(SimulatedWorld::startSec, 100);
    KrakenClient client(world.clientOptions(), fast);
    QList<double> sentAtSec;
    connect(&world.exchange, &SimulatedExchange::requested, &client,
            [&] { sentAtSec.append(fast.monotonicSec()); });
    connect(&client, &KrakenClient::serverTimeReceived, &client,
            [&] { client.requestServerTime(); });
    const double startSec = fast.monotonicSec();
    client.requestServerTime();
    QTRY_VERIFY(sentAtSec.size() >= 20);
    // Nineteen spacings of clock time; on a slow clock they would outlast QTRY_VERIFY's patience.
    QVERIFY(sentAtSec[19] - startSec >= 19 * 1.1);
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

void TestKrakenClient::line65_anotherIntervalNeverGetsTheOldAnswer()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    // Five minutes are asked for when the answer of the minute candles is about to leave.
    const SeriesKey fiveMinutes{doge.pair, 5};
    connect(
        &world.exchange, &SimulatedExchange::requested, &client,
        [&] {
            client.cancel(RequestKind::Ohlc, doge.pair);
            QVERIFY(client.requestOhlc(fiveMinutes, std::nullopt));
        },
        Qt::SingleShotConnection);
    QVERIFY(client.requestOhlc(doge, std::nullopt));
    QTRY_COMPARE(world.requests.size(), 1u);
    world.clock.advance(2);
    QTRY_COMPARE(record.answers.size(), 1u);
    QVERIFY(record.series.front() == fiveMinutes);
    for (const Candle& candle : record.answers.front().closed)
        QCOMPARE(candle.openTimeSec % 300, 0);
    QVERIFY(staysQuiet([&] { return record.answers.size() > 1; }));
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
