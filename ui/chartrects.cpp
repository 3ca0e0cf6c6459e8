// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartrects.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double kLeastCandlePx = 3;

/** From one time to another over the plot's height, at least a pixel wide. */
QRectF column(double fromSec, double toSec, double top, double foot, const PlotScale& scale)
{
    const double left = std::round(scale.xOf(fromSec));
    return {left, top, std::max(1.0, std::round(scale.xOf(toSec)) - left), foot - top};
}

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
    const double height = scale.size.height();
    const double perPrice = height / (scale.priceHigh - scale.priceLow);
    const auto yOf = [&](double price) {
        return std::round(height - (price - scale.priceLow) * perPrice);
    };
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
    ColouredRects rects;
    const auto addArea = [&](const QColor& colour, const auto& topOf, const auto& footOf) {
        for (const ChartColumn& answer : history.columns) {
            const auto openSec = static_cast<double>(answer.openTimeSec);
            const auto endSec = static_cast<double>(answer.endSec);
            if (answer.answered && scale.shows(openSec, endSec))
                append(rects,
                       column(openSec, endSec, topOf(answer.probabilities),
                              footOf(answer.probabilities), scale),
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
        rects.push_back({column(run.fromSec, run.toSec, 0, scale.size.height(), scale), colour});
    }
    return rects;
}

ColouredRects unansweredRects(const ChartHistory& history, const PlotScale& scale,
                              const QColor& paper)
{
    ColouredRects rects;
    for (const KindRun& run : unansweredRuns(history)) {
        const double left = std::floor(scale.xOf(run.fromSec));
        const double right = std::ceil(scale.xOf(run.toSec));
        if (right >= 0 && left <= scale.size.width())
            rects.push_back({QRectF(left, 0, right - left, scale.size.height()), paper});
    }
    return rects;
}

} // namespace regime
