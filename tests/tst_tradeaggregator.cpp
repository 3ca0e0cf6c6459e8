// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/decimal.h"
#include "core/market/tradeaggregator.h"
#include "tests/support/krakenbodies.h"
#include "tests/support/simulatedworld.h"

#include <cmath>
#include <map>

using namespace regime;

namespace
{
constexpr double muchLater = 2'000'000'000;

/** Trade number `id` at `sec` with a price and a volume of its own. */
Trade trade(std::int64_t id, double sec, double price, double volume = 1)
{
    return {static_cast<std::int64_t>(sec * 1e9), price, volume, true, true, id};
}

TradesPage page(std::vector<Trade> trades)
{
    const QString last =
        trades.empty() ? QStringLiteral("0") : QString::number(trades.back().timeNs);
    return {QStringLiteral("XDGUSD"), std::move(trades), last, {}};
}

/** Follows the cursor through a simulated market in pages of `size`, as a backfill does. */
std::vector<Candle> backfill(SimulatedMarket& market, TradeCursor cursor, std::size_t size,
                             double nowSec)
{
    TradeAggregator aggregator(60, 0);
    std::vector<Candle> candles;
    QString since = QString::number(market.listing().firstOpenSec * 1'000'000'000);
    for (int request = 0; request < 100'000; ++request) {
        const QByteArray body = envelope(tradesResult(market, QStringLiteral("XDGUSD"),
                                                      since.toLongLong(), cursor, size, nowSec));
        const auto answer = bodies::trades(body);
        if (!answer)
            break;
        const PageResult result = aggregator.take(since, *answer, nowSec, size);
        candles.insert(candles.end(), result.finished.begin(), result.finished.end());
        since = result.nextCursor;
        if (result.outcome == PageOutcome::End)
            break;
    }
    return candles;
}
} // namespace

class TestTradeAggregator : public QObject
{
    Q_OBJECT

private slots:
    void line37_exclusiveAndInclusiveCursorsGiveTheSameCandles_data();
    void line37_exclusiveAndInclusiveCursorsGiveTheSameCandles();
    void line38_duplicatesCountOnce();
    void line39_aJumpOfTheIdAtTheBorderIsAskedForAgain();
    void line39_aGapThatStaysIsNamedAndPassed();
    void line40_anEmptyPageOrTheSameCursorEnds();
    void line40_aMomentLongerThanAPageDoesNotLoop();
    void line41_aMinuteSplitOverTwoPagesIsOneCandle();
    void line42_theMinuteCutByTheStartIsLeftOut();
    void line43_aMinuteIsFinalAfterALaterTradeOrPastItsEnd();
    void line44_equalTimesFollowTheTradeId();
    void line45_recordedTradesGiveTheRecordedCandles();
    void line46_longerCandlesAreTheSumOfTheMinutes_data();
    void line46_longerCandlesAreTheSumOfTheMinutes();
    void realTicksGiveTheReferenceCandles();
    void tradesWithoutIdsAreCountedOnce();
    void provedTimeEndsWhereTradesMayStillCome();
};

void TestTradeAggregator::line37_exclusiveAndInclusiveCursorsGiveTheSameCandles_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("full pages") << 1000;
    QTest::newRow("pages that often end inside a moment") << 17;
}

void TestTradeAggregator::line37_exclusiveAndInclusiveCursorsGiveTheSameCandles()
{
    QFETCH(int, size);
    constexpr double now = SimulatedWorld::startSec;
    SimulatedMarket market = syntheticMarket({SimulatedWorld::pair("DOGE/USD"), now, 300, 4});
    market.advanceTo(now);
    const auto pageSize = static_cast<std::size_t>(size);
    const auto exclusive = backfill(market, TradeCursor::Exclusive, pageSize, now);
    const auto inclusive = backfill(market, TradeCursor::Inclusive, pageSize, now);
    QVERIFY(exclusive == inclusive);
    // And both are what the exchange's own rows say.
    const auto rows =
        bodies::ohlc(envelope(ohlcResult(market, QStringLiteral("XDGUSD"), 1, {}, now)));
    QVERIFY(rows.ok());
    std::vector<Candle> traded;
    for (Candle row : rows->closed) {
        row.source = CandleSource::Trades;
        if (!row.quiet)
            traded.push_back(row);
    }
    QVERIFY(traded.size() > 250);
    QVERIFY(exclusive == traded);
}

