// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "core/engine/historyservice.h"
#include "ui/chartmodel.h"
#include "ui/chartrects.h"
#include "ui/chartspans.h"
#include "ui/datastrip.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace regime;

namespace
{

const SeriesKey key{QStringLiteral("XDGUSD"), 1};
constexpr int kCandles = 120'000;
constexpr std::int64_t kFirstSec = 1'700'000'040;
constexpr int kSpike = kCandles - 20'000;
constexpr int kLost = kSpike - 3000, kQuiet = kSpike - 6000;
constexpr double kTop = 150, kFoot = 50;
constexpr int kPlotPx = 936;

Candle candleAt(int minute)
{
    Candle candle;
    candle.openTimeSec = kFirstSec + 60 * std::int64_t{minute};
    candle.open = candle.low = 100;
    candle.close = candle.high = 100.5;
    candle.volume = 1;
    candle.tradeCount = 1;
    if (minute == kSpike)
        candle.high = kTop;
    if (minute == kSpike + 1)
        candle.low = kFoot;
    return candle;
}

LedgerRow rowAt(int minute)
{
    LedgerRow row;
    row.candleTimeSec = kFirstSec + 60 * std::int64_t{minute};
    row.probabilities = {0.2, 0.3, 0.5};
    row.confidence = minute == kSpike ? 0.95 : minute == kSpike + 1 ? 0.0 : 0.2;
    row.biasSignal = minute == kSpike ? 0.8 : minute == kSpike + 1 ? -0.7 : 0.1;
    row.shown = ShownRegime::Bullish;
    row.modelId = QStringLiteral("1");
    return row;
}

} // namespace

/** The way of a view from the store to the candles that are drawn, from an hour to a quarter year.
 */
class TestZoomLevels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aSpikeOfOneCandleIsSeen_data();
    void aSpikeOfOneCandleIsSeen();
    void aMissingCandleIsSeen_data();
    void aMissingCandleIsSeen();
    void theOverviewFollowsTheStore();
    void anAnsweredColumnIsNotWarmingUp();

private:
    static void look(ChartModel& chart, HistoryService& service, int minute, double hours);
    /** At the spike, and with no more points than a line may have. */
    static void linePasses(const ChartHistory& history, const PlotScale& scale,
                           const DrawnValue& value, double level);

    std::unique_ptr<EngineStore> m_store;
};

void TestZoomLevels::initTestCase()
{
    m_store = *EngineStore::openInMemory(key);
    std::vector<Candle> candles;
    std::vector<LedgerRow> rows;
    for (int i = 0; i < kCandles; ++i) {
        if (i == kLost || i == kQuiet)
            continue;
        candles.push_back(candleAt(i));
        if (i > kCandles / 2)
            rows.push_back(rowAt(i));
    }
    QVERIFY(m_store->candles().upsert(key, candles));
    QVERIFY(m_store->ledger().append(rows));
    const std::int64_t quietSec = kFirstSec + 60 * std::int64_t{kQuiet};
    QVERIFY(m_store->coverage().prove(key, {quietSec - 600, quietSec + 600}));
}

void TestZoomLevels::aSpikeOfOneCandleIsSeen_data()
{
    QTest::addColumn<double>("hours");
    for (const double hours : {1.0, 3.0, 6.0, 24.0, 72.0, 168.0, 336.0, 720.0, 1500.0, 2000.0})
        QTest::addRow("%.0f h", hours) << hours;
}

