// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/simulatedworld.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>

using namespace regime;

namespace
{
const SeriesKey doge{QStringLiteral("XDGUSD"), 1};
const SeriesKey bitcoin{QStringLiteral("XBTUSD"), 1};
} // namespace

class TestKrakenClientFaults : public QObject
{
    Q_OBJECT

private slots:
    void line52_throttlePausesAllRequestsAndDoubles_data();
    void line52_throttlePausesAllRequestsAndDoubles();
    void line53_lockoutPausesAQuarterOfAnHour();
    void line54_throttledUntilIsWaitedForInTheExchangesTime();
    void line55_unknownPairStopsOnlyThisPair();
    void line56_transientTroubleIsReportedAndPasses_data();
    void line56_transientTroubleIsReportedAndPasses();
    void line56_noServerAndNoTlsAreTransient_data();
    void line56_noServerAndNoTlsAreTransient();
    void onlyATrustedCertificateIsSpokenTo_data();
    void onlyATrustedCertificateIsSpokenTo();
    void aThrottleWidensTheSpacingToFourTimes();
    void line56_failuresInARowWaitLongerUntilASuccess();
    void line58_blockByTheFrontPausesAMinute();
    void line59_retryAfterPausesTheHost();
    void line60_anUnansweredRequestEndsAndItsLateAnswerIsIgnored_data();
    void line60_anUnansweredRequestEndsAndItsLateAnswerIsIgnored();
    void line61_redirectsAreNotFollowed();
    void line62_hugeBodyIsAborted();
    void hiddenRepeatsOfQtCountAsRequests();
    void anUnknownErrorIsPermanentTheThirdTime();
};

void TestKrakenClientFaults::line52_throttlePausesAllRequestsAndDoubles_data()
{
    QTest::addColumn<bool>("byEnvelope");
    QTest::newRow("too many requests with HTTP 200") << true;
    QTest::newRow("HTTP 429") << false;
}

void TestKrakenClientFaults::line52_throttlePausesAllRequestsAndDoubles()
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

void TestKrakenClientFaults::line53_lockoutPausesAQuarterOfAnHour()
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

void TestKrakenClientFaults::line54_throttledUntilIsWaitedForInTheExchangesTime()
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

void TestKrakenClientFaults::line55_unknownPairStopsOnlyThisPair()
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

void TestKrakenClientFaults::line56_transientTroubleIsReportedAndPasses_data()
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

void TestKrakenClientFaults::line56_transientTroubleIsReportedAndPasses()
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

void TestKrakenClientFaults::line56_noServerAndNoTlsAreTransient_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("nobody listens") << false;
    QTest::newRow("no TLS at the other end") << true;
}

void TestKrakenClientFaults::line56_noServerAndNoTlsAreTransient()
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

void TestKrakenClientFaults::onlyATrustedCertificateIsSpokenTo_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("said"); ///< of the failure; empty: it is spoken to
    QTest::newRow("nobody vouches for it")
        << QStringLiteral("selfsigned") << QStringLiteral("certificate");
    QTest::newRow("another host's") << QStringLiteral("otherhost") << QStringLiteral("host name");
    QTest::newRow("expired") << QStringLiteral("expired") << QStringLiteral("expired");
    QTest::newRow("in order") << QStringLiteral("trusted") << QString();
}

/** A server on this machine with keys and certificates that were made for this test; `authority`
 *  vouches for all but the first. */
void TestKrakenClientFaults::onlyATrustedCertificateIsSpokenTo()
{
    QFETCH(QString, certificate);
    QFETCH(QString, said);
    const auto read = [](const QString& name) {
        QFile file(QStringLiteral(TEST_DATA_DIR "/%1.pem").arg(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QSslConfiguration usual = QSslConfiguration::defaultConfiguration();
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(usual); });
    QSslConfiguration trusting = usual;
    trusting.addCaCertificate(QSslCertificate(read(QStringLiteral("authority"))));
    QSslConfiguration::setDefaultConfiguration(trusting);

    const QByteArray pem = read(certificate);
    QSslConfiguration served = usual;
    served.setLocalCertificate(QSslCertificate(pem));
    served.setPrivateKey(QSslKey(pem, QSsl::Ec));
    QSslServer server;
    server.setSslConfiguration(served);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            received += socket->readAll();
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n"
                          "{\"error\":[],\"result\":{}}");
        });
    });
    SimulatedWorld world;
    KrakenClient::Options options = world.clientOptions();
    options.baseUrl = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()));
    KrakenClient client(options, world.clock);
    ClientRecord record(client);
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    const QString why = record.failures.front().failure.text;
    QVERIFY2(why.contains(said), qPrintable(why));
    QVERIFY(record.answers.empty());
    // Not even the request leaves for a server that is not trusted.
    QVERIFY2(received.isEmpty() == !said.isEmpty(), received.constData());
}

void TestKrakenClientFaults::aThrottleWidensTheSpacingToFourTimes()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    for (const double spacingSec : {2.2, 4.4, 4.4}) {
        world.exchange.queueFault(ExchangeFault::tooManyRequests());
        client.requestOhlc(doge, std::nullopt);
        const std::size_t before = record.failures.size();
        QTRY_COMPARE(record.failures.size(), before + 1);
        QCOMPARE(client.pacer().spacingSec(), spacingSec);
        world.clock.advance(61);
    }
    // Two requests of different kinds: the second waits for the wider distance.
    const std::size_t sent = world.requests.size();
    client.requestServerTime();
    client.requestSystemStatus();
    QTRY_COMPARE(world.requests.size(), sent + 1);
    world.clock.advance(4.3);
    QVERIFY(staysQuiet([&] { return world.requests.size() > sent + 1; }));
    world.clock.advance(0.2);
    QTRY_COMPARE(world.requests.size(), sent + 2);
}

void TestKrakenClientFaults::line56_failuresInARowWaitLongerUntilASuccess()
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

void TestKrakenClientFaults::line58_blockByTheFrontPausesAMinute()
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

void TestKrakenClientFaults::line59_retryAfterPausesTheHost()
{
    SimulatedWorld world;
    KrakenClient client(world.clientOptions(), world.clock);
    ClientRecord record(client);
    world.exchange.queueFault(ExchangeFault::http429("42"));
    client.requestOhlc(doge, std::nullopt);
    QTRY_COMPARE(record.failures.size(), 1u);
    QCOMPARE(client.pausedUntilSec().value(), world.clock.nowSec() + 42);
}

void TestKrakenClientFaults::line60_anUnansweredRequestEndsAndItsLateAnswerIsIgnored_data()
{
    QTest::addColumn<ExchangeFault::Kind>("kind");
    QTest::newRow("nothing comes") << ExchangeFault::Kind::Hang;
    QTest::newRow("a byte now and then") << ExchangeFault::Kind::Drip;
}

void TestKrakenClientFaults::line60_anUnansweredRequestEndsAndItsLateAnswerIsIgnored()
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

void TestKrakenClientFaults::line61_redirectsAreNotFollowed()
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

void TestKrakenClientFaults::line62_hugeBodyIsAborted()
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

void TestKrakenClientFaults::hiddenRepeatsOfQtCountAsRequests()
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

void TestKrakenClientFaults::anUnknownErrorIsPermanentTheThirdTime()
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

QTEST_GUILESS_MAIN(TestKrakenClientFaults)
#include "tst_krakenclientfaults.moc"
