// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace regime::review
{

/** What followed: each takes closes, oldest first, those of the `n` candles behind a label and
 *  before them the close at which it was given (n + 1 entries, positive). */

/** log(last / first). */
double logReturn(std::span<const double> closes);

/** Root of the mean squared log return of a candle. */
double realisedVolatility(std::span<const double> closes);

/**
 * How often a grid would have turned: reversals of the price by `reversal` (a ratio: profit target
 * and two fees) from the highest or lowest close since the last one, each of which begins a new
 * leg. The first leg's direction is that of the first such move, which is no reversal.
 */
int gridTurns(std::span<const double> closes, double reversal);

/** Columns that outcomeColumns() gives. */
inline constexpr std::size_t outcomeCount = 10;

/** One outcome of every candle of a series. */
struct OutcomeColumn {
    Outcome outcome = Outcome::Return;
    int horizonCandles = 0;
    std::vector<double> values; ///< not a number where it is not known
};

/** Grid turns of the next 60 candles alone, as outcomeColumns() has them. */
OutcomeColumn gridTurnColumn(std::span<const double> close, double reversal);

/**
 * Return, volatility and efficiency of the next 5, 15 and 60 candles and the grid turns of the next
 * 60, for each of `close` (positive, or not a number where the candle is lost). The path with
 * random signs is the mean over 256 draws by `seed`, scaled to the known mean square.
 */
std::vector<OutcomeColumn> outcomeColumns(std::span<const double> close, double reversal,
                                          std::uint64_t seed);

/** The share of the variance of `outcomes` that lies between the labels (eta squared): 0 when the
 *  label says nothing, 1 when it says all. Both of one length; labels from 0. 0 when nothing
 *  varies. */
double explainedShare(std::span<const int> labels, std::span<const double> outcomes);

} // namespace regime::review
