// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/reviewtables.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

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

/** One candle's outcome and what is known before it. */
struct GainCandle {
    std::size_t index = 0;
    std::int64_t day = 0;
    std::int64_t knownSec = 0; ///< when the outcome is complete
    double outcome = 0;
    std::array<double, 3> logVolatility{}; ///< of the trailing 15, 60 and 240 candles
    int hour = 0;
    bool isWhole = false; ///< outcome and volatilities are numbers
};

/**
 * One outcome of the candles of a regular grid, and what the past says of it: made once for all the
 * labels that are asked for their gain.
 *
 * Forecasts of what the next candles bring by least squares, each day by the days before it alone:
 * on log volatility of the trailing 15, 60 and 240 candles and the hour of day (UTC), and on these
 * with the label. R2 is against the mean of the days before. The interval resamples days (B. Efron,
 * R. Tibshirani, An Introduction to the Bootstrap, 1993, percentile method), since what overlaps in
 * time is no independent evidence. A candle without an outcome is left out, and so is one whose
 * trailing candles have no move at all or a lost one.
 */
class GainBaseline
{
public:
    /** `outcome`: one entry a candle, which is known `horizonCandles` later, or not a number. */
    GainBaseline(std::span<const std::int64_t> openTimeSec, std::span<const double> close,
                 std::span<const double> outcome, const GainOptions& options);

    /** Of log realised volatility over the next candles; where these have no move there is none. */
    static GainBaseline ofVolatility(std::span<const std::int64_t> openTimeSec,
                                     std::span<const double> close,
                                     const GainOptions& options = {});

    /** What `label`, as in LabelledCandles, adds. Errors: too few days to forecast, or the outcome
     *  never or hardly ever varies. */
    Result<Gain, NoGain> gain(std::span<const int> label) const;

private:
    GainOptions m_options;
    std::vector<GainCandle> m_candles;
};

/** Of one way to label the candles. */
Result<Gain, NoGain> gainOverBaseline(const LabelledCandles& candles,
                                      std::span<const double> outcome, const GainOptions& options);

/** Of log realised volatility over the next candles; where these have no move there is none. */
Result<Gain, NoGain> volatilityGain(const LabelledCandles& candles,
                                    const GainOptions& options = {});

} // namespace regime::review
