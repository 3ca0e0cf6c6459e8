// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/exchangethread.h"
#include "tests/support/httpget.h"
#include "tests/support/simulatedworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace regime;

namespace
{
constexpr std::int64_t thisMinute = 1'699'999'980;

QJsonObject resultOf(const HttpAnswer& answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    return object.value(QStringLiteral("result")).toObject();
}

QString errorOf(const HttpAnswer& answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    return object.value(QStringLiteral("error")).toArray().first().toString();
}

} // namespace

class TestSimulatedExchange : public QObject
{
    Q_OBJECT

private slots:
    void ohlcHasTheFormOfTheRealAnswer();
    void quietMinutesAreFlatRowsWithCountZero();
    void sinceIsExclusiveAndTheFormingRowAlwaysThere_data();
    void sinceIsExclusiveAndTheFormingRowAlwaysThere();
    void theKeyIsTheCanonicalIdWhateverTheSpelling_data();
    void theKeyIsTheCanonicalIdWhateverTheSpelling();
    void theFormingRowGrowsAndIsThenCommitted();
    void longerIntervalsAddUpTheMinutes();
    void historyIsDaysLong();
    void badArgumentsAreRefusedAsTheExchangeDoes_data();
    void badArgumentsAreRefusedAsTheExchangeDoes();
    void timeStatusAndPairsFollowTheClockAndTheSettings();
    void faultsAreServedInOrderAndThenItIsWellAgain();
    void disorderIsServedBackwards();
    void aRuleDecidesByRequest();
    void manyRequestsShareAConnection();
    void itRunsOnItsOwnThreadAndEndsWithIt();
};

void TestSimulatedExchange::ohlcHasTheFormOfTheRealAnswer()
{
    SimulatedWorld world;
    const QJsonObject result = resultOf(get(world.url, "/0/public/OHLC?pair=XDGUSD"));
    QCOMPARE(result.keys(), (QStringList{QStringLiteral("XDGUSD"), QStringLiteral("last")}));
    QVERIFY(result.value(QStringLiteral("last")).isDouble());
    QCOMPARE(result.value(QStringLiteral("last")).toInteger(), thisMinute - 60);
    const QJsonArray rows = result.value(QStringLiteral("XDGUSD")).toArray();
    QCOMPARE(rows.size(), 721);
    for (const QJsonValue& row : rows) {
        QCOMPARE(row.toArray().size(), 8);
        QVERIFY(row[0].isDouble() && row[7].isDouble());
        for (int element = 1; element <= 6; ++element)
            QVERIFY(row[element].isString());
        QCOMPARE(row[1].toString().section(QLatin1Char('.'), 1).size(), 7);
        QCOMPARE(row[6].toString().section(QLatin1Char('.'), 1).size(), 8);
        const double mean = row[5].toString().toDouble();
        if (row[7].toInt() > 0)
            QVERIFY(mean >= row[3].toString().toDouble() && mean <= row[2].toString().toDouble());
    }
}

void TestSimulatedExchange::quietMinutesAreFlatRowsWithCountZero()
{
    SimulatedWorld world;
    const QJsonObject result = resultOf(get(world.url, "/0/public/OHLC?pair=XDGUSD&interval=1"));
    const QJsonArray rows = result.value(QStringLiteral("XDGUSD")).toArray();
    int quiet = 0;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const QJsonArray row = rows[i].toArray();
        if (row[7].toInt() != 0)
            continue;
        ++quiet;
        for (int element = 1; element <= 4; ++element)
            QCOMPARE(row[element].toString(), rows[i - 1].toArray()[4].toString());
        QCOMPARE(row[5].toString().toDouble(), 0.0);
        QCOMPARE(row[6].toString(), QStringLiteral("0.00000000"));
    }
    QVERIFY(quiet > 3);
}

