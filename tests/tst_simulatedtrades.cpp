// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpget.h"
#include "tests/support/simulatedworld.h"

#include <cmath>
#include <map>

using namespace regime;

class TestSimulatedTrades : public QObject
{
    Q_OBJECT

private slots:
    void tradesAndOhlcAgreeExactly_data();
    void tradesAndOhlcAgreeExactly();
    void pagesOfTradesFollowTheCursor();
};

void TestSimulatedTrades::tradesAndOhlcAgreeExactly_data()
{
    QTest::addColumn<QByteArray>("pair");
    QTest::newRow("doge") << QByteArray("XDGUSD");
    QTest::newRow("bitcoin") << QByteArray("XBTUSD");
}

void TestSimulatedTrades::tradesAndOhlcAgreeExactly()
{
    QFETCH(QByteArray, pair);
    SimulatedWorld world;
    const QByteArray tradesPath = "/0/public/Trades?pair=" + pair;
    const QByteArray ohlcPath = "/0/public/OHLC?pair=" + pair;
    const auto page = bodies::trades(get(world.url, tradesPath.constData()).body);
    QVERIFY(page.ok());
    QCOMPARE(page->trades.size(), 1000u);
    std::map<std::int64_t, Candle> built;
    for (const Trade& trade : page->trades) {
        Candle& candle = built[trade.timeNs / 60'000'000'000 * 60];
        if (candle.tradeCount++ == 0)
            candle.open = candle.high = candle.low = trade.price;
        candle.high = std::max(candle.high, trade.price);
        candle.low = std::min(candle.low, trade.price);
        candle.close = trade.price;
        candle.volume += trade.volume;
    }
    built.erase(built.begin()); // its minute is cut by the page
    const OhlcAnswer ohlc = ohlcOf(get(world.url, ohlcPath.constData()));
    std::vector<Candle> rows = ohlc.closed;
    rows.push_back(ohlc.forming.value());
    int compared = 0;
    for (const Candle& row : rows) {
        if (row.openTimeSec < built.begin()->first)
            continue;
        const auto candle = built.find(row.openTimeSec);
        QCOMPARE(candle == built.end(), row.quiet);
        if (row.quiet)
            continue;
        ++compared;
        QCOMPARE(row.tradeCount, candle->second.tradeCount);
        QVERIFY(row.open == candle->second.open && row.close == candle->second.close);
        QVERIFY(row.high == candle->second.high && row.low == candle->second.low);
        QVERIFY(std::abs(row.volume - candle->second.volume) < 1e-6 * (1 + row.volume));
    }
    QVERIFY(compared > 20);
}

void TestSimulatedTrades::pagesOfTradesFollowTheCursor()
{
    SimulatedWorld world;
    for (const TradeCursor cursor : {TradeCursor::Exclusive, TradeCursor::Inclusive}) {
        world.exchange.setTradeCursor(cursor);
        QString since = QStringLiteral("0");
        std::int64_t lastId = 0;
        for (int number = 0; number < 5; ++number) {
            const QByteArray path = "/0/public/Trades?pair=XDGUSD&since=" + since.toLatin1();
            const auto page = bodies::trades(get(world.url, path.constData()).body);
            QVERIFY(page.ok());
            QCOMPARE(page->trades.size(), 1000u);
            const std::int64_t firstId = page->trades.front().id.value();
            QVERIFY(number > 0 || firstId == 1);
            if (number > 0 && cursor == TradeCursor::Inclusive)
                QVERIFY(firstId <= lastId); // the boundary trade comes twice
            if (number > 0 && cursor == TradeCursor::Exclusive)
                QVERIFY(firstId > lastId);
            lastId = page->trades.back().id.value();
            QCOMPARE(page->last.size(), 19);
            since = page->last;
        }
    }
    const auto end = bodies::trades(
        get(world.url, "/0/public/Trades?pair=XDGUSD&since=1800000000000000001").body);
    QVERIFY(end.ok() && end->trades.empty());
    QCOMPARE(end->last, QStringLiteral("1800000000000000001"));
    const auto seconds = bodies::trades(
        get(world.url, "/0/public/Trades?pair=XDGUSD&since=1699990000&count=3").body);
    QCOMPARE(seconds->trades.size(), 3u);
    QVERIFY(seconds->trades.front().timeNs > 1'699'990'000'000'000'000);
}

QTEST_GUILESS_MAIN(TestSimulatedTrades)
#include "tst_simulatedtrades.moc"
