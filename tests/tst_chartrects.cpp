// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartrects.h"
#include "ui/datastrip.h"

#include <QLineF>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace regime;

namespace
{

const QColor ink(Qt::black), paper(Qt::white);
const RegimeColours colours{Qt::blue, Qt::yellow, Qt::red};

/** Minutes from 0 on, each with the same answer. */
ChartHistory minutes(int count, const RegimeProbabilities& probabilities)
{
    ChartHistory history;
    history.intervalMin = 1;
    for (int i = 0; i < count; ++i) {
        ChartColumn column;
        column.openTimeSec = 60 * i;
        column.endSec = column.openTimeSec + 60;
        column.open = 10;
        column.high = 14;
        column.low = 8;
        column.close = 12;
        column.answered = true;
        column.probabilities = probabilities;
        history.columns.push_back(column);
    }
    return history;
}

PlotScale scaleOf(int candles, double width)
{
    return {0, 60.0 * candles, 0, 20, QSizeF(width, 100)};
}

/** All rectangles of one colour as one. */
QRectF covered(const ColouredRects& rects, const QColor& colour)
{
    QRectF all;
    for (const ColouredRect& rect : rects)
        if (rect.colour == colour)
            all |= rect.rect;
    return all;
}

} // namespace

class TestChartRects : public QObject
{
    Q_OBJECT

private slots:
    void aCandleReachesFromHighToLow()
    {
        const ColouredRects rects = candleRects(minutes(1, {}), scaleOf(1, 21), ink, paper);
        QCOMPARE(rects.size(), 3U); // wick, body, and the body is open: the price rose
        QCOMPARE(rects[0].rect, QRectF(10, 30, 1, 31));
        QCOMPARE(rects[1].rect, QRectF(2, 40, 17, 11));
        QCOMPARE(rects[2].rect, QRectF(3, 41, 15, 9));
        QCOMPARE(rects[2].colour, paper);
    }

    void aFallingCandleIsFilled()
    {
        ChartHistory history = minutes(1, {});
        std::swap(history.columns[0].open, history.columns[0].close);
        const ColouredRects rects = candleRects(history, scaleOf(1, 21), ink, paper);
        QCOMPARE(rects.size(), 2U);
        QCOMPARE(rects[1].colour, ink);
    }

    void probabilitiesFillThePlotWithoutASeam_data()
    {
        QTest::addColumn<int>("candles");
        QTest::addColumn<double>("width");
        QTest::newRow("wider than a pixel") << 10 << 205.0;
        QTest::newRow("a pixel") << 100 << 100.0;
        QTest::newRow("narrower than a pixel") << 1000 << 640.0;
    }

    void probabilitiesFillThePlotWithoutASeam()
    {
        QFETCH(int, candles);
        QFETCH(double, width);
        const ColouredRects rects =
            probabilityRects(minutes(candles, {0.2, 0.3, 0.5}), scaleOf(candles, width), colours);
        // One answer all along is one rectangle a regime.
        QCOMPARE(rects.size(), 3U);
        QCOMPARE(covered(rects, colours.bull), QRectF(0, 0, width, 50));
        QCOMPARE(covered(rects, colours.range), QRectF(0, 50, width, 30));
        QCOMPARE(covered(rects, colours.bear), QRectF(0, 80, width, 20));
    }

    void theLastAnswerOfAPixelHasItWhole()
    {
        ChartHistory history = minutes(40, {});
        for (std::size_t i = 0; i < history.columns.size(); ++i)
            history.columns[i].probabilities = i % 4 == 1 || i == 39 ? RegimeProbabilities{0, 1, 0}
                                               : i % 2 == 0          ? RegimeProbabilities{1, 0, 0}
                                                                     : RegimeProbabilities{0, 0, 1};
        // Half of the first pixel lies before it, so that the last one's lies beyond the plot.
        QCOMPARE(probabilityRects(history, scaleOf(40, 10), colours),
                 (ColouredRects{{QRectF(0, 0, 11, 100), colours.range}}));
    }

    void anAnswerEndsWhereTheNextBegins()
    {
        ChartHistory history = minutes(2, {1, 0, 0});
        history.columns[0].endSec = 90; // two steps of decimation need not meet
        history.columns[1].probabilities = {0, 0, 1};
        QCOMPARE(probabilityRects(history, scaleOf(2, 120), colours),
                 (ColouredRects{{QRectF(60, 0, 60, 100), colours.bull},
                                {QRectF(0, 0, 60, 100), colours.bear}}));
    }

    void aChangeOfAnswerBeginsAnotherRectangle()
    {
        ChartHistory history = minutes(10, {0, 0, 1});
        history.columns[4].probabilities = {1, 0, 0};
        const ColouredRects rects = probabilityRects(history, scaleOf(10, 100), colours);
        QCOMPARE(rects, (ColouredRects{{QRectF(0, 0, 40, 100), colours.bull},
                                       {QRectF(50, 0, 50, 100), colours.bull},
                                       {QRectF(40, 0, 10, 100), colours.bear}}));
    }