/** A view of `hours` that ends a third of its length after the minute. */
void TestZoomLevels::look(ChartModel& chart, HistoryService& service, int minute, double hours)
{
    chart.setPlotSize(kPlotPx, 300);
    connect(&chart, &ChartModel::historyRequested, &chart, [&](const HistoryRequest& request) {
        const auto history = service.answer(request);
        QVERIFY(history);
        chart.apply(*history);
    });
    FeedHealth health;
    health.newestCandleSec = kFirstSec + 60 * std::int64_t{kCandles - 1};
    chart.setNow(static_cast<double>(*health.newestCandleSec) + 90);
    chart.apply(health);
    const double wantedTo =
        static_cast<double>(kFirstSec + 60 * std::int64_t{minute}) + hours * 1200;
    chart.zoomAt(1.0, hours * 3600 / (chart.toSec() - chart.fromSec()));
    chart.panBy((wantedTo - chart.toSec()) / (chart.toSec() - chart.fromSec()));
    QCOMPARE(chart.toSec() - chart.fromSec(), hours * 3600);
}

void TestZoomLevels::aSpikeOfOneCandleIsSeen()
{
    QFETCH(double, hours);
    HistoryService service(*m_store, key, {}, ModelFamily::Hmm);
    ChartModel chart;
    look(chart, service, kSpike, hours);
    QTRY_VERIFY(!chart.loading() && chart.priceHigh() > kTop);

    const auto bars = candleBars(chart.history(), chart.fromSec(), chart.toSec(), kPlotPx / 3);
    QVERIFY(bars.size() <= kPlotPx / 3 + 1);
    QCOMPARE(std::ranges::max(bars, {}, &CandleBar::high).high, kTop);
    QCOMPARE(std::ranges::min(bars, {}, &CandleBar::low).low, kFoot);
    QVERIFY(chart.priceLow() < kFoot);
    QVERIFY(chart.history().columns.size() <= 2000);

    const PlotScale confidences{chart.fromSec(), chart.toSec(), 0, 1, QSizeF(kPlotPx, 80)};
    linePasses(chart.history(), confidences, drawnConfidence, 0.95);
    linePasses(chart.history(), confidences, drawnConfidence, 0);
    const PlotScale biases{chart.fromSec(), chart.toSec(), -1, 1, QSizeF(kPlotPx, 80)};
    linePasses(chart.history(), biases, drawnBias, 0.8);
    linePasses(chart.history(), biases, drawnBias, -0.7);
}

void TestZoomLevels::linePasses(const ChartHistory& history, const PlotScale& scale,
                                const DrawnValue& value, double level)
{
    const double spikePx = scale.xOf(kFirstSec + 60.0 * kSpike);
    const double minutePx = 60 * scale.size.width() / (scale.toSec - scale.fromSec);
    const auto isSpike = [&](const QPointF& point) {
        return std::abs(point.x() - spikePx) <= std::max(2.0, 2 * minutePx) &&
               std::abs(point.y() - scale.yOf(level)) < 1e-9;
    };
    std::size_t points = 0;
    bool passes = false;
    for (const Polyline& line : valueLines(history, scale, value)) {
        points += line.size();
        passes = passes || std::ranges::any_of(line, isSpike);
    }
    QVERIFY2(passes, qPrintable(QStringLiteral("no line through %1").arg(level)));
    QVERIFY2(points <= 2000, qPrintable(QString::number(points)));
}

void TestZoomLevels::aMissingCandleIsSeen_data()
{
    QTest::addColumn<int>("minute");
    QTest::addColumn<IntervalKind>("kind");
    QTest::addColumn<double>("hours");
    for (const double hours : {1.0, 6.0, 24.0, 168.0, 720.0, 2000.0}) {
        QTest::addRow("lost, %.0f h", hours) << kLost << IntervalKind::Lost << hours;
        QTest::addRow("quiet, %.0f h", hours) << kQuiet << IntervalKind::Quiet << hours;
    }
}