void TestSimulatedExchange::sinceIsExclusiveAndTheFormingRowAlwaysThere_data()
{
    QTest::addColumn<qint64>("since");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<int>("closed");
    QTest::newRow("three minutes back")
        << qint64{thisMinute - 240} << qint64{thisMinute - 180} << 3;
    QTest::newRow("last") << qint64{thisMinute - 60} << qint64{thisMinute} << 0;
    QTest::newRow("the future") << qint64{thisMinute + 9999} << qint64{thisMinute} << 0;
    QTest::newRow("older than the window") << qint64{0} << qint64{thisMinute - 720 * 60} << 720;
    QTest::newRow("between two candles")
        << qint64{thisMinute - 200} << qint64{thisMinute - 180} << 3;
}

void TestSimulatedExchange::sinceIsExclusiveAndTheFormingRowAlwaysThere()
{
    QFETCH(qint64, since);
    QFETCH(qint64, first);
    QFETCH(int, closed);
    SimulatedWorld world;
    const QByteArray path =
        "/0/public/OHLC?pair=XDGUSD&interval=1&since=" + QByteArray::number(since);
    const OhlcAnswer answer = ohlcOf(get(world.url, path.constData()));
    QCOMPARE(static_cast<int>(answer.closed.size()), closed);
    QCOMPARE(answer.lastCommittedSec.value(), thisMinute - 60);
    QCOMPARE(answer.forming.value().openTimeSec, thisMinute);
    QCOMPARE(closed > 0 ? answer.closed.front().openTimeSec : answer.forming->openTimeSec, first);
}

void TestSimulatedExchange::theKeyIsTheCanonicalIdWhateverTheSpelling_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QString>("key");
    QTest::newRow("altname") << QByteArray("XBTUSD") << QStringLiteral("XXBTZUSD");
    QTest::newRow("id") << QByteArray("XXBTZUSD") << QStringLiteral("XXBTZUSD");
    QTest::newRow("with a slash") << QByteArray("BTC/USD") << QStringLiteral("BTC/USD");
    QTest::newRow("doge by its alias") << QByteArray("DOGEUSD") << QStringLiteral("XDGUSD");
}

void TestSimulatedExchange::theKeyIsTheCanonicalIdWhateverTheSpelling()
{
    QFETCH(QByteArray, asked);
    QFETCH(QString, key);
    SimulatedWorld world;
    const QByteArray path = "/0/public/OHLC?pair=" + asked;
    QCOMPARE(ohlcOf(get(world.url, path.constData())).resultKey, key);
}

void TestSimulatedExchange::theFormingRowGrowsAndIsThenCommitted()
{
    SimulatedWorld world;
    const char* path = "/0/public/OHLC?pair=XDGUSD&since=1699999860";
    std::int64_t count = 0;
    bool grew = false;
    for (int look = 0; look < 6; ++look) {
        const OhlcAnswer answer = ohlcOf(get(world.url, path));
        QCOMPARE(answer.forming.value().openTimeSec, thisMinute);
        QVERIFY(answer.forming->tradeCount >= count);
        grew = grew || (look > 0 && answer.forming->tradeCount > count);
        count = answer.forming->tradeCount;
        world.clock.advance(5);
    }
    QVERIFY(grew);
    world.clock.advance(10);
    const OhlcAnswer committed = ohlcOf(get(world.url, path));
    QCOMPARE(committed.closed.back().openTimeSec, thisMinute);
    QVERIFY(committed.closed.back().tradeCount >= count);
    QCOMPARE(committed.forming.value().openTimeSec, thisMinute + 60);
}

void TestSimulatedExchange::longerIntervalsAddUpTheMinutes()
{
    SimulatedWorld world;
    const OhlcAnswer minutes = ohlcOf(get(world.url, "/0/public/OHLC?pair=XDGUSD&interval=1"));
    const OhlcAnswer fives = ohlcOf(get(world.url, "/0/public/OHLC?pair=XDGUSD&interval=5"), 5);
    QCOMPARE(fives.closed.size(), 720u);
    const Candle& five = fives.closed[700];
    Candle sum;
    for (const Candle& minute : minutes.closed) {
        if (minute.openTimeSec < five.openTimeSec || minute.openTimeSec >= five.openTimeSec + 300)
            continue;
        if (sum.tradeCount == 0)
            sum.open = sum.high = sum.low = minute.open;
        sum.tradeCount += minute.tradeCount;
        sum.volume += minute.volume;
        sum.close = minute.close;
    }
    QVERIFY(sum.tradeCount > 0);
    QCOMPARE(five.tradeCount, sum.tradeCount);
    QVERIFY(std::abs(five.volume - sum.volume) < 1e-6);
    QCOMPARE(five.close, sum.close);
}

