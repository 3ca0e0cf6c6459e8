// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/bartrades.h"
#include "core/market/candlefile.h"
#include "core/market/simulatedmarket.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace regime;

namespace
{
constexpr double now = 1'700'000'000;

SimulatedMarket dogeMarket(std::uint64_t seed = 1)
{
    return syntheticMarket({*PairNames().resolve(QStringLiteral("DOGE/USD")), now, 14'400, seed});
}

Candle candle(std::int64_t openTimeSec, double price, std::int64_t count)
{
    return {openTimeSec,       price, price, price, price, 1.5 * static_cast<double>(count), count,
            CandleSource::Csv, false};
}
} // namespace

class TestSimulatedMarket : public QObject
{
    Q_OBJECT

private slots:
    void tradesAddUpToTheirBar();
    void tradesAreContiguousAndInOrder();
    void theSameSeedGivesTheSameMarket();
    void pricesAndQuietMinutesLookLikeTheRealPair();
    void regimesAreSpellsThatDifferInReturnVolatilityAndVolume();
    void candlesAreShiftedSoThatTheRowIsNow();
    void candleFileThatCannotBeServedIsRefused_data();
    void candleFileThatCannotBeServedIsRefused();
    void realCandlesAreServedAsTheyAre();
};

void TestSimulatedMarket::tradesAddUpToTheirBar()
{
    SimulatedMarket market = dogeMarket();
    market.advanceTo(now);
    std::size_t busy = 0;
    for (std::size_t i = 0; i < 3000; ++i) {
        const MarketBar& bar = market.bars()[i];
        if (bar.count > 0)
            QVERIFY(bar.count >= leastTrades(bar));
        const std::int64_t endNs = (market.openSec(i) + 60) * 1'000'000'000;
        QVERIFY(market.barUntil(i, endNs) == bar);
        busy += bar.count > 4 ? 1 : 0;
    }
    QVERIFY(busy > 500);
}

void TestSimulatedMarket::tradesAreContiguousAndInOrder()
{
    SimulatedMarket market = dogeMarket();
    market.advanceTo(now);
    std::int64_t nextId = 1;
    std::int64_t lastNs = 0;
    int shared = 0;
    for (std::size_t i = 0; i < 500; ++i) {
        for (const MarketTrade& trade : market.trades(i)) {
            QCOMPARE(trade.id, nextId++);
            QVERIFY(trade.timeNs >= lastNs && trade.volume > 0 && trade.price > 0);
            QCOMPARE(trade.timeNs / 60'000'000'000 * 60, market.openSec(i));
            shared += trade.timeNs == lastNs ? 1 : 0;
            lastNs = trade.timeNs;
        }
    }
    QVERIFY(shared > 100);
}

void TestSimulatedMarket::theSameSeedGivesTheSameMarket()
{
    SimulatedMarket all = dogeMarket();
    SimulatedMarket steps = dogeMarket();
    SimulatedMarket other = dogeMarket(2);
    all.advanceTo(now + 600);
    other.advanceTo(now + 600);
    for (double stepSec = 0; stepSec <= 600; stepSec += 7)
        steps.advanceTo(now + std::min(stepSec, 600.0));
    steps.advanceTo(now + 600);
    QVERIFY(all.bars() == steps.bars());
    QVERIFY(all.trades(77) == steps.trades(77));
    QVERIFY(all.bars() != other.bars());
}

void TestSimulatedMarket::pricesAndQuietMinutesLookLikeTheRealPair()
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        SimulatedMarket market = dogeMarket(seed);
        market.advanceTo(now);
        std::int64_t trades = 0;
        int quiet = 0;
        double least = 1e9;
        double most = 0;
        for (const MarketBar& bar : market.bars()) {
            trades += bar.count;
            quiet += bar.count == 0 ? 1 : 0;
            least = std::min(least, static_cast<double>(bar.low) * 1e-7);
            most = std::max(most, static_cast<double>(bar.high) * 1e-7);
        }
        const auto bars = static_cast<double>(market.bars().size());
        const double perDay = static_cast<double>(trades) / bars * 1440;
        QVERIFY2(perDay > 8'000 && perDay < 25'000, qPrintable(QString::number(perDay)));
        QVERIFY2(quiet / bars > 0.01 && quiet / bars < 0.15, qPrintable(QString::number(quiet)));
        QVERIFY2(least > 0.08 && most < 0.33 && most / least > 1.05,
                 qPrintable(QStringLiteral("%1 to %2").arg(least).arg(most)));
    }
}

void TestSimulatedMarket::regimesAreSpellsThatDifferInReturnVolatilityAndVolume()
{
    struct Sums {
        double minutes = 0, move = 0, square = 0, volume = 0;
    };
    std::array<Sums, 3> sums;
    SimulatedMarket market = dogeMarket(3);
    market.advanceTo(now + 20 * 86'400);
    int changes = 0;
    for (std::size_t i = 1; i < market.bars().size(); ++i) {
        const MarketBar& bar = market.bars()[i];
        const MarketBar& before = market.bars()[i - 1];
        changes += bar.regime != before.regime ? 1 : 0;
        const double move =
            std::log(static_cast<double>(bar.close) / static_cast<double>(before.close));
        Sums& sum = sums[static_cast<std::size_t>(bar.regime.value())];
        sum.minutes += 1;
        sum.move += move;
        sum.square += move * move;
        sum.volume += static_cast<double>(bar.volume);
    }
    const auto& [bear, range, bull] = sums;
    const double meanSpell = static_cast<double>(market.bars().size()) / changes;
    QVERIFY2(meanSpell > 100 && meanSpell < 400, qPrintable(QString::number(meanSpell)));
    for (const Sums& sum : sums)
        QVERIFY(sum.minutes > 0.1 * static_cast<double>(market.bars().size()));
    QVERIFY(bear.move / bear.minutes < -1e-4);
    QVERIFY(bull.move / bull.minutes > 1e-4);
    QVERIFY(std::abs(range.move / range.minutes) < 5e-5);
    QVERIFY(bear.square / bear.minutes > 1.5 * bull.square / bull.minutes);
    QVERIFY(bull.square / bull.minutes > 1.5 * range.square / range.minutes);
    QVERIFY(bear.volume / bear.minutes > bull.volume / bull.minutes);
    QVERIFY(bull.volume / bull.minutes > range.volume / range.minutes);
}

void TestSimulatedMarket::candlesAreShiftedSoThatTheRowIsNow()
{
    const PairName pair = *PairNames().resolve(QStringLiteral("XBTUSD"));
    const std::vector<Candle> candles{candle(600, 100.5, 2), candle(660, 101, 3),
                                      candle(780, 102, 4)};
    auto market = marketOfCandles(pair, candles, 60, 1, now);
    QVERIFY(market.ok());
    market->advanceTo(now + 240);
    const std::int64_t nowMinute = 1'699'999'980;
    QCOMPARE(market->listing().firstOpenSec, nowMinute - 60);
    const std::vector<MarketBar>& bars = market->bars();
    QCOMPARE(bars.size(), 6u);
    QCOMPARE(bars[1].close, 1010);
    QCOMPARE(bars[1].count, 3);
    QCOMPARE(bars[1].volume, 450'000'000);
    QVERIFY((bars[2] == MarketBar{1010, 1010, 1010, 1010, 0, 0, {}}));
    QCOMPARE(bars[3].close, 1020);
    QVERIFY((bars[5] == MarketBar{1020, 1020, 1020, 1020, 0, 0, {}}));
}

void TestSimulatedMarket::candleFileThatCannotBeServedIsRefused_data()
{
    QTest::addColumn<QList<qint64>>("times");
    QTest::addColumn<int>("nowRow");
    QTest::newRow("no such row") << QList<qint64>{60, 120} << 2;
    QTest::newRow("out of order") << QList<qint64>{120, 60} << 0;
    QTest::newRow("twice the same time") << QList<qint64>{60, 60} << 0;
    QTest::newRow("off the grid") << QList<qint64>{60, 121} << 0;
    QTest::newRow("no rows") << QList<qint64>{} << 0;
}

void TestSimulatedMarket::candleFileThatCannotBeServedIsRefused()
{
    QFETCH(QList<qint64>, times);
    QFETCH(int, nowRow);
    std::vector<Candle> candles;
    for (const qint64 time : times)
        candles.push_back(candle(time, 1, 1));
    const PairName pair = *PairNames().resolve(QStringLiteral("XBTUSD"));
    QVERIFY(!marketOfCandles(pair, candles, 60, static_cast<std::size_t>(nowRow), now).ok());
}

void TestSimulatedMarket::realCandlesAreServedAsTheyAre()
{
    const QString path = QStringLiteral(SHARED_DIR "/data/XBTUSD_1m_202303.csv");
    if (!QFile::exists(path))
        QSKIP("missing in the shared folder: data/XBTUSD_1m_202303.csv");
    const auto file = readCandleFile(path);
    QVERIFY(file.ok());
    const PairName pair = *PairNames().resolve(QStringLiteral("XBTUSD"));
    auto market = marketOfCandles(pair, file->candles, 60, 3000, now);
    QVERIFY(market.ok());
    market->advanceTo(now + 86'400 * 3);
    std::size_t seen = 0;
    for (const Candle& row : file->candles) {
        const std::int64_t timeSec =
            row.openTimeSec - file->candles[3000].openTimeSec + 1'699'999'980;
        if (timeSec > market->openSec(market->bars().size() - 1))
            break;
        const MarketBar& bar = market->bars()[market->barAt(timeSec)];
        QCOMPARE(static_cast<double>(bar.high) / 10, row.high);
        QCOMPARE(static_cast<double>(bar.volume) / 1e8, row.volume);
        QCOMPARE(bar.count, row.tradeCount);
        if (seen % 97 == 0) {
            const std::size_t index = market->barAt(timeSec);
            QVERIFY(market->barUntil(index, (timeSec + 60) * 1'000'000'000) == bar);
        }
        ++seen;
    }
    QVERIFY(seen > 7000);
}

QTEST_GUILESS_MAIN(TestSimulatedMarket)
#include "tst_simulatedmarket.moc"