    void whatHasNoAnswerHasNoProbabilities()
    {
        ChartHistory history = minutes(10, {0, 0, 1});
        history.columns[4].answered = false;
        const ColouredRects rects = probabilityRects(history, scaleOf(10, 100), colours);
        QCOMPARE(rects, (ColouredRects{{QRectF(0, 0, 40, 100), colours.bull},
                                       {QRectF(50, 0, 50, 100), colours.bull}}));
        const auto lines = valueLines(history, {0, 600, -1, 1, QSizeF(100, 100)}, drawnBias);
        QCOMPARE(lines.size(), 2U);
        QCOMPARE(lines[0].front(), QPointF(0, 50));
        QCOMPARE(lines[0].back(), QPointF(40, 50));
        QCOMPARE(lines[1].front(), QPointF(50, 50));
        QCOMPARE(lines[1].back(), QPointF(100, 50));
    }

    void aLineTurnsFromTheMiddleOfAnAnswerToTheNext()
    {
        ChartHistory history = minutes(2, {0, 0, 1});
        history.columns[1].biasSignal = 1;
        QCOMPARE(valueLines(history, {0, 120, 0, 1, QSizeF(20, 11)}, drawnBias),
                 (std::vector<Polyline>{{{0, 11}, {5, 11}, {15, 0}, {20, 0}}}));
    }

    void aLinePassesTheExtremesOfMergedAnswers()
    {
        ChartHistory history = minutes(3, {0, 0, 1});
        history.columns[1].candles = 4;
        history.columns[1].biasSignal = 0.2; // nearer to the least
        history.columns[1].biasSpan = {-0.5, 1};
        QCOMPARE(
            valueLines(history, {0, 180, -1, 1, QSizeF(30, 20)}, drawnBias),
            (std::vector<Polyline>{{{0, 10}, {5, 10}, {15, 0}, {15, 15}, {25, 10}, {30, 10}}}));
        history.columns[1].biasSignal = 0.3; // nearer to the most
        history.columns[1].biasSpan = {-1, 0.5};
        QCOMPARE(
            valueLines(history, {0, 180, -1, 1, QSizeF(30, 20)}, drawnBias),
            (std::vector<Polyline>{{{0, 10}, {5, 10}, {15, 20}, {15, 5}, {25, 10}, {30, 10}}}));
    }

