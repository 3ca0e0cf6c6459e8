// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"
#include "ui/chartspans.h"
#include "ui/colouredrects.h"
#include "ui/linenode.h"

#include <QSizeF>

#include <vector>

namespace regime
{

/** Where times (epoch seconds) and prices or other values stand in a plot of `size` pixels. */
struct PlotScale {
    double fromSec = 0, toSec = 0;
    double low = 0, high = 0; ///< values at the foot and at the top
    QSizeF size;

    double xOf(double timeSec) const
    {
        return (timeSec - fromSec) / (toSec - fromSec) * size.width();
    }
    double yOf(double value) const { return (high - value) / (high - low) * size.height(); }
    bool shows(double openSec, double endSec) const { return endSec > fromSec && openSec < toSec; }
};

struct RegimeColours {
    QColor bear, range, bull;
};

/** Candles upon the prices' scale, merged until each has its three pixels. */
ColouredRects candleRects(const ChartHistory& history, const PlotScale& scale, const QColor& ink,
                          const QColor& paper);

/** The three probabilities of each answered column, stacked, bearish at the foot. In whole pixels:
 *  a share holds for the whole candle, so the edges are steps. */
ColouredRects probabilityRects(const ChartHistory& history, const PlotScale& scale,
                               const RegimeColours& colours);

/** Bands over the plot's whole height; an undecided regime has none. */
ColouredRects regimeRects(const std::vector<RegimeRun>& runs, const PlotScale& scale,
                          const RegimeColours& colours);

/** Fine level lines of the ground's colour, `pitchPx` from one to the next, over what was not said
 *  at the time. */
ColouredRects ruledRects(const ChartHistory& history, const PlotScale& scale, const QColor& paper,
                         double pitchPx);

/** The same for a band too thin for level lines: gaps in it. */
ColouredRects dashedRects(const ChartHistory& history, const PlotScale& scale, const QColor& paper);

/** A value of the answers: that of a column's last candle, and what it reached in the column. */
struct DrawnValue {
    double ChartColumn::*last;
    ValueSpan ChartColumn::*span;
};
inline constexpr DrawnValue drawnConfidence{&ChartColumn::confidence, &ChartColumn::confidenceSpan};
inline constexpr DrawnValue drawnBias{&ChartColumn::biasSignal, &ChartColumn::biasSpan};

/** One value of each answer as lines, apart where no answer exists. Through the least and the most
 *  of answers that share a column; of the plot's answers about 2000 points at most. */
std::vector<Polyline> valueLines(const ChartHistory& history, const PlotScale& scale,
                                 const DrawnValue& value);

} // namespace regime