void TestTradeAggregator::line38_duplicatesCountOnce()
{
    TradeAggregator aggregator(60, 0);
    const Trade first = trade(1, 61, 10);
    const Trade second = trade(2, 62, 11);
    aggregator.take(QStringLiteral("0"), page({first, first, second}), 70, 3);
    const PageResult result =
        aggregator.take(QStringLiteral("62000000000"), page({second, trade(3, 130, 12)}), 140, 2);
    QCOMPARE(result.finished.size(), 1u);
    QCOMPARE(result.finished.front().tradeCount, 2);
    QCOMPARE(result.finished.front().volume, 2.0);
}

void TestTradeAggregator::line39_aJumpOfTheIdAtTheBorderIsAskedForAgain()
{
    TradeAggregator aggregator(60, 0);
    aggregator.take(QStringLiteral("0"), page({trade(1, 61, 10), trade(2, 62, 11)}), 70, 2);
    // Trade 3 shares the moment of trade 2 and an exclusive cursor skips it.
    const PageResult jump = aggregator.take(QStringLiteral("62000000000"),
                                            page({trade(4, 63, 13), trade(5, 64, 14)}), 70, 2);
    QCOMPARE(jump.outcome, PageOutcome::AskAgain);
    QCOMPARE(jump.nextCursor, QStringLiteral("61999999999"));
    const PageResult again =
        aggregator.take(jump.nextCursor, page({trade(2, 62, 11), trade(3, 62, 12)}), 70, 2);
    QCOMPARE(again.outcome, PageOutcome::More);
    QVERIFY(again.warnings.isEmpty());
    const PageResult end =
        aggregator.take(again.nextCursor, page({trade(4, 63, 13), trade(5, 64, 14)}), muchLater, 3);
    QCOMPARE(end.finished.size(), 1u);
    QCOMPARE(end.finished.front().tradeCount, 5);
}

void TestTradeAggregator::line39_aGapThatStaysIsNamedAndPassed()
{
    TradeAggregator aggregator(60, 0);
    aggregator.take(QStringLiteral("0"), page({trade(1, 61, 10), trade(2, 62, 11)}), 70, 2);
    const TradesPage behind = page({trade(7, 63, 13), trade(8, 64, 14)});
    const PageResult jump = aggregator.take(QStringLiteral("62000000000"), behind, 70, 2);
    QCOMPARE(jump.outcome, PageOutcome::AskAgain);
    const PageResult again = aggregator.take(jump.nextCursor, behind, 70, 2);
    QCOMPARE(again.outcome, PageOutcome::More);
    QCOMPARE(again.warnings.size(), 1);
}

void TestTradeAggregator::line40_anEmptyPageOrTheSameCursorEnds()
{
    TradeAggregator aggregator(60, 0);
    const QString cursor = QStringLiteral("62000000000");
    aggregator.take(QStringLiteral("0"), page({trade(1, 61, 10), trade(2, 62, 11)}), 70, 2);
    TradesPage nothing = page({});
    nothing.last = cursor;
    QCOMPARE(aggregator.take(cursor, nothing, 70, 2).outcome, PageOutcome::End);
    const TradesPage same = page({trade(1, 61, 10), trade(2, 62, 11)});
    QCOMPARE(aggregator.take(cursor, same, 70, 2).outcome, PageOutcome::End);
}

void TestTradeAggregator::line40_aMomentLongerThanAPageDoesNotLoop()
{
    TradeAggregator aggregator(60, 0);
    const TradesPage sameMoment = page({trade(1, 62, 10), trade(2, 62, 11)});
    const TradesPage behind = page({trade(9, 63, 13), trade(10, 64, 14)});
    const QString cursor = QStringLiteral("62000000000");
    aggregator.take(QStringLiteral("0"), sameMoment, 70, 2);
    const PageResult jump = aggregator.take(cursor, behind, 70, 2);
    QCOMPARE(jump.outcome, PageOutcome::AskAgain);
    const PageResult again = aggregator.take(jump.nextCursor, sameMoment, 70, 2);
    QCOMPARE(again.nextCursor, cursor);
    const PageResult passed = aggregator.take(cursor, behind, 70, 2);
    QCOMPARE(passed.outcome, PageOutcome::More);
    QCOMPARE(passed.warnings.size(), 1);
}

