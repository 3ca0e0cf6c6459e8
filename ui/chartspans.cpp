// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartspans.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

bool isPriced(const ChartColumn& column)
{
    return column.kind != IntervalKind::Lost;
}

/** Runs of equal `contentOf(column)`; a column without one ends a run and starts none. */
template <typename Content, typename ContentOf>
std::vector<Run<Content>> runs(const ChartHistory& history, ContentOf contentOf)
{
    std::vector<Run<Content>> found;
    for (const ChartColumn& column : history.columns) {
        const std::optional<Content> content = contentOf(column);
        if (!content)
            continue;
        const auto openSec = static_cast<double>(column.openTimeSec);
        const double endSec = static_cast<double>(column.endSec);
        if (!found.empty() && found.back().content == *content && found.back().toSec == openSec)
            found.back().toSec = endSec;
        else
            found.push_back({openSec, endSec, *content});
    }
    return found;
}

} // namespace

std::vector<CandleBar> candleBars(const ChartHistory& history, double fromSec, double toSec,
                                  int maxBars)
{
    const double intervalSec = 60.0 * history.intervalMin;
    const double wanted = (toSec - fromSec) / std::max(1, maxBars);
    // A raster fixed to the epoch: bars do not change shape while the view is dragged.
    const double rasterSec = intervalSec * std::max(1.0, std::ceil(wanted / intervalSec));
    std::vector<CandleBar> bars;
    double slot = -1;
    for (const ChartColumn& column : history.columns) {
        const auto openSec = static_cast<double>(column.openTimeSec);
        const double endSec = static_cast<double>(column.endSec);
        if (!isPriced(column) || endSec <= fromSec || openSec >= toSec)
            continue;
        const double itsSlot = std::floor(openSec / rasterSec);
        if (bars.empty() || itsSlot != slot) {
            bars.push_back({openSec, endSec, column.open, column.high, column.low, column.close});
            slot = itsSlot;
            continue;
        }
        CandleBar& bar = bars.back();
        bar.toSec = endSec;
        bar.high = std::max(bar.high, column.high);
        bar.low = std::min(bar.low, column.low);
        bar.close = column.close;
    }
    return bars;
}

std::vector<RegimeRun> shownRuns(const ChartHistory& history)
{
    return runs<ShownRegime>(history, [](const ChartColumn& column) {
        return column.answered ? std::optional(column.shown) : std::nullopt;
    });
}

std::vector<RegimeRun> rawRuns(const ChartHistory& history)
{
    return runs<ShownRegime>(history, [](const ChartColumn& column) {
        return column.answered ? std::optional(shown(column.raw)) : std::nullopt;
    });
}

std::vector<RegimeRun> otherRuns(const ChartHistory& history)
{
    return runs<ShownRegime>(history, [](const ChartColumn& column) { return column.otherShown; });
}

std::vector<KindRun> kindRuns(const ChartHistory& history)
{
    std::vector<KindRun> found = runs<IntervalKind>(
        history, [](const ChartColumn& column) { return std::optional(column.kind); });
    std::vector<KindRun> whole;
    for (const KindRun& run : found) {
        if (!whole.empty() && whole.back().toSec < run.fromSec)
            whole.push_back({whole.back().toSec, run.fromSec, IntervalKind::Lost});
        whole.push_back(run);
    }
    return whole;
}

std::vector<KindRun> computedRuns(const ChartHistory& history)
{
    return runs<IntervalKind>(history, [](const ChartColumn& column) {
        return column.answered && !column.asSeen ? std::optional(IntervalKind::Present)
                                                 : std::nullopt;
    });
}

Relabelling relabelled(const ChartHistory& history, double fromSec, double toSec)
{
    Relabelling sum;
    for (const ChartColumn& column : history.columns) {
        if (static_cast<double>(column.endSec) <= fromSec ||
            static_cast<double>(column.openTimeSec) >= toSec)
            continue;
        sum.answered += column.relabelling.answered;
        sum.compared += column.relabelling.compared;
        sum.changed += column.relabelling.changed;
    }
    return sum;
}

std::optional<PriceSpan> priceSpan(const ChartHistory& history, double fromSec, double toSec)
{
    std::optional<PriceSpan> span;
    for (const ChartColumn& column : history.columns) {
        if (!isPriced(column) || static_cast<double>(column.endSec) <= fromSec ||
            static_cast<double>(column.openTimeSec) >= toSec)
            continue;
        if (!span)
            span = PriceSpan{column.low, column.high};
        span->low = std::min(span->low, column.low);
        span->high = std::max(span->high, column.high);
    }
    return span;
}

} // namespace regime
