// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"
#include "ui/chartrects.h"

#include <vector>

namespace regime
{

/** A stretch of the data strip, in whole pixels of its width. */
struct StripPart {
    double left = 0, right = 0;
    IntervalKind kind = IntervalKind::Present;

    bool operator==(const StripPart&) const = default;
};

/**
 * What is known of each interval, in the order in which it is to be painted: first the columns by
 * what they hold most of, then marks for what is quiet or lost among their candles. A lost candle
 * has a mark of ten pixels however many share its column, and so has a quiet one where few are;
 * where many are, they take their share of each ten pixels.
 */
std::vector<StripPart> dataStrip(const ChartHistory& history, const PlotScale& scale);

} // namespace regime