void TestZoomLevels::aMissingCandleIsSeen()
{
    QFETCH(int, minute);
    QFETCH(IntervalKind, kind);
    QFETCH(double, hours);
    HistoryService service(*m_store, key, {}, ModelFamily::Hmm);
    ChartModel chart;
    look(chart, service, minute, hours);
    const double atSec = static_cast<double>(kFirstSec + 60 * std::int64_t{minute}) + 30;
    QTRY_VERIFY(!chart.loading() &&
                static_cast<double>(chart.history().request.fromSec) <= chart.fromSec());
    const PlotScale scale{chart.fromSec(), chart.toSec(), 0, 1, QSizeF(kPlotPx, 20)};
    std::optional<StripPart> seen; // what lies on top there
    for (const StripPart& part : dataStrip(chart.history(), scale))
        if (part.left <= scale.xOf(atSec) && scale.xOf(atSec) <= part.right)
            seen = part;
    QVERIFY(seen);
    QCOMPARE(seen->kind, kind);
    QVERIFY(seen->right - seen->left >= 10);

    chart.setCrosshair(scale.xOf(atSec) / kPlotPx);
    const QString text = chart.crosshairText().prices;
    const QString word = QLatin1String(kind == IntervalKind::Lost ? "lost" : "quiet");
    const ChartColumn* column = chart.pastColumn();
    QVERIFY(column);
    if (column->candles + column->lostCandles > 1)
        QVERIFY2(text.contains(QStringLiteral("1 %1 of ").arg(word)), qPrintable(text));
}

void TestZoomLevels::theOverviewFollowsTheStore()
{
    HistoryService service(*m_store, key, {}, ModelFamily::Hmm);
    const std::int64_t endSec = kFirstSec + 60 * std::int64_t{kCandles};
    const HistoryRequest all{1, kFirstSec, endSec + 600, 1200};
    const auto before = service.answer(all);
    QVERIFY(before);
    QVERIFY(before->columns.size() <= 1201);
    std::int64_t merged = 0;
    for (const ChartColumn& column : before->columns)
        merged += column.candles;
    QCOMPARE(merged, kCandles - 1); // of which one is lost
    QCOMPARE(before->columns.back().endSec, endSec);
    QVERIFY(before->columns.back().answered);

    QVERIFY(m_store->candles().upsert(key, std::vector{candleAt(kCandles)}));
    const auto after = service.answer(all);
    QVERIFY(after);
    QCOMPARE(after->columns.back().endSec, endSec + 60);
    QCOMPARE(after->columns.front(), before->columns.front());

    // Far back nothing is read again until it is told that something came in there.
    Candle filled = candleAt(100);
    filled.high = 400;
    QVERIFY(m_store->candles().upsert(key, std::vector{filled}));
    service.forget();
    const auto renewed = service.answer(all);
    QVERIFY(renewed);
    QCOMPARE(std::ranges::max(renewed->columns, {}, &ChartColumn::high).high, 400.0);
}

/** The overview reads the answer for a column's last candle alone, which may be a quiet one. */
void TestZoomLevels::anAnsweredColumnIsNotWarmingUp()
{
    const auto store = *EngineStore::openInMemory(key);
    constexpr int columns = HistoryOverview::candlesPerColumn;
    const std::int64_t columnSec = columns * key.intervalSec();
    const std::int64_t fromSec = (kFirstSec / columnSec + 1) * columnSec;
    std::vector<Candle> candles;
    std::vector<LedgerRow> rows;
    for (int i = 0; i <= columns; ++i) {
        Candle candle = candleAt(i);
        candle.openTimeSec = fromSec + 60 * std::int64_t{i};
        LedgerRow row = rowAt(i);
        row.candleTimeSec = candle.openTimeSec;
        rows.push_back(row);
        if (i != columns - 1)
            candles.push_back(candle);
    }
    QVERIFY(store->candles().upsert(key, candles));
    QVERIFY(store->coverage().prove(key, {fromSec, fromSec + columnSec}));
    QVERIFY(store->ledger().append(rows));
    HistoryOverview overview(*store, key, ModelFamily::Hmm);
    const auto read = overview.columns(fromSec, fromSec + columnSec, true);
    QVERIFY(read && read->size() == 1);
    QCOMPARE(read->front().quietCandles, 1);
    QVERIFY(read->front().answered);
    QCOMPARE(read->front().kind, IntervalKind::Present);
}

QTEST_MAIN(TestZoomLevels)
#include "tst_zoomlevels.moc"
