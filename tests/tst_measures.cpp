// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "core/engine/history.h"
#include "core/engine/labelmemory.h"
#include "core/engine/priceweek.h"

#include <QTest>

#include <cmath>

using namespace regime;

namespace
{

constexpr std::int64_t minuteSec = 60;
const SeriesKey key{QStringLiteral("XDGUSD"), 1};

SeenAnswer seenAt(int minute, Regime raw, double confidence)
{
    SeenAnswer seen;
    seen.answer.candleTimeSec = minuteSec * minute;
    seen.answer.regime = raw;
    seen.answer.confidence = confidence;
    return seen;
}

std::vector<Candle> candlesOf(const std::vector<double>& closes, std::int64_t firstSec = 0)
{
    std::vector<Candle> candles;
    for (std::size_t i = 0; i < closes.size(); ++i) {
        Candle candle;
        candle.openTimeSec = firstSec + minuteSec * static_cast<std::int64_t>(i);
        candle.open = candle.high = candle.low = candle.close = closes[i];
        candle.volume = 1;
        candle.tradeCount = 1;
        candles.push_back(candle);
    }
    return candles;
}

/** Prices that go up and down by `step` by turns. */
std::vector<double> zigzag(int count, double step)
{
    std::vector<double> closes;
    for (int i = 0; i < count; ++i)
        closes.push_back(100 * std::exp(i % 2 ? step : 0));
    return closes;
}

} // namespace

/** What the worker measures over the past. */
class TestMeasures : public QObject
{
    Q_OBJECT

private slots:
    void aLabelStandsWhenTheOneFifteenCandlesLaterIsTheSame()
    {
        // Blocks of 20: of a block the first five labels stand 15 later, the next fifteen do not.
        LabelMemory memory(minuteSec);
        std::vector<SeenAnswer> seen;
        for (int i = 0; i < 1015; ++i)
            seen.push_back(
                seenAt(i, (i / 20) % 2 ? Regime::Bullish : Regime::Bearish, i < 500 ? 0.95 : 0.3));
        memory.add(seen);
        const LabelStanding sure = memory.standing(1.0);
        QCOMPARE(sure.allCases, 1000);
        QCOMPARE(sure.allStood, 250);
        QCOMPARE(sure.sureCases, 500);
        QCOMPARE(sure.sureStood, 125);
        QCOMPARE(sure.confidenceFrom, 0.9);
        QVERIFY(sure.isEnough());
        QCOMPARE(memory.standing(0.3).sureCases, 500);
        QCOMPARE(memory.standing(0.1).sureCases, 0);
        QVERIFY(!memory.standing(0.1).isEnough());
    }

    void answersWithoutASuccessorAreNoCases()
    {
        LabelMemory memory(minuteSec);
        std::vector<SeenAnswer> seen;
        for (int i = 0; i < 100; ++i)
            if (i < 30 || i >= 60)
                seen.push_back(seenAt(i, Regime::Ranging, 0.5));
        memory.add(seen);
        memory.add(seen); // known already
        QCOMPARE(memory.standing(0.5).allCases, (30 - 15) + (40 - 15));
    }

    void theMemoryIsBounded()
    {
        LabelMemory memory(minuteSec);
        for (int i = 0; i < 30'000; ++i)
            memory.add(std::vector{seenAt(i, Regime::Ranging, 1)});
        QCOMPARE(memory.standing(1).allCases, std::int64_t{LabelMemory::mostKept} - 15);
    }

    void volatilityIsMeasuredAgainstTheWeek()
    {
        auto store = EngineStore::openInMemory(key);
        // Five calm hours, then one that is three times as lively.
        std::vector<double> closes = zigzag(601, 0.001);
        const std::vector<double> lively = zigzag(60, 0.003);
        closes.insert(closes.end(), lively.begin(), lively.end());
        QVERIFY(store && (*store)->candles().upsert(key, candlesOf(closes)));
        PriceWeek week(key);
        QVERIFY(week.update((*store)->candles(), minuteSec * 661));
        const auto measured = week.volatility();
        QVERIFY(measured);
        QCOMPARE(measured->candles, 60);
        QVERIFY(std::abs(measured->now - 0.003) < 1e-4);
        QVERIFY(std::abs(measured->week - 0.001) < 1e-9);
    }

    void theVolatilityOfThePastIsThatOfItsWeek()
    {
        auto store = EngineStore::openInMemory(key);
        std::vector<double> closes = zigzag(601, 0.001);
        const std::vector<double> lively = zigzag(60, 0.003);
        closes.insert(closes.end(), lively.begin(), lively.end());
        std::vector<Candle> candles = candlesOf(closes);
        candles.erase(candles.begin() + 640, candles.begin() + 643);
        QVERIFY(store && (*store)->candles().upsert(key, candles));
        std::vector<ChartColumn> columns = makeColumns(candles, {}, minuteSec, minuteSec, true);
        addVolatility(columns, candles, minuteSec);
        for (const int minute : {610, 639, 641, 650, 660}) {
            PriceWeek then(key);
            QVERIFY(then.update((*store)->candles(), minuteSec * (minute + 1)));
            const auto column =
                std::ranges::find(columns, minuteSec * minute, &ChartColumn::openTimeSec);
            QVERIFY(column != columns.end() && column->volatility);
            QCOMPARE(*column->volatility, then.volatility()->now);
        }
        QVERIFY(!columns[59].volatility && columns[60].volatility); // 60 returns and no fewer
        // Merged columns have that of their last candle.
        std::vector<ChartColumn> merged = makeColumns(candles, {}, minuteSec, 5 * minuteSec, true);
        addVolatility(merged, candles, minuteSec);
        QCOMPARE(merged.back().volatility, columns.back().volatility);
        // Proved quiet is not traded: it does not calm the market.
        Candle quiet = candles.back();
        quiet.openTimeSec += minuteSec;
        quiet.quiet = true;
        candles.push_back(quiet);
        columns = makeColumns(candles, {}, minuteSec, minuteSec, true);
        addVolatility(columns, candles, minuteSec);
        QCOMPARE(columns.back().volatility, merged.back().volatility);
    }

    void theWeekFollowsTheStore()
    {
        auto store = EngineStore::openInMemory(key);
        QVERIFY(store && (*store)->candles().upsert(key, candlesOf(zigzag(700, 0.001))));
        PriceWeek inSteps(key), atOnce(key);
        for (int minute = 100; minute <= 700; minute += 50)
            QVERIFY(inSteps.update((*store)->candles(), minuteSec * minute));
        QVERIFY(atOnce.update((*store)->candles(), minuteSec * 700));
        QVERIFY(inSteps.volatility() == atOnce.volatility());
        // A week later there is nothing to compare with.
        QVERIFY(inSteps.update((*store)->candles(), minuteSec * 700 + 8 * 86'400));
        QVERIFY(!inSteps.volatility());
    }

    void tooFewCandlesGiveNoVolatility()
    {
        auto store = EngineStore::openInMemory(key);
        QVERIFY(store && (*store)->candles().upsert(key, candlesOf(zigzag(80, 0.001))));
        PriceWeek week(key);
        QVERIFY(week.update((*store)->candles(), minuteSec * 80));
        QVERIFY(!week.volatility()); // 79 returns: an eighth is less than ten
    }
};

QTEST_GUILESS_MAIN(TestMeasures)
#include "tst_measures.moc"