void TestTradeAggregator::line41_aMinuteSplitOverTwoPagesIsOneCandle()
{
    TradeAggregator aggregator(60, 0);
    const PageResult first = aggregator.take(
        QStringLiteral("0"), page({trade(1, 61, 10, 0.1), trade(2, 62, 14, 0.2)}), 500, 2);
    QVERIFY(first.finished.empty());
    const PageResult second = aggregator.take(
        first.nextCursor, page({trade(3, 100, 9, 0.3), trade(4, 200, 11, 1)}), 500, 2);
    const Candle expected{60, 10, 14, 9, 9, 0.6, 3, CandleSource::Trades, false};
    QCOMPARE(second.finished.size(), 1u);
    QVERIFY(second.finished.front() == expected);
}

void TestTradeAggregator::line42_theMinuteCutByTheStartIsLeftOut()
{
    TradeAggregator aggregator(60, 120);
    const PageResult result =
        aggregator.take(QStringLiteral("90000000000"),
                        page({trade(1, 91, 10), trade(2, 130, 11), trade(3, 190, 12)}), 195, 1000);
    QCOMPARE(result.finished.size(), 1u);
    QCOMPARE(result.finished.front().openTimeSec, 120);
}

void TestTradeAggregator::line43_aMinuteIsFinalAfterALaterTradeOrPastItsEnd()
{
    const TradesPage one = page({trade(1, 61, 10)});
    TradeAggregator early(60, 0);
    QVERIFY(early.take(QStringLiteral("0"), one, 119.9).finished.empty());
    TradeAggregator late(60, 0);
    QCOMPARE(late.take(QStringLiteral("0"), one, 120).finished.size(), 1u);
    TradeAggregator fullPage(60, 0);
    QVERIFY(fullPage.take(QStringLiteral("0"), one, 500, 1).finished.empty());
}

void TestTradeAggregator::line44_equalTimesFollowTheTradeId()
{
    TradeAggregator aggregator(60, 0);
    const PageResult result =
        aggregator.take(QStringLiteral("0"),
                        page({trade(2, 61, 20), trade(1, 61, 10), trade(3, 61, 30)}), muchLater);
    QCOMPARE(result.finished.front().open, 10.0);
    QCOMPARE(result.finished.front().close, 30.0);
}

void TestTradeAggregator::line45_recordedTradesGiveTheRecordedCandles()
{
    const auto tradesBody = bodies::recorded("2025-11-11_trades.json");
    const auto ohlcBody = bodies::recorded("2025-11-11_ohlc.json");
    if (!tradesBody || !ohlcBody)
        QSKIP("missing in data/kraken-api of the shared folder: 2025-11-11_trades.json or "
              "2025-11-11_ohlc.json");
    const auto trades = bodies::trades(*tradesBody);
    const auto ohlc = bodies::ohlc(*ohlcBody);
    QVERIFY(trades.ok() && ohlc.ok());
    std::map<std::int64_t, Candle> rows;
    for (const Candle& row : ohlc->closed)
        rows[row.openTimeSec] = row;
    TradeAggregator aggregator(60, 0);
    const PageResult result =
        aggregator.take(QStringLiteral("0"), *trades, 1762820224, trades->trades.size() + 1);
    int equal = 0;
    for (Candle candle : result.finished) {
        candle.source = CandleSource::Ohlc;
        equal += rows.count(candle.openTimeSec) && rows[candle.openTimeSec] == candle ? 1 : 0;
    }
    QCOMPARE(result.finished.size(), 274u);
    QCOMPARE(equal, 273); // the first minute is cut by the start of the page
}

