// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/reviewtables.h"

#include <cstdint>
#include <span>

namespace regime::review
{

/** Labelled candles of one regular grid, oldest first, all of one length. */
struct LabelledCandles {
    std::span<const std::int64_t> openTimeSec;
    std::span<const double> close; ///< positive, or not a number where the candle is lost
    std::span<const int> label;    ///< 0 to 3; below 0: none, the candle takes no part
};

struct GainOptions {
    int horizonCandles = 15;
    double firstShare = 1.0 / 3; ///< of the days: too early to be forecast
    int resamples = 2000;
    std::uint64_t seed = 1;
};

/**
 * Forecasts of what the next candles bring by least squares, each day by the days before it alone:
 * on log volatility of the trailing 15, 60 and 240 candles and the hour of day (UTC), and on these
 * with the label. R2 is against the mean of the days before. The interval resamples days (B. Efron,
 * R. Tibshirani, An Introduction to the Bootstrap, 1993, percentile method), since what overlaps in
 * time is no independent evidence. `outcome`: one entry a candle, which is known `horizonCandles`
 * later, or not a number; such a candle is left out, and so is one whose trailing candles have no
 * move at all or a lost one. Errors: fewer than two days to forecast, or the outcome never varies.
 */
Result<Gain> gainOverBaseline(const LabelledCandles& candles, std::span<const double> outcome,
                              const GainOptions& options);

/** Of log realised volatility over the next candles; where these have no move there is none. */
Result<Gain> volatilityGain(const LabelledCandles& candles, const GainOptions& options = {});

} // namespace regime::review
