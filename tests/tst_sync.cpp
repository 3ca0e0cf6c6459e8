// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/readiness.h"
#include "core/pipeline/series.h"
#include "core/pipeline/sync.h"
#include "core/store/sqlitecandlestore.h"

#include <QFile>
#include <QTest>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 1};
constexpr std::int64_t baseSec = 1'719'792'000;

std::int64_t at(int minute)
{
    return baseSec + 60 * minute;
}

Candle candle(int minute, double close = 1, std::int64_t trades = 3)
{
    return {.openTimeSec = at(minute),
            .open = 1,
            .high = std::max(1.0, close),
            .low = std::min(1.0, close),
            .close = close,
            .volume = 5,
            .tradeCount = trades,
            .source = CandleSource::Ohlc,
            .quiet = false};
}

/** The answer with rows from..last committed and the forming row behind them. */
OhlcAnswer answerOf(int from, int last)
{
    OhlcAnswer answer;
    for (int minute = from; minute <= last; ++minute)
        answer.closed.push_back(candle(minute));
    answer.forming = candle(last + 1, 1.1, 1);
    answer.lastCommittedSec = at(last);
    return answer;
}

SyncState knownTo(int minute)
{
    return {at(minute), candle(minute + 1, 1.2, 2)};
}

} // namespace

class TestSync : public QObject
{
    Q_OBJECT

private slots:
    void line4_withoutLastTheNewestClosedRowCounts();
    void line6_answerWithoutRowsChangesNothing();
    void line20_formingRowIsNeverStored();
    void line21_formerFormingRowIsTakenWhenCommitted();
    void line22_aChangedCommittedCandleIsOverwrittenAndCounted();
    void line23_sameAnswerTwiceChangesNothing();
    void line24_olderAnswerIsIgnored();
    void line24_olderFormingRowDoesNotTurnBack();
    void line27_sinceOverlapsCommittedCandles();
    void line28_sinceIsExclusive();
    void line29_shortOutageIsClosedByOneAnswer();
    void line30_longOutageLeavesAHole();
    void line32_omittedMinuteIsProvedQuiet();
    void refusedRowProvesNothing();
    void sinceReachesBackToALostCandle_data();
    void sinceReachesBackToALostCandle();
    void recordedAnswerIsStoredOnceWithItsQuietMinutes();

private:
    void take(CandleStore& candles, CoverageStore& coverage, const SyncMerge& merge);
};

void TestSync::take(CandleStore& candles, CoverageStore& coverage, const SyncMerge& merge)
{
    QVERIFY(candles.upsert(series, merge.candles).ok());
    if (merge.proved)
        QVERIFY(coverage.prove(series, *merge.proved).ok());
}

void TestSync::line4_withoutLastTheNewestClosedRowCounts()
{
    OhlcAnswer answer = answerOf(1, 5);
    answer.lastCommittedSec.reset();
    const SyncMerge merge = mergeOhlc(answer, {}, {}, 60);
    QCOMPARE(merge.candles.size(), 5u);
    QCOMPARE(merge.state.lastCommittedSec, std::optional(at(5)));
}

void TestSync::line6_answerWithoutRowsChangesNothing()
{
    const SyncMerge merge = mergeOhlc({}, knownTo(5), at(2), 60);
    QVERIFY(merge.candles.empty());
    QVERIFY(!merge.proved && !merge.hole && !merge.stale);
    QCOMPARE(merge.state.lastCommittedSec, std::optional(at(5)));
}

void TestSync::line20_formingRowIsNeverStored()
{
    const SyncMerge merge = mergeOhlc(answerOf(1, 5), {}, {}, 60);
    QCOMPARE(merge.candles.size(), 5u);
    QCOMPARE(merge.candles.back().openTimeSec, at(5));
    QVERIFY(merge.state.forming == candle(6, 1.1, 1));
    QVERIFY((merge.proved == ProvedSpan{at(1), at(6)}));
}

void TestSync::line21_formerFormingRowIsTakenWhenCommitted()
{
    const SyncMerge first = mergeOhlc(answerOf(1, 5), {}, {}, 60);
    OhlcAnswer next = answerOf(4, 6);
    next.closed.back() = candle(6, 1.3, 9);
    const SyncMerge merge = mergeOhlc(next, first.state, at(3), 60);
    QVERIFY(merge.candles.back() == candle(6, 1.3, 9));
    QCOMPARE(merge.state.forming->openTimeSec, at(7));
}

void TestSync::line22_aChangedCommittedCandleIsOverwrittenAndCounted()
{
    auto database = Database::openInMemory(storeSchema());
    QVERIFY(database);
    SqliteCandleStore candles(*database);
    const SyncMerge first = mergeOhlc(answerOf(1, 5), {}, {}, 60);
    QCOMPARE(candles.upsert(series, first.candles)->inserted, 5);
    OhlcAnswer later = answerOf(2, 6);
    later.closed[1] = candle(3, 1.5, 8);
    const SyncMerge merge = mergeOhlc(later, first.state, at(1), 60);
    const auto counts = candles.upsert(series, merge.candles);
    QVERIFY(counts);
    QCOMPARE(counts->revised, 1);
    QCOMPARE(counts->inserted, 1);
    QVERIFY(candles.range(series, at(3), at(4))->front() == candle(3, 1.5, 8));
}

void TestSync::line23_sameAnswerTwiceChangesNothing()
{
    const SyncMerge once = mergeOhlc(answerOf(1, 5), {}, {}, 60);
    const SyncMerge twice = mergeOhlc(answerOf(1, 5), once.state, {}, 60);
    QVERIFY(twice == once);
}

