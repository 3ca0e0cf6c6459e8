// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"

#include <optional>
#include <vector>

namespace regime
{

/** One candle to draw; times in epoch seconds, the end exclusive. */
struct CandleBar {
    double fromSec = 0, toSec = 0;
    double open = 0, high = 0, low = 0, close = 0;

    bool operator==(const CandleBar&) const = default;
};

/** Neighbouring columns that say the same. */
template <typename Content> struct Run {
    double fromSec = 0, toSec = 0;
    Content content{};

    bool operator==(const Run&) const = default;
};
using RegimeRun = Run<ShownRegime>;
using KindRun = Run<IntervalKind>;

/** Lowest low and highest high of a range. */
struct PriceSpan {
    double low = 0, high = 0;

    bool operator==(const PriceSpan&) const = default;
};

/** Candles that touch [fromSec, toSec), merged on a fixed raster until about `maxBars` are left. */
std::vector<CandleBar> candleBars(const ChartHistory& history, double fromSec, double toSec,
                                  int maxBars);

/** What the interface said, raw and shown; nothing where there was no answer. */
std::vector<RegimeRun> shownRuns(const ChartHistory& history);
std::vector<RegimeRun> rawRuns(const ChartHistory& history);

/** What the other detector showed; nothing where it had no answer. */
std::vector<RegimeRun> otherRuns(const ChartHistory& history);

/** What is known of the time axis; a hole between two columns is lost. */
std::vector<KindRun> kindRuns(const ChartHistory& history);

/** Spans that show what today's model says, not what was said at the time. */
std::vector<KindRun> computedRuns(const ChartHistory& history);

/** Of the columns that touch [fromSec, toSec), together. */
Relabelling relabelled(const ChartHistory& history, double fromSec, double toSec);

/** Nothing when no priced column touches the range. */
std::optional<PriceSpan> priceSpan(const ChartHistory& history, double fromSec, double toSec);

} // namespace regime
