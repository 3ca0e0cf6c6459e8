// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartrects.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double kLeastCandlePx = 3;
constexpr double kDashPx = 12, kGapPx = 3;

/** Lengthens the newest rectangle where the next one goes on unchanged: a mesh costs by its
 *  triangles, too. */
void append(ColouredRects& rects, const QRectF& next, const QColor& colour)
{
    if (next.height() <= 0)
        return;
    if (!rects.empty()) {
        QRectF& newest = rects.back().rect;
        if (rects.back().colour == colour && newest.top() == next.top() &&
            newest.bottom() == next.bottom() && newest.right() >= next.left()) {
            newest.setRight(std::max(newest.right(), next.right()));
            return;
        }
    }
    rects.push_back({next, colour});
}

} // namespace

ColouredRects candleRects(const ChartHistory& history, const PlotScale& scale, const QColor& ink,
                          const QColor& paper)
{
    const auto yOf = [&](double price) { return std::round(scale.yOf(price)); };
    ColouredRects rects;
    for (const CandleBar& bar : candleBars(history, scale.fromSec, scale.toSec,
                                           static_cast<int>(scale.size.width() / kLeastCandlePx))) {
        const ColouredRects candle =
            candleRects({scale.xOf(bar.fromSec), scale.xOf(bar.toSec), yOf(bar.open), yOf(bar.high),
                         yOf(bar.low), yOf(bar.close)},
                        ink, paper);
        rects.insert(rects.end(), candle.begin(), candle.end());
    }
    return rects;
}

namespace
{

/** An answer's stretch of the plot, in whole pixels. */
struct AnswerPlace {
    double left = 0, right = 0;
    const RegimeProbabilities* probabilities = nullptr;
};

/** Apart from each other: where answers are narrower than a pixel, the last one of a pixel has it
 *  whole, so that no regime is preferred. Nor has a column extremes of its probabilities: the three
 *  add up to one only as one answer gave them. How sure and which way any answer was is in the
 *  lines of confidence and bias, which keep theirs. */
std::vector<AnswerPlace> answerPlaces(const ChartHistory& history, const PlotScale& scale)
{
    std::vector<AnswerPlace> places;
    for (const ChartColumn& answer : history.columns) {
        const auto openSec = static_cast<double>(answer.openTimeSec);
        const auto endSec = static_cast<double>(answer.endSec);
        if (!answer.answered || !scale.shows(openSec, endSec))
            continue;
        const double left = std::round(scale.xOf(openSec));
        const double right = std::max(left + 1, std::round(scale.xOf(endSec)));
        if (!places.empty() && places.back().left == left)
            places.pop_back();
        if (!places.empty())
            places.back().right = std::min(places.back().right, left);
        places.push_back({left, right, &answer.probabilities});
    }
    return places;
}

} // namespace

ColouredRects probabilityRects(const ChartHistory& history, const PlotScale& scale,
                               const RegimeColours& colours)
{
    const double foot = std::round(scale.size.height());
    const auto bearTop = [&](const RegimeProbabilities& p) {
        return std::round(foot * (1 - p[0]));
    };
    const auto rangeTop = [&](const RegimeProbabilities& p) {
        return std::round(foot * (1 - p[0] - p[1]));
    };
    const std::vector<AnswerPlace> places = answerPlaces(history, scale);
    ColouredRects rects;
    const auto addArea = [&](const QColor& colour, const auto& topOf, const auto& footOf) {
        for (const AnswerPlace& place : places) {
            const double top = topOf(*place.probabilities);
            append(rects,
                   {place.left, top, place.right - place.left, footOf(*place.probabilities) - top},
                   colour);
        }
    };
    addArea(
        colours.bull, [](const RegimeProbabilities&) { return 0.0; }, rangeTop);
    addArea(colours.range, rangeTop, bearTop);
    addArea(colours.bear, bearTop, [&](const RegimeProbabilities&) { return foot; });
    return rects;
}

ColouredRects regimeRects(const std::vector<RegimeRun>& runs, const PlotScale& scale,
                          const RegimeColours& colours)
{
    ColouredRects rects;
    for (const RegimeRun& run : runs) {
        if (!scale.shows(run.fromSec, run.toSec) || run.content == ShownRegime::Undecided)
            continue;
        const QColor& colour = run.content == ShownRegime::Bearish   ? colours.bear
                               : run.content == ShownRegime::Bullish ? colours.bull
                                                                     : colours.range;
        const double left = std::round(scale.xOf(run.fromSec));
        const double width = std::max(1.0, std::round(scale.xOf(run.toSec)) - left);
        rects.push_back({QRectF(left, 0, width, scale.size.height()), colour});
    }
    return rects;
}