void TestSimulatedExchange::historyIsDaysLong()
{
    SimulatedWorld world;
    const OhlcAnswer hours = ohlcOf(get(world.url, "/0/public/OHLC?pair=XDGUSD&interval=60"), 60);
    QVERIFY(hours.closed.size() >= 71);
}

void TestSimulatedExchange::badArgumentsAreRefusedAsTheExchangeDoes_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("error");
    const QString unknownPair = QStringLiteral("EQuery:Unknown asset pair");
    QTest::newRow("a pair that does not exist")
        << QByteArray("/0/public/OHLC?pair=NOPEUSD") << unknownPair;
    QTest::newRow("a composed id") << QByteArray("/0/public/OHLC?pair=XXDGZUSD") << unknownPair;
    QTest::newRow("no pair") << QByteArray("/0/public/Trades") << unknownPair;
    QTest::newRow("a pair of AssetPairs")
        << QByteArray("/0/public/AssetPairs?pair=XDGUSD,NOPEUSD") << unknownPair;
    QTest::newRow("an interval that does not exist")
        << QByteArray("/0/public/OHLC?pair=XDGUSD&interval=3")
        << QStringLiteral("EGeneral:Invalid arguments:interval");
    QTest::newRow("since that is no time") << QByteArray("/0/public/OHLC?pair=XDGUSD&since=x")
                                           << QStringLiteral("EGeneral:Invalid arguments:since");
    QTest::newRow("too many trades") << QByteArray("/0/public/Trades?pair=XDGUSD&count=1001")
                                     << QStringLiteral("EGeneral:Invalid arguments:count");
    QTest::newRow("unknown method")
        << QByteArray("/0/public/Nothing") << QStringLiteral("EGeneral:Unknown method");
}

void TestSimulatedExchange::badArgumentsAreRefusedAsTheExchangeDoes()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, error);
    SimulatedWorld world;
    const HttpAnswer answer = get(world.url, path.constData());
    QCOMPARE(errorOf(answer), error);
    QCOMPARE(answer.status, error.endsWith(QStringLiteral("method")) ? 404 : 200);
}

void TestSimulatedExchange::timeStatusAndPairsFollowTheClockAndTheSettings()
{
    SimulatedWorld world;
    world.clock.advance(100.7);
    const auto time = readServerTime(*readEnvelope(get(world.url, "/0/public/Time")));
    QCOMPARE(*time, static_cast<std::int64_t>(SimulatedWorld::startSec) + 100);
    world.exchange.setSystemStatus(QStringLiteral("post_only"));
    const auto status = readSystemStatus(*readEnvelope(get(world.url, "/0/public/SystemStatus")));
    QCOMPARE(*status, QStringLiteral("post_only"));
    const auto pairs = readAssetPairs(*readEnvelope(get(world.url, "/0/public/AssetPairs")));
    QCOMPARE(pairs->size(), 2u);
    QCOMPARE(pairs->front().id, QStringLiteral("XDGUSD"));
    QCOMPARE(pairs->front().priceDecimals, 7);
    QCOMPARE(pairs->back().altname, QStringLiteral("XBTUSD"));
}

