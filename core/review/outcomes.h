// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/** The share of the variance of `outcomes` that lies between the labels (eta squared): 0 when the
 *  label says nothing, 1 when it says all. Both of one length; labels from 0. 0 when nothing
 *  varies. */
double explainedShare(std::span<const int> labels, std::span<const double> outcomes);

} // namespace regime::review