ColouredRects ruledRects(const ChartHistory& history, const PlotScale& scale, const QColor& paper,
                         double pitchPx)
{
    ColouredRects rects;
    for (const KindRun& run : computedRuns(history)) {
        if (!scale.shows(run.fromSec, run.toSec))
            continue;
        const double left = std::round(scale.xOf(run.fromSec));
        const double width = std::round(scale.xOf(run.toSec)) - left;
        for (double y = pitchPx - 1; y < scale.size.height(); y += pitchPx)
            rects.push_back({QRectF(left, y, width, 1), paper});
    }
    return rects;
}

ColouredRects dashedRects(const ChartHistory& history, const PlotScale& scale, const QColor& paper)
{
    ColouredRects rects;
    for (const KindRun& run : computedRuns(history)) {
        const double right = std::min(scale.size.width(), std::round(scale.xOf(run.toSec)));
        const double left = std::max(0.0, std::round(scale.xOf(run.fromSec)));
        // Anchored to the plot, so that dragging moves the run and not its dashes.
        for (double x = std::floor(left / kDashPx) * kDashPx; x < right; x += kDashPx) {
            const double from = std::max(left, x + kDashPx - kGapPx);
            const double to = std::min(right, x + kDashPx);
            if (from < to)
                rects.push_back({QRectF(from, 0, to - from, scale.size.height()), paper});
        }
    }
    return rects;
}

namespace
{

/** Steps of a line in the plot: with two extremes and the ends of runs about 2000 points. */
constexpr double kMostSteps = 900;

/** Answers in a row that a line shows as one. */
struct ValueStep {
    double openSec = 0, endSec = 0;
    double last = 0;
    ValueSpan span;
};

ValueStep stepOf(const ChartColumn& column, const DrawnValue& value)
{
    const double last = column.*value.last;
    return {static_cast<double>(column.openTimeSec), static_cast<double>(column.endSec), last,
            column.candles > 1 ? column.*value.span : ValueSpan{last, last}};
}

/** The answers that touch the plot, and one on either side so that the line enters and leaves it.
 *  Where they are too many for the plot, as while it is zoomed out, merged on a fixed raster. */
std::vector<ValueStep> valueSteps(const ChartHistory& history, const PlotScale& scale,
                                  const DrawnValue& value)
{
    const double rasterSec = (scale.toSec - scale.fromSec) / kMostSteps;
    const auto slotOf = [&](const ValueStep& step) { return std::floor(step.openSec / rasterSec); };
    std::vector<ValueStep> steps;
    for (const ChartColumn& column : history.columns) {
        if (!column.answered)
            continue;
        const ValueStep next = stepOf(column, value);
        if (next.endSec <= scale.fromSec)
            steps.clear();
        if (!steps.empty() && steps.back().endSec == next.openSec &&
            slotOf(steps.back()) == slotOf(next)) {
            ValueStep& step = steps.back();
            step = {step.openSec, next.endSec, next.last, joined(step.span, next.span)};
        } else {
            steps.push_back(next);
        }
        if (next.openSec >= scale.toSec)
            break;
    }
    return steps;
}

} // namespace

// A step is passed in its middle, by the farther of its extremes first, so that the line leaves it
// near the last answer; one point at either end of a run, so that lines, areas, bands and candles
// begin and end together.
std::vector<Polyline> valueLines(const ChartHistory& history, const PlotScale& scale,
                                 const DrawnValue& value)
{
    std::vector<Polyline> lines;
    const ValueStep* last = nullptr;
    const auto add = [&](double timeSec, double at) {
        lines.back().emplace_back(scale.xOf(timeSec), scale.yOf(at));
    };
    const auto end = [&] {
        if (last)
            add(last->endSec, last->last);
    };
    const std::vector<ValueStep> steps = valueSteps(history, scale, value);
    for (const ValueStep& step : steps) {
        if (!last || last->endSec < step.openSec) {
            end();
            lines.emplace_back();
            add(step.openSec, step.last);
        }
        const double middleSec = (step.openSec + step.endSec) / 2;
        const auto [least, most] = step.span;
        const bool endsLow = step.last - least < most - step.last;
        if (least < most)
            add(middleSec, endsLow ? most : least);
        add(middleSec, endsLow ? least : most);
        last = &step;
    }
    end();
    return lines;
}

} // namespace regime
