// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/history.h"

#include <QTest>

#include <array>

using namespace regime;

namespace
{

constexpr std::int64_t kStart = 1'700'000'040; // a multiple of 60, not of 240

Candle candleAt(int minute, double close, bool quiet = false)
{
    Candle candle;
    candle.openTimeSec = kStart + 60 * minute;
    candle.open = candle.low = close;
    candle.high = candle.close = close;
    candle.volume = quiet ? 0 : 1;
    candle.quiet = quiet;
    return candle;
}

std::vector<Candle> minutes(int count)
{
    std::vector<Candle> candles;
    for (int i = 0; i < count; ++i)
        candles.push_back(candleAt(i, 100 + i % 7));
    return candles;
}

HistoryRequest request(int count, int columns)
{
    return {1, kStart, kStart + 60 * count, columns};
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void fewCandlesAreDrawnOneByOne()
    {
        const auto candles = minutes(10);
        const ChartHistory history = makeHistory(request(10, 10), 1, candles, {}, false);
        QCOMPARE(history.columns.size(), std::size_t{10});
        for (std::size_t i = 0; i < 10; ++i) {
            QCOMPARE(history.columns[i].openTimeSec, candles[i].openTimeSec);
            QCOMPARE(history.columns[i].candles, 1);
            QCOMPARE(history.columns[i].close, candles[i].close);
            QVERIFY(history.columns[i].kind == IntervalKind::Present);
        }
    }

    void mergingKeepsEveryExtremeAndNoMoreColumnsThanAsked_data()
    {
        QTest::addColumn<int>("columns");
        for (const int columns : {1, 7, 50, 333})
            QTest::addRow("%d columns", columns) << columns;
    }
    void mergingKeepsEveryExtremeAndNoMoreColumnsThanAsked()
    {
        QFETCH(int, columns);
        auto candles = minutes(1000);
        candles[617].high = 999;
        candles[618].low = 1;
        const ChartHistory history = makeHistory(request(1000, columns), 1, candles, {}, false);
        // One more, because the grid is fixed to the epoch and the range is not.
        QVERIFY(history.columns.size() <= static_cast<std::size_t>(columns) + 1);
        double high = 0;
        double low = 1e9;
        double volume = 0;
        int merged = 0;
        for (const ChartColumn& column : history.columns) {
            high = std::max(high, column.high);
            low = std::min(low, column.low);
            volume += column.volume;
            merged += column.candles;
        }
        QCOMPARE(high, 999.0);
        QCOMPARE(low, 1.0);
        QCOMPARE(volume, 1000.0);
        QCOMPARE(merged, 1000);
    }

    void panningDoesNotChangeWhatIsMerged()
    {
        const auto candles = minutes(1000);
        const auto wide = makeHistory(request(1000, 250), 1, candles, {}, false);
        const auto panned = makeHistory({2, kStart + 180, kStart + 180 + 60 * 1000, 250}, 1,
                                        std::span(candles).subspan(3), {}, false);
        // All but the column cut by the range's start are the same.
        for (std::size_t i = 1; i < panned.columns.size(); ++i) {
            const auto same = std::ranges::find(wide.columns, panned.columns[i].openTimeSec,
                                                &ChartColumn::openTimeSec);
            QVERIFY(same != wide.columns.end());
            QCOMPARE(panned.columns[i].close, same->close);
            QCOMPARE(panned.columns[i].candles, same->candles);
        }
    }

    void missingCandlesAreLostAndQuietOnesAreQuiet()
    {
        std::vector<Candle> candles{candleAt(0, 100), candleAt(1, 100, true), candleAt(5, 101)};
        const auto columns = makeHistory(request(6, 6), 1, candles, {}, false).columns;
        QCOMPARE(columns.size(), std::size_t{6});
        QVERIFY(columns[1].kind == IntervalKind::Quiet);
        for (std::size_t i = 2; i < 5; ++i) {
            QVERIFY(columns[i].kind == IntervalKind::Lost);
            QCOMPARE(columns[i].lostCandles, 1);
            QCOMPARE(columns[i].candles, 0);
        }
        const auto merged = makeHistory(request(6, 1), 1, candles, {}, false).columns;
        int lost = 0, quiet = 0;
        for (const ChartColumn& column : merged) {
            lost += column.lostCandles;
            quiet += column.quietCandles;
        }
        QCOMPARE(lost, 3);
        QCOMPARE(quiet, 1);
    }

    void mergedColumnsAreThoseOfTheirCandles_data()
    {
        QTest::addColumn<int>("candlesPerColumn");
        for (const int candles : {1, 2, 4, 8, 16})
            QTest::addRow("%d", candles) << candles;
    }
    void mergedColumnsAreThoseOfTheirCandles()
    {
        QFETCH(int, candlesPerColumn);
        auto candles = minutes(500);
        candles[217].high = 999;
        for (const std::size_t quiet : {5, 6, 7, 8, 9, 10, 11, 12, 13, 290})
            candles[quiet] = candleAt(static_cast<int>(quiet), 100, true);
        candles.erase(candles.begin() + 100, candles.begin() + 130);
        PastAnswers answers;
        for (std::size_t i = 150; i < 400; ++i)
            answers[candles[i].openTimeSec].seen.answer.confidence = static_cast<double>(i % 97);
        const auto fine = makeColumns(candles, {answers, {}}, 60, 60 * candlesPerColumn, true);
        QCOMPARE(mergeColumns(fine, 60 * 16),
                 makeColumns(candles, {answers, {}}, 60, 60 * 16, true));
    }

    void answersKnowWhatWasShownBefore()
    {
        PastAnswers answers;
        for (int i = 0; i < 40; ++i) {
            PastAnswer past;
            past.asSeen = i % 2 == 0;
            past.seen.shown = i < 20 ? ShownRegime::Bearish : ShownRegime::Bullish;
            past.seen.answer.regime = i < 36 ? Regime::Bearish : Regime::Bullish;
            answers[kStart + 60 * i] = past;
        }
        answers = withPast(std::move(answers), ShownRun{ShownRegime::Bearish, 7, 3});
        QCOMPARE(answers[kStart].shownSinceSec, std::optional<std::int64_t>(7));
        QCOMPARE(answers[kStart + 60].shownSinceSec, std::optional<std::int64_t>(kStart + 60));
        QCOMPARE(answers[kStart + 60 * 30].shownSinceSec,
                 std::optional<std::int64_t>(kStart + 60 * 20));
        QVERIFY(!answers[kStart].seen.answer.stability); // fewer than 15 of its kind
        QCOMPARE(*answers[kStart + 60 * 30].seen.answer.stability, 1.0);
        QCOMPARE(*answers[kStart + 60 * 38].seen.answer.stability, 2.0 / 15);
    }

    void columnsTouchAndEndWithTheLastClosedCandle()
    {
        const auto candles = minutes(100);
        const auto columns = makeHistory(request(100, 30), 1, candles, {}, false).columns;
        QCOMPARE(columns.front().openTimeSec, candles.front().openTimeSec);
        for (std::size_t i = 1; i < columns.size(); ++i)
            QCOMPARE(columns[i].openTimeSec, columns[i - 1].endSec);
        QCOMPARE(columns.back().endSec, candles.back().openTimeSec + 60);
    }

    void aColumnShowsTheAnswerOfItsLastCandle()
    {
        const auto candles = minutes(8);
        PastAnswers answers;
        for (int i = 4; i < 8; ++i) {
            PastAnswer past;
            past.asSeen = i >= 6;
            past.seen.answer.candleTimeSec = candles[static_cast<std::size_t>(i)].openTimeSec;
            past.seen.answer.confidence = i / 10.0;
            past.seen.shown = ShownRegime::Bullish;
            answers[past.seen.answer.candleTimeSec] = past;
        }
        const auto one = makeHistory(request(8, 8), 1, candles, {answers, {}}, true).columns;
        QVERIFY(one[3].kind == IntervalKind::WarmingUp && !one[3].answered);
        QVERIFY(one[4].answered && !one[4].asSeen);
        QVERIFY(one[7].answered && one[7].asSeen);
        const auto merged = makeHistory(request(8, 1), 1, candles, {answers, {}}, true).columns;
        QCOMPARE(merged.back().confidence, 0.7);
        QVERIFY(merged.back().shown == ShownRegime::Bullish);
        const auto fromFours =
            mergeColumns(makeHistory(request(8, 2), 1, candles, {answers, {}}, true).columns, 960);
        QCOMPARE(fromFours, makeColumns(candles, {answers, {}}, 60, 960, true));
        const auto untrained = makeHistory(request(8, 8), 1, candles, {}, false).columns;
        QVERIFY(untrained[3].kind == IntervalKind::Present);
    }

    void aColumnKeepsTheExtremesOfItsAnswers()
    {
        const auto candles = minutes(8);
        PastAnswers answers;
        const std::array<double, 8> confidences{0.2, 0.9, 0.4, 0.3, 0.5, 0.1, 0.7, 0.6};
        for (std::size_t i = 2; i < 8; ++i) {
            ModelAnswer& answer = answers[candles[i].openTimeSec].seen.answer;
            answer.confidence = confidences[i];
            answer.biasSignal = 0.5 - confidences[i];
        }
        const auto one = makeHistory(request(8, 8), 1, candles, {answers, {}}, true).columns;
        QCOMPARE(one[5].confidenceSpan, (ValueSpan{0.1, 0.1}));
        for (const auto& merged :
             {makeColumns(candles, {answers, {}}, 60, 960, true), mergeColumns(one, 960)}) {
            QCOMPARE(merged.size(), std::size_t{1});
            QCOMPARE(merged[0].confidence, 0.6);
            QCOMPARE(merged[0].confidenceSpan, (ValueSpan{0.1, 0.7}));
            QCOMPARE(merged[0].biasSpan, (ValueSpan{0.5 - 0.7, 0.5 - 0.1}));
        }
    }

    void aColumnShowsTheOtherDetectorBesideTheSource()
    {
        const auto candles = minutes(4);
        DrawnAnswers answers;
        for (std::size_t i = 1; i < 4; ++i) {
            PastAnswer past;
            past.seen.answer.candleTimeSec = candles[i].openTimeSec;
            past.seen.shown = i < 3 ? ShownRegime::Bearish : ShownRegime::Ranging;
            answers.other[past.seen.answer.candleTimeSec] = past;
        }
        const auto one = makeHistory(request(4, 4), 1, candles, answers, true).columns;
        QVERIFY(!one[0].otherShown && one[1].otherShown == ShownRegime::Bearish);
        QVERIFY(!one[1].answered); // it stands for itself
        const auto merged = makeHistory(request(4, 1), 1, candles, answers, true).columns;
        QVERIFY(merged.back().otherShown == ShownRegime::Ranging);
        QCOMPARE(mergeColumns(one, 4 * 60).back().otherShown, merged.back().otherShown);
    }
};

QTEST_APPLESS_MAIN(TestHistory)
#include "tst_history.moc"
