// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/coverage.h"

#include <QTest>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 1};

/** Candles of a minute each at the given minutes. */
std::vector<Candle> at(std::initializer_list<int> minutes)
{
    std::vector<Candle> candles;
    for (const int minute : minutes)
        candles.push_back({.openTimeSec = 60 * minute,
                           .open = 1,
                           .high = 1,
                           .low = 1,
                           .close = 1,
                           .volume = 1,
                           .tradeCount = 1,
                           .source = CandleSource::Ohlc,
                           .quiet = false});
    return candles;
}

ProvedSpan minutes(int from, int to)
{
    return {60 * from, 60 * to};
}
Gap gap(int first, int last)
{
    return {60 * first, 60 * last, last - first + 1};
}

} // namespace

class TestCoverage : public QObject
{
    Q_OBJECT

private slots:
    void tellsQuietFromLost_data();
    void tellsQuietFromLost();
    void mergesSpansOnInsert_data();
    void mergesSpansOnInsert();
    void spansOfSeriesDoNotMix();
};

void TestCoverage::tellsQuietFromLost_data()
{
    QTest::addColumn<std::vector<Candle>>("candles");
    QTest::addColumn<std::vector<ProvedSpan>>("spans");
    QTest::addColumn<std::vector<Gap>>("quiet");
    QTest::addColumn<std::vector<Gap>>("lost");
    using Spans = std::vector<ProvedSpan>;
    using Gaps = std::vector<Gap>;
    QTest::newRow("nothing stored") << at({}) << Spans{} << Gaps{} << Gaps{};
    QTest::newRow("one candle") << at({5}) << Spans{minutes(0, 90)} << Gaps{} << Gaps{};
    QTest::newRow("no gap") << at({5, 6, 7}) << Spans{} << Gaps{} << Gaps{};
    QTest::newRow("not proved") << at({5, 8}) << Spans{} << Gaps{} << Gaps{gap(6, 7)};
    QTest::newRow("proved") << at({5, 8}) << Spans{minutes(5, 9)} << Gaps{gap(6, 7)} << Gaps{};
    QTest::newRow("proved from elsewhere")
        << at({5, 8}) << Spans{minutes(0, 5), minutes(9, 20)} << Gaps{} << Gaps{gap(6, 7)};
    QTest::newRow("front proved") << at({5, 10}) << Spans{minutes(0, 8)} << Gaps{gap(6, 7)}
                                  << Gaps{gap(8, 9)};
    QTest::newRow("back proved") << at({5, 10}) << Spans{minutes(8, 11)} << Gaps{gap(8, 9)}
                                 << Gaps{gap(6, 7)};
    QTest::newRow("middle proved")
        << at({5, 10}) << Spans{minutes(7, 9)} << Gaps{gap(7, 8)} << Gaps{gap(6, 6), gap(9, 9)};
    QTest::newRow("two spans in one gap")
        << at({5, 12}) << Spans{minutes(6, 7), minutes(9, 10)} << Gaps{gap(6, 6), gap(9, 9)}
        << Gaps{gap(7, 8), gap(10, 11)};
    QTest::newRow("one span over several gaps")
        << at({5, 7, 9}) << Spans{minutes(5, 10)} << Gaps{gap(6, 6), gap(8, 8)} << Gaps{};
}

void TestCoverage::tellsQuietFromLost()
{
    QFETCH(std::vector<Candle>, candles);
    QFETCH(std::vector<ProvedSpan>, spans);
    QFETCH(std::vector<Gap>, quiet);
    QFETCH(std::vector<Gap>, lost);
    const Coverage coverage = coverageOf(candles, spans, 60);
    QVERIFY(coverage.quiet == quiet);
    QVERIFY(coverage.lost == lost);
    std::int64_t sum = 0;
    for (const Gap& g : lost)
        sum += g.candles;
    QCOMPARE(candlesIn(coverage.lost), sum);
}

void TestCoverage::mergesSpansOnInsert_data()
{
    QTest::addColumn<std::vector<ProvedSpan>>("inserted");
    QTest::addColumn<std::vector<ProvedSpan>>("stored");
    using Spans = std::vector<ProvedSpan>;
    QTest::newRow("apart") << Spans{minutes(5, 6), minutes(1, 2)}
                           << Spans{minutes(1, 2), minutes(5, 6)};
    QTest::newRow("touching") << Spans{minutes(1, 3), minutes(3, 5)} << Spans{minutes(1, 5)};
    QTest::newRow("touching in front")
        << Spans{minutes(3, 5), minutes(1, 3)} << Spans{minutes(1, 5)};
    QTest::newRow("overlapping") << Spans{minutes(1, 4), minutes(2, 6)} << Spans{minutes(1, 6)};
    QTest::newRow("inside") << Spans{minutes(1, 9), minutes(2, 3)} << Spans{minutes(1, 9)};
    QTest::newRow("around several")
        << Spans{minutes(1, 2), minutes(4, 5), minutes(7, 8), minutes(0, 7)}
        << Spans{minutes(0, 8)};
    QTest::newRow("the same twice") << Spans{minutes(1, 2), minutes(1, 2)} << Spans{minutes(1, 2)};
    QTest::newRow("empty or backwards") << Spans{minutes(3, 3), minutes(4, 2)} << Spans{};
}

void TestCoverage::mergesSpansOnInsert()
{
    QFETCH(std::vector<ProvedSpan>, inserted);
    QFETCH(std::vector<ProvedSpan>, stored);
    Result<Database> database = Database::openInMemory(storeSchema());
    QVERIFY(database.ok());
    CoverageStore store(*database);
    for (const ProvedSpan& span : inserted)
        QVERIFY(store.prove(series, span).ok());
    QVERIFY(*store.spans(series, 0, 100'000) == stored);
}

void TestCoverage::spansOfSeriesDoNotMix()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    QVERIFY(database.ok());
    CoverageStore store(*database);
    const SeriesKey other{series.pair, 5};
    QVERIFY(store.prove(series, minutes(1, 3)).ok());
    QVERIFY(store.prove(other, minutes(2, 4)).ok());
    QCOMPARE(store.spans(series, 0, 100'000)->size(), 1u);
    QVERIFY(store.spans(series, 60 * 3, 60 * 4)->empty());
    QCOMPARE(store.spans(series, 60 * 2, 60 * 3)->size(), 1u);
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
