// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/timeline.h"

namespace regime::review
{

/**
 * A label for each candle that has a tick, by a rule that needs no model and only the past:
 * AlwaysRanging; EmaSign, of ema(9) - ema(21) of the closes behind the last lost candle, from 21 of
 * them on; VolatilityTercile, of the trailing 60 candles, by the thirds of the `windowCandles`
 * candles before the UTC day; HourOfDay. `noLabel` where the past does not reach far enough.
 */
std::vector<int> baselineLabels(const Timeline& timeline, Labelling by, std::size_t windowCandles);

} // namespace regime::review
