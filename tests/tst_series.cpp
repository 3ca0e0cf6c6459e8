// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/series.h"
#include "core/store/sqlitecandlestore.h"

#include <QTest>

#include <numeric>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 1};

Candle candle(int minute, double close = 1)
{
    return {.openTimeSec = 60 * minute,
            .open = 1,
            .high = std::max(1.0, close),
            .low = std::min(1.0, close),
            .close = close,
            .volume = 5,
            .tradeCount = 3,
            .source = CandleSource::Ohlc,
            .quiet = false};
}

/** Candles at minutes from..to inclusive. */
std::vector<Candle> run(int from, int to)
{
    std::vector<Candle> candles;
    for (int minute = from; minute <= to; ++minute)
        candles.push_back(candle(minute, 1 + 0.001 * minute));
    return candles;
}

std::vector<Candle> operator+(std::vector<Candle> a, const std::vector<Candle>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

class TestSeries : public QObject
{
    Q_OBJECT

private slots:
    void line32_omittedMinutesAreFilledAndMarked();
    void line32_rawDataAreNotChanged();
    void line33_realDataReplaceAFill();
    void line34_nothingIsFilledBeforeTheFirstCandle();
    void line35_zeroRowsAndOmissionsGiveTheSameSeries();
    void lostCandlesAreNeverInvented();
    void piecesCloseUpShortHolesAndCutLongOnes_data();
    void piecesCloseUpShortHolesAndCutLongOnes();
    void liveWindowStopsAtAHole_data();
    void liveWindowStopsAtAHole();
    void newestFilledCountsFills();
};

void TestSeries::line32_omittedMinutesAreFilledAndMarked()
{
    const std::vector<Candle> stored{candle(5, 1.5), candle(8, 1.25)};
    const FilledSeries filled = fillQuiet(stored, std::vector<ProvedSpan>{{300, 540}}, 60);
    QCOMPARE(filled.candles.size(), 4u);
    for (const std::size_t i : {1u, 2u}) {
        const Candle& fill = filled.candles[i];
        QCOMPARE(fill.openTimeSec, 300 + 60 * static_cast<int>(i));
        QVERIFY(fill.quiet);
        QVERIFY(tradedNothing(fill));
        QCOMPARE(fill.close, 1.5);
    }
    QVERIFY(filled.candles.front() == stored.front());
    QVERIFY(filled.candles.back() == stored.back());
    QVERIFY((filled.coverage.quiet == std::vector<Gap>{{360, 420, 2}}));
}

void TestSeries::line32_rawDataAreNotChanged()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    SqliteCandleStore store(*database);
    CoverageStore coverage(*database);
    const std::vector<Candle> stored{candle(5), candle(8)};
    QVERIFY(store.upsert(series, stored).ok());
    QVERIFY(coverage.prove(series, {300, 540}).ok());
    QCOMPARE(readRangeFilled(store, coverage, series, 0, 6000)->candles.size(), 4u);
    QVERIFY(*store.newest(series, 10) == stored);
}

void TestSeries::line33_realDataReplaceAFill()
{
    const std::vector<ProvedSpan> spans{{300, 540}};
    const std::vector<Candle> before{candle(5), candle(8)};
    const std::vector<Candle> after{candle(5), candle(6, 1.75), candle(8)};
    QVERIFY(fillQuiet(before, spans, 60).candles[1].quiet);
    const FilledSeries filled = fillQuiet(after, spans, 60);
    QVERIFY(filled.candles[1] == after[1]);
    QCOMPARE(filled.candles[2].close, 1.75);
}

