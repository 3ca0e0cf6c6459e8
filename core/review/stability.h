// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace regime::review
{

/** How long labels stand. */
struct Stability {
    double flipsPerThousand = 0;   ///< changes per 1000 candles
    double medianDwellCandles = 0; ///< of the episodes, the first and the last included
    double longDwellCandles = 0;   ///< 95 % of them are not longer
};

/** Of a label a candle, oldest first; zeros when there is none. */
Stability stabilityOf(std::span<const int> labels);

} // namespace regime::review