void TestSimulatedExchange::faultsAreServedInOrderAndThenItIsWellAgain()
{
    SimulatedWorld world;
    using Kind = ExchangeFault::Kind;
    world.exchange.queueFault(ExchangeFault::tooManyRequests());
    world.exchange.queueFault(ExchangeFault::http429("7"));
    world.exchange.queueFault(ExchangeFault::html520());
    world.exchange.queueFault(ExchangeFault::of(Kind::CutJson));
    world.exchange.queueFault(ExchangeFault::of(Kind::Reset));
    world.exchange.queueFault(ExchangeFault::of(Kind::Hang));
    const char* path = "/0/public/OHLC?pair=XDGUSD";
    QCOMPARE(errorOf(get(world.url, path)), QStringLiteral("EGeneral:Too many requests"));
    QCOMPARE(get(world.url, path).status, 429);
    const HttpAnswer page = get(world.url, path);
    QCOMPARE(page.status, 520);
    QVERIFY(page.body.startsWith("<!DOCTYPE html>"));
    const HttpAnswer cut = get(world.url, path);
    QVERIFY(cut.networkProblem.isEmpty() && cut.body.startsWith("{\"error\":[],"));
    QVERIFY(QJsonDocument::fromJson(cut.body).isNull());
    QVERIFY(!get(world.url, path).networkProblem.isEmpty());
    QVERIFY(!get(world.url, path).networkProblem.isEmpty());
    QCOMPARE(ohlcOf(get(world.url, path)).closed.size(), 720u);
}

void TestSimulatedExchange::disorderIsServedBackwards()
{
    SimulatedWorld world;
    const char* path = "/0/public/OHLC?pair=XDGUSD";
    const OhlcAnswer straight = ohlcOf(get(world.url, path));
    world.exchange.queueFault(ExchangeFault::of(ExchangeFault::Kind::Disorder));
    const OhlcAnswer sorted = ohlcOf(get(world.url, path));
    QCOMPARE(sorted.warnings.size(), 1);
    QVERIFY(sorted.closed == straight.closed && sorted.forming == straight.forming);
}

void TestSimulatedExchange::aRuleDecidesByRequest()
{
    SimulatedWorld world;
    world.exchange.setFaultRule([](const ServedRequest& request) -> std::optional<ExchangeFault> {
        if (request.query.queryItemValue(QStringLiteral("pair")) == QStringLiteral("XBTUSD"))
            return ExchangeFault::unavailable();
        return std::nullopt;
    });
    QCOMPARE(errorOf(get(world.url, "/0/public/OHLC?pair=XBTUSD")),
             QStringLiteral("EService:Unavailable"));
    QVERIFY(!ohlcOf(get(world.url, "/0/public/OHLC?pair=XDGUSD")).closed.empty());
    world.exchange.setFaultRule({});
    QVERIFY(!ohlcOf(get(world.url, "/0/public/OHLC?pair=XBTUSD")).closed.empty());
}

void TestSimulatedExchange::manyRequestsShareAConnection()
{
    SimulatedWorld world;
    QNetworkAccessManager network;
    int good = 0;
    for (int i = 0; i < 40; ++i) {
        QNetworkReply* reply = network.get(
            QNetworkRequest(QUrl(world.url.toString() + QStringLiteral("/0/public/Time"))));
        connect(reply, &QNetworkReply::finished, reply, [&good, reply] {
            good += reply->readAll().contains("unixtime") ? 1 : 0;
            reply->deleteLater();
        });
    }
    QTRY_COMPARE(good, 40);
    QVERIFY(world.exchange.findChildren<HttpConnection*>().size() <= 6);
}

void TestSimulatedExchange::itRunsOnItsOwnThreadAndEndsWithIt()
{
    const SimulatedClock clock(SimulatedWorld::startSec, 60);
    QUrl url;
    {
        ExchangeThread thread;
        const auto started = thread.start(SimulatedWorld::markets(), clock);
        QVERIFY(started.ok());
        url = *started;
        QCOMPARE(url.host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(ohlcOf(get(url, "/0/public/OHLC?pair=XDGUSD")).closed.size(), 720u);
    }
    QVERIFY(!get(url, "/0/public/Time").networkProblem.isEmpty());
}

QTEST_GUILESS_MAIN(TestSimulatedExchange)
#include "tst_simulatedexchange.moc"