void TestSeries::line34_nothingIsFilledBeforeTheFirstCandle()
{
    const std::vector<Candle> stored{candle(100), candle(101)};
    const FilledSeries filled = fillQuiet(stored, std::vector<ProvedSpan>{{0, 600'000}}, 60);
    QVERIFY(filled.candles == stored);
    QVERIFY(filled.coverage == Coverage{});
}

void TestSeries::line35_zeroRowsAndOmissionsGiveTheSameSeries()
{
    Candle zero = candle(6);
    zero.open = zero.high = zero.low = zero.close = 1.5;
    zero.volume = 0;
    zero.tradeCount = 0;
    zero.quiet = true;
    Candle zero2 = zero;
    zero2.openTimeSec += 60;
    const std::vector<ProvedSpan> spans{{300, 540}};
    const FilledSeries all =
        fillQuiet(std::vector{candle(5, 1.5), zero, zero2, candle(8)}, spans, 60);
    const FilledSeries some = fillQuiet(std::vector{candle(5, 1.5), zero, candle(8)}, spans, 60);
    const FilledSeries none = fillQuiet(std::vector{candle(5, 1.5), candle(8)}, spans, 60);
    QVERIFY(all.candles == some.candles);
    QVERIFY(all.candles == none.candles);
}

void TestSeries::lostCandlesAreNeverInvented()
{
    const std::vector<Candle> stored{candle(5), candle(8)};
    const FilledSeries filled = fillQuiet(stored, {}, 60);
    QVERIFY(filled.candles == stored);
    QCOMPARE(candlesIn(filled.coverage.lost), 2);
}

void TestSeries::piecesCloseUpShortHolesAndCutLongOnes_data()
{
    QTest::addColumn<std::vector<Candle>>("candles");
    QTest::addColumn<std::vector<int>>("sizes");
    QTest::addColumn<int>("closedUp");
    QTest::newRow("none") << std::vector<Candle>{} << std::vector<int>{} << 0;
    QTest::newRow("unbroken") << run(1, 40) << std::vector<int>{40} << 0;
    QTest::newRow("26 lost are closed up")
        << run(1, 40) + run(67, 70) << std::vector<int>{44} << 26;
    QTest::newRow("27 lost cut") << run(1, 40) + run(68, 70) << std::vector<int>{40, 3} << 0;
    QTest::newRow("both") << run(1, 2) + run(4, 5) + run(90, 90) + run(200, 202)
                          << std::vector<int>{4, 1, 3} << 1;
}

void TestSeries::piecesCloseUpShortHolesAndCutLongOnes()
{
    QFETCH(std::vector<Candle>, candles);
    QFETCH(std::vector<int>, sizes);
    QFETCH(int, closedUp);
    const SeriesPieces pieces = piecesOf(candles, 60);
    std::vector<int> found;
    for (const CandleSeries& piece : pieces.pieces) {
        found.push_back(static_cast<int>(piece.size()));
        QCOMPARE(piece.openTimeSec.size(), piece.size());
        QCOMPARE(piece.volume.size(), piece.size());
    }
    QCOMPARE(found, sizes);
    QCOMPARE(pieces.closedUp, closedUp);
}

void TestSeries::liveWindowStopsAtAHole_data()
{
    QTest::addColumn<std::vector<Candle>>("candles");
    QTest::addColumn<int>("have");
    QTest::addColumn<bool>("hole");
    QTest::newRow("none") << std::vector<Candle>{} << 0 << false;
    QTest::newRow("warming up") << run(1, 60) << 60 << false;
    QTest::newRow("enough") << run(1, 160) << 100 << false;
    QTest::newRow("hole behind the window") << run(1, 60) + run(200, 299) << 100 << false;
    QTest::newRow("hole within the window") << run(1, 60) + run(200, 298) << 99 << true;
    QTest::newRow("short hole within the window") << run(1, 60) + run(87, 150) << 100 << false;
}

void TestSeries::liveWindowStopsAtAHole()
{
    QFETCH(std::vector<Candle>, candles);
    QFETCH(int, have);
    QFETCH(bool, hole);
    const LiveWindow window = liveWindowOf(candles, 60, 100);
    QCOMPARE(static_cast<int>(window.recent.size()), have);
    QCOMPARE(window.holeInWindow, hole);
    if (have > 0)
        QCOMPARE(window.recent.openTimeSec.back(), candles.back().openTimeSec);
}

void TestSeries::newestFilledCountsFills()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    SqliteCandleStore store(*database);
    CoverageStore coverage(*database);
    QVERIFY(store.upsert(series, run(1, 10) + run(21, 30)).ok());
    QVERIFY(coverage.prove(series, {60, 60 * 31}).ok());
    const Result<FilledSeries> newest = readNewestFilled(store, coverage, series, 15);
    QVERIFY(newest.ok());
    QCOMPARE(newest->candles.size(), 15u);
    QCOMPARE(newest->candles.front().openTimeSec, 60 * 16);
    QVERIFY(newest->candles.front().quiet);
    QVERIFY(readNewestFilled(store, coverage, {series.pair, 5}, 15)->candles.empty());
}

QTEST_GUILESS_MAIN(TestSeries)
#include "tst_series.moc"