namespace
{

/** The candles of `minutes` put together to candles of `intervalSec`. */
std::vector<Candle> sumOf(const std::vector<Candle>& minutes, std::int64_t intervalSec)
{
    std::vector<Candle> sums;
    for (const Candle& minute : minutes) {
        const std::int64_t openSec = minute.openTimeSec / intervalSec * intervalSec;
        if (sums.empty() || sums.back().openTimeSec != openSec) {
            sums.push_back(minute);
            sums.back().openTimeSec = openSec;
            continue;
        }
        Candle& sum = sums.back();
        sum.high = std::max(sum.high, minute.high);
        sum.low = std::min(sum.low, minute.low);
        sum.close = minute.close;
        sum.volume = std::round((sum.volume + minute.volume) * 1e8) / 1e8;
        sum.tradeCount += minute.tradeCount;
    }
    return sums;
}

std::vector<Candle> candlesOf(const TradesPage& trades, std::int64_t intervalSec)
{
    TradeAggregator aggregator(intervalSec, 0);
    return aggregator.take(QStringLiteral("0"), trades, muchLater, trades.trades.size() + 1)
        .finished;
}

/** The recorded ticks, whose ids lack one in a thousand. */
std::optional<TradesPage> realTicks()
{
    QFile file(QStringLiteral(SHARED_DIR "/data/XBTUSDT_trades_202311.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    TradesPage ticks = page({});
    file.readLine();
    while (!file.atEnd()) {
        const QByteArrayList cells = file.readLine().trimmed().split(',');
        ticks.trades.push_back({*nanoseconds(QString::fromLatin1(cells[0])), cells[1].toDouble(),
                                cells[2].toDouble(), cells[3] == "buy", cells[4] == "market",
                                cells[5].toLongLong()});
    }
    return ticks;
}

} // namespace

void TestTradeAggregator::line46_longerCandlesAreTheSumOfTheMinutes_data()
{
    QTest::addColumn<int>("minutes");
    for (const int minutes : {5, 15, 30, 60, 240})
        QTest::addRow("%d minutes", minutes) << minutes;
}

void TestTradeAggregator::line46_longerCandlesAreTheSumOfTheMinutes()
{
    QFETCH(int, minutes);
    SimulatedMarket market =
        syntheticMarket({SimulatedWorld::pair("DOGE/USD"), SimulatedWorld::startSec, 1440, 4});
    market.advanceTo(SimulatedWorld::startSec);
    const auto made = bodies::trades(
        envelope(tradesResult(market, QStringLiteral("XDGUSD"), 0, TradeCursor::Exclusive, 4900,
                              SimulatedWorld::startSec)));
    QVERIFY(made.ok());
    QVERIFY(candlesOf(*made, 60 * minutes) == sumOf(candlesOf(*made, 60), 60 * minutes));
    if (const auto ticks = realTicks())
        QVERIFY(candlesOf(*ticks, 60 * minutes) == sumOf(candlesOf(*ticks, 60), 60 * minutes));
}

void TestTradeAggregator::realTicksGiveTheReferenceCandles()
{
    const auto ticks = realTicks();
    QFile file(QStringLiteral(SHARED_DIR "/data/XBTUSDT_1m_202311_from_trades.csv"));
    if (!ticks || !file.open(QIODevice::ReadOnly))
        QSKIP("missing in data of the shared folder: XBTUSDT_trades_202311.csv or "
              "XBTUSDT_1m_202311_from_trades.csv");
    const std::vector<Candle> built = candlesOf(*ticks, 60);
    file.readLine();
    for (const Candle& candle : built) {
        const QByteArrayList cells = file.readLine().trimmed().split(',');
        QCOMPARE(candle.openTimeSec, cells[0].toLongLong());
        QCOMPARE(candle.open, cells[1].toDouble());
        QCOMPARE(candle.high, cells[2].toDouble());
        QCOMPARE(candle.low, cells[3].toDouble());
        QCOMPARE(candle.close, cells[4].toDouble());
        QCOMPARE(std::llround(candle.volume * 1e8), std::llround(cells[5].toDouble() * 1e8));
        QCOMPARE(candle.tradeCount, cells[6].toLongLong());
    }
    QVERIFY(file.atEnd());
    QCOMPARE(built.size(), std::size_t{5388});
}

void TestTradeAggregator::tradesWithoutIdsAreCountedOnce()
{
    const auto old = [](double sec, double price) {
        Trade one = trade(0, sec, price);
        one.id.reset();
        return one;
    };
    TradeAggregator aggregator(60, 0);
    aggregator.take(QStringLiteral("0"), page({old(61, 10), old(62, 11), old(62, 12)}), 70, 3);
    const PageResult result = aggregator.take(
        QStringLiteral("62000000000"), page({old(62, 11), old(62, 12), old(62, 13)}), muchLater, 4);
    QCOMPARE(result.finished.front().tradeCount, 4);
}

void TestTradeAggregator::provedTimeEndsWhereTradesMayStillCome()
{
    TradeAggregator aggregator(60, 60);
    QVERIFY(!aggregator.provedUntilSec());
    aggregator.take(QStringLiteral("0"), page({trade(1, 61, 10), trade(2, 250, 11)}), 300, 2);
    QCOMPARE(aggregator.provedUntilSec().value(), 240);
    aggregator.take(QStringLiteral("250000000000"), page({}), 700, 2);
    QCOMPARE(aggregator.provedUntilSec().value(), 660);
}

QTEST_GUILESS_MAIN(TestTradeAggregator)
#include "tst_tradeaggregator.moc"
