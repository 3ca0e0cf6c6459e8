// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/readiness.h"

#include <QTest>

using namespace regime;

namespace
{

constexpr std::int64_t baseSec = 1'719'792'000;

std::vector<Candle> candles(int n, int intervalMin = 1)
{
    std::vector<Candle> made;
    for (int i = 0; i < n; ++i)
        made.push_back({.openTimeSec = baseSec + std::int64_t{60} * intervalMin * i,
                        .open = 1,
                        .high = 1,
                        .low = 1,
                        .close = 1,
                        .volume = 2,
                        .tradeCount = 1,
                        .source = CandleSource::Ohlc,
                        .quiet = false});
    return made;
}

double justAfter(const std::vector<Candle>& series, double sec)
{
    return static_cast<double>(series.back().openTimeSec) + sec;
}

} // namespace

class TestReadiness : public QObject
{
    Q_OBJECT

private slots:
    void emptyStoreIsUnknownNotZero();
    void fullAndFreshIsReady();
    void flagsNeedCountsAndFreshness_data();
    void flagsNeedCountsAndFreshness();
    void freshnessLimit_data();
    void freshnessLimit();
    void quietVolumeIsARemarkBelow95();
    void contiguityCountsLostOnly();
    void aClockBehindGivesNoNegativeAge();
};

void TestReadiness::emptyStoreIsUnknownNotZero()
{
    const Readiness readiness = assessReadiness({}, {}, 1, {}, 1e9);
    QCOMPARE(readiness.samples, 0);
    QCOMPARE(readiness.coveragePct, 0.0);
    QVERIFY(!readiness.newestCandleSec && !readiness.freshnessSec && !readiness.volumeCoveragePct);
    QVERIFY(!readiness.contiguityPct && !readiness.spanSec);
    QVERIFY(!readiness.freshnessOk && !readiness.readyForMinTrain);
    QCOMPARE(readiness.remarks, (QStringList{QStringLiteral("insufficient_samples:0/500"),
                                             QStringLiteral("below_target_window:0/2000"),
                                             QStringLiteral("stale_candles")}));
}

void TestReadiness::fullAndFreshIsReady()
{
    const std::vector<Candle> series = candles(2000);
    const Readiness readiness = assessReadiness(series, {}, 1, {}, justAfter(series, 61));
    QCOMPARE(readiness.coveragePct, 100.0);
    QCOMPARE(*readiness.freshnessSec, 61.0);
    QCOMPARE(*readiness.oldestCandleSec, baseSec);
    QCOMPARE(*readiness.newestCandleSec, baseSec + 60 * 1999);
    QCOMPARE(*readiness.spanSec, 60 * 2000);
    QCOMPARE(*readiness.contiguityPct, 100.0);
    QVERIFY(readiness.readyForMinTrain && readiness.readyForTargetWindow);
    QVERIFY(readiness.remarks.isEmpty());
}

void TestReadiness::flagsNeedCountsAndFreshness_data()
{
    QTest::addColumn<int>("samples");
    QTest::addColumn<double>("ageSec");
    QTest::addColumn<bool>("minTrain");
    QTest::addColumn<bool>("target");
    QTest::newRow("one short of the least") << 499 << 60.0 << false << false;
    QTest::newRow("the least") << 500 << 60.0 << true << false;
    QTest::newRow("one short of the target") << 1999 << 60.0 << true << false;
    QTest::newRow("at the target, at the limit") << 2000 << 180.0 << true << true;
    QTest::newRow("at the target, stale") << 2000 << 180.5 << false << false;
}

void TestReadiness::flagsNeedCountsAndFreshness()
{
    QFETCH(int, samples);
    QFETCH(double, ageSec);
    QFETCH(bool, minTrain);
    QFETCH(bool, target);
    const std::vector<Candle> series = candles(samples);
    const Readiness readiness = assessReadiness(series, {}, 1, {}, justAfter(series, ageSec));
    QCOMPARE(readiness.readyForMinTrain, minTrain);
    QCOMPARE(readiness.readyForTargetWindow, target);
    QCOMPARE(readiness.remarks.contains(QStringLiteral("stale_candles")), ageSec > 180);
    QCOMPARE(readiness.remarks.contains(QStringLiteral("below_target_window:%1/2000").arg(samples)),
             samples < 2000);
}

void TestReadiness::freshnessLimit_data()
{
    QTest::addColumn<int>("intervalMin");
    QTest::addColumn<double>("limitSec");
    QTest::newRow("1 minute") << 1 << 180.0;
    QTest::newRow("5 minutes") << 5 << 900.0;
    QTest::newRow("1 day") << 1440 << 259200.0;
}

void TestReadiness::freshnessLimit()
{
    QFETCH(int, intervalMin);
    QFETCH(double, limitSec);
    const std::vector<Candle> series = candles(10, intervalMin);
    const auto ok = [&](double ageSec) {
        return assessReadiness(series, {}, intervalMin, {}, justAfter(series, ageSec)).freshnessOk;
    };
    QVERIFY(ok(limitSec));
    QVERIFY(!ok(limitSec + 0.001));
}

void TestReadiness::quietVolumeIsARemarkBelow95()
{
    std::vector<Candle> series = candles(2000);
    for (std::size_t i = 0; i < 100; ++i) {
        series[i].volume = 0;
        series[i].tradeCount = 0;
        series[i].quiet = true;
    }
    QVERIFY(assessReadiness(series, {}, 1, {}, justAfter(series, 60)).remarks.isEmpty());
    series[100].volume = 0;
    const Readiness readiness = assessReadiness(series, {}, 1, {}, justAfter(series, 60));
    QCOMPARE(readiness.remarks, QStringList{QStringLiteral("low_volume_coverage:94.9%")});
    QCOMPARE(*readiness.volumeCoveragePct, 94.95);
    QCOMPARE(readiness.quiet, 100);
}

void TestReadiness::contiguityCountsLostOnly()
{
    std::vector<Candle> series = candles(100);
    series.erase(series.begin() + 10, series.begin() + 20);
    series.erase(series.begin() + 50, series.begin() + 55);
    const std::vector<ProvedSpan> spans{{baseSec, baseSec + 60 * 15}};
    const Readiness readiness = assessReadiness(series, spans, 1, {}, justAfter(series, 60));
    QCOMPARE(readiness.samples, 85);
    QCOMPARE(readiness.quiet, 5);
    QCOMPARE(readiness.lost.size(), 2u);
    QVERIFY((readiness.lost[0] == Gap{baseSec + 60 * 15, baseSec + 60 * 19, 5}));
    QCOMPARE(*readiness.contiguityPct, 90.0);
}

void TestReadiness::aClockBehindGivesNoNegativeAge()
{
    const std::vector<Candle> series = candles(600);
    const Readiness readiness = assessReadiness(series, {}, 1, {}, justAfter(series, -600));
    QCOMPARE(*readiness.freshnessSec, 0.0);
    QVERIFY(readiness.freshnessOk);
}

QTEST_GUILESS_MAIN(TestReadiness)
#include "tst_readiness.moc"