    void aLineOfManyAnswersHasFewPoints()
    {
        ChartHistory history = minutes(20'000, {0, 0, 1});
        history.columns[7'777].biasSignal = 0.9;
        history.columns[7'778].biasSignal = -0.9;
        const PlotScale all{0, 1'200'000, -1, 1, QSizeF(900, 200)};
        const auto lines = valueLines(history, all, drawnBias);
        QCOMPARE(lines.size(), 1U);
        QVERIFY(lines[0].size() <= 2000);
        for (const double spike : {0.9, -0.9})
            QVERIFY(std::ranges::any_of(lines[0], [&](const QPointF& point) {
                return std::abs(point.y() - all.yOf(spike)) < 1e-9 && std::abs(point.x() - 350) < 2;
            }));
        // Of a part, what touches it and one answer on either side.
        const auto part = valueLines(history, {6000, 6600, -1, 1, QSizeF(100, 200)}, drawnBias);
        QCOMPARE(part.size(), 1U);
        QCOMPARE(part[0].size(), 14U);
    }

    void aLineIsAsWideInEveryDirection_data()
    {
        QTest::addColumn<QPointF>("to");
        QTest::newRow("level") << QPointF(60, 20);
        QTest::newRow("slanting") << QPointF(40, 50);
        QTest::newRow("steep") << QPointF(20.5, 60);
    }

    void aLineIsAsWideInEveryDirection()
    {
        QFETCH(QPointF, to);
        const QPointF from(20, 20);
        LineNode node;
        node.setLines({{from, to}}, {ink, 2, 0.5}, QRectF(0, 0, 100, 100));
        const auto* corners = node.geometry()->vertexDataAsColoredPoint2D();
        QCOMPARE(node.geometry()->vertexCount(), 8);
        const QLineF line(from, to);
        double full = 0, clear = 0;
        for (int i = 0; i < 8; ++i) {
            const QPointF off = QPointF(corners[i].x, corners[i].y) - from;
            const double away = std::abs(off.y() * line.dx() - off.x() * line.dy()) / line.length();
            double& farthest = corners[i].a == 255 ? full : clear;
            farthest = std::max(farthest, away);
        }
        // Half the width, and half of the screen's pixel on either side of it.
        QVERIFY(std::abs(full - 0.75) < 1e-5);
        QVERIFY(std::abs(clear - 1.25) < 1e-5);
    }

    void aLineIsCutAtThePlot()
    {
        LineNode node;
        const std::vector<Polyline> lines{{{-20, 0}, {20, 40}, {200, 40}}, {{150, 0}, {160, 10}}};
        node.setLines(lines, {ink, 2, 1}, QRectF(0, 0, 100, 100));
        QCOMPARE(node.geometry()->vertexCount(), 16); // the first line's two segments
        const auto* corners = node.geometry()->vertexDataAsColoredPoint2D();
        for (int i = 0; i < 16; ++i)
            QVERIFY(corners[i].x >= 0 && corners[i].x <= 100);
        QVERIFY(corners[0].y > 17 && corners[3].y < 23); // enters at the height it has there
        node.setLines({}, {ink, 2, 1}, QRectF(0, 0, 100, 100));
        QCOMPARE(node.geometry()->vertexCount(), 0);
    }

    void manyQuietCandlesTakeTheirShareOfTheStrip()
    {
        ChartHistory history = minutes(400, {0, 0, 1});
        const PlotScale scale{0, 400 * 240, 0, 1, QSizeF(400, 20)};
        for (std::size_t i = 0; i < history.columns.size(); ++i) {
            ChartColumn& column = history.columns[i];
            column.openTimeSec = 240 * static_cast<std::int64_t>(i);
            column.endSec = column.openTimeSec + 240;
            column.candles = 4;
            // One in four of the first half, all of fifty pixels in the second.
            column.quietCandles = i < 200 ? 1 : i >= 300 && i < 350 ? 4 : 0;
            if (column.quietCandles == 4)
                column.kind = IntervalKind::Quiet;
        }
        const auto pixels = [&](double left, double right) {
            std::vector<IntervalKind> seen(400, IntervalKind::WarmingUp);
            for (const StripPart& part : dataStrip(history, scale))
                for (int x = static_cast<int>(part.left); x < static_cast<int>(part.right); ++x)
                    seen[static_cast<std::size_t>(x)] = part.kind;
            return std::count(seen.begin() + static_cast<int>(left),
                              seen.begin() + static_cast<int>(right), IntervalKind::Quiet);
        };
        QCOMPARE(pixels(0, 10), 3); // a quarter of ten pixels, and at least three
        QCOMPARE(pixels(0, 200), 60);
        QCOMPARE(pixels(200, 300), 0);
        QCOMPARE(pixels(300, 350), 50);
        QCOMPARE(pixels(350, 400), 0);
    }

    void lostCandlesNearEachOtherAreOneMark()
    {
        ChartHistory history = minutes(100, {0, 0, 1});
        history.columns[40].lostCandles = history.columns[48].lostCandles = 1;
        history.columns[80].lostCandles = 1;
        std::vector<StripPart> marks;
        for (const StripPart& part : dataStrip(history, {0, 6000, 0, 1, QSizeF(100, 20)}))
            if (part.kind == IntervalKind::Lost)
                marks.push_back(part);
        QVERIFY(marks == (std::vector<StripPart>{{36, 54, IntervalKind::Lost},
                                                 {76, 86, IntervalKind::Lost}}));
    }

    void whatWasNotSaidThenIsRuled()
    {
        ChartHistory history = minutes(10, {0, 0, 1});
        for (std::size_t i = 0; i < history.columns.size(); ++i)
            history.columns[i].asSeen = i >= 4;
        history.columns[1].answered = false;
        const ColouredRects lines = ruledRects(history, scaleOf(10, 100), paper, 25);
        QCOMPARE(lines.size(), 8U); // four over each of two runs
        QCOMPARE(lines[0].rect, QRectF(0, 24, 10, 1));
        QCOMPARE(lines[7].rect, QRectF(20, 99, 20, 1));
        const ColouredRects gaps = dashedRects(history, scaleOf(10, 100), paper);
        QCOMPARE(gaps, (ColouredRects{{QRectF(9, 0, 1, 100), paper},
                                      {QRectF(21, 0, 3, 100), paper},
                                      {QRectF(33, 0, 3, 100), paper}}));
        QCOMPARE(computedRuns(history).size(), 2U);
        for (ChartColumn& column : history.columns)
            column.asSeen = true;
        QVERIFY(ruledRects(history, scaleOf(10, 100), paper, 4).empty());
        QVERIFY(dashedRects(history, scaleOf(10, 100), paper).empty());
    }

    void bandsMeetAndAnUndecidedRegimeHasNone()
    {
        const std::vector<RegimeRun> runs{{-600, 125, ShownRegime::Bearish},
                                          {125, 305, ShownRegime::Bullish},
                                          {305, 400, ShownRegime::Undecided},
                                          {400, 460, ShownRegime::Ranging},
                                          {600, 660, ShownRegime::Bearish}};
        const ColouredRects rects = regimeRects(runs, scaleOf(10, 100), colours);
        QCOMPARE(rects, (ColouredRects{{QRectF(-100, 0, 121, 100), colours.bear},
                                       {QRectF(21, 0, 30, 100), colours.bull},
                                       {QRectF(67, 0, 10, 100), colours.range}}));
    }
};

QTEST_GUILESS_MAIN(TestChartRects)
#include "tst_chartrects.moc"