void TestSync::line24_olderAnswerIsIgnored()
{
    const SyncMerge merge = mergeOhlc(answerOf(1, 4), knownTo(5), {}, 60);
    QVERIFY(merge.stale);
    QVERIFY(merge.candles.empty());
    QVERIFY(!merge.proved && !merge.hole);
    QVERIFY(merge.state == knownTo(5));
}

void TestSync::line24_olderFormingRowDoesNotTurnBack()
{
    const SyncMerge merge = mergeOhlc(answerOf(1, 5), knownTo(5), {}, 60);
    QCOMPARE(merge.state.forming->tradeCount, 2);
    OhlcAnswer later = answerOf(1, 5);
    later.forming = candle(6, 1.4, 3);
    QCOMPARE(mergeOhlc(later, knownTo(5), {}, 60).state.forming->tradeCount, 3);
}

void TestSync::line27_sinceOverlapsCommittedCandles()
{
    QVERIFY(!nextSince({}, 60).has_value());
    QCOMPARE(*nextSince(knownTo(50), 60), at(50) - overlapCandles * 60);
    QVERIFY(overlapCandles >= 1);
}

void TestSync::line28_sinceIsExclusive()
{
    const SyncMerge merge = mergeOhlc(answerOf(4, 6), knownTo(5), at(3), 60);
    QVERIFY(!merge.hole);
    QVERIFY((merge.proved == ProvedSpan{at(4), at(7)}));
}

void TestSync::line29_shortOutageIsClosedByOneAnswer()
{
    const SyncMerge merge = mergeOhlc(answerOf(3, 700), knownTo(5), at(2), 60);
    QVERIFY(!merge.hole);
    QCOMPARE(merge.candles.size(), 698u);
}

void TestSync::line30_longOutageLeavesAHole()
{
    const SyncMerge merge = mergeOhlc(answerOf(281, 1000), knownTo(5), at(2), 60);
    QVERIFY((merge.hole == Gap{at(6), at(280), 275}));
    QVERIFY((merge.proved == ProvedSpan{at(281), at(1001)}));
}

void TestSync::line32_omittedMinuteIsProvedQuiet()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    SqliteCandleStore candles(*database);
    CoverageStore coverage(*database);
    OhlcAnswer first = answerOf(1, 9);
    first.closed.erase(first.closed.begin() + 4, first.closed.begin() + 6);
    const SyncMerge merge = mergeOhlc(first, {}, {}, 60);
    take(candles, coverage, merge);
    // The next answer omits the first minutes behind `since`, which lie within its window.
    OhlcAnswer second = answerOf(7, 12);
    second.closed.erase(second.closed.begin() + 3, second.closed.begin() + 5);
    const SyncMerge next = mergeOhlc(second, merge.state, at(6), 60);
    QVERIFY(!next.hole);
    take(candles, coverage, next);
    const Result<FilledSeries> filled = readNewestFilled(candles, coverage, series, 50);
    QCOMPARE(filled->candles.size(), 12u);
    QCOMPARE(candlesIn(filled->coverage.quiet), 4);
    QVERIFY(filled->coverage.lost.empty());
}

void TestSync::refusedRowProvesNothing()
{
    OhlcAnswer answer = answerOf(1, 9);
    answer.closed.erase(answer.closed.begin() + 4);
    answer.refusedRows << QStringLiteral("row 5: a price is zero");
    const SyncMerge merge = mergeOhlc(answer, {}, {}, 60);
    QCOMPARE(merge.candles.size(), 8u);
    QVERIFY(!merge.proved);
}

void TestSync::sinceReachesBackToALostCandle_data()
{
    QTest::addColumn<int>("lostMinute");
    QTest::addColumn<int>("sinceMinute");
    QTest::newRow("a recent one") << 900 << 899;
    QTest::newRow("within the overlap") << 999 << 997;
    QTest::newRow("at the window's edge") << 281 << 280;
    QTest::newRow("beyond the window") << 10 << 280;
}

void TestSync::sinceReachesBackToALostCandle()
{
    QFETCH(int, lostMinute);
    QFETCH(int, sinceMinute);
    QCOMPARE(*nextSince(knownTo(1000), 60, at(lostMinute)), at(sinceMinute));
}

void TestSync::recordedAnswerIsStoredOnceWithItsQuietMinutes()
{
    QFile file(QStringLiteral(SHARED_DIR "/data/kraken-api/2025-11-11_ohlc.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("data/kraken-api/2025-11-11_ohlc.json is not here");
    HttpAnswer http;
    http.status = 200;
    http.body = file.readAll();
    const auto envelope = readEnvelope(http);
    QVERIFY(envelope.ok());
    const auto answer = readOhlc(*envelope, 1);
    QVERIFY(answer.ok());

    Result<Database> database = Database::openInMemory(storeSchema());
    SqliteCandleStore candles(*database);
    CoverageStore coverage(*database);
    SyncState known;
    for (int i = 0; i < 3; ++i) {
        const SyncMerge merge = mergeOhlc(*answer, known, {}, 60);
        take(candles, coverage, merge);
        known = merge.state;
    }
    const std::vector<Candle> stored = *candles.newest(series, 2000);
    const Readiness readiness =
        assessReadiness(stored, *coverage.spans(series, 0, known.forming->openTimeSec), 1, {},
                        static_cast<double>(known.forming->openTimeSec) + 44);
    QCOMPARE(readiness.samples, 720);
    QCOMPARE(readiness.quiet, 215);
    QVERIFY(readiness.lost.empty());
    QCOMPARE(*readiness.contiguityPct, 100.0);
    QVERIFY(readiness.readyForMinTrain);
    QVERIFY(stored.back().openTimeSec < known.forming->openTimeSec);
}

QTEST_GUILESS_MAIN(TestSync)
#include "tst_sync.moc"
