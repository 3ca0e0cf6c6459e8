// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jump/model.h"

#include <span>

namespace regime::jump
{

/** How far ahead a stay is forecast: "the label still stands after 5 candles". */
inline constexpr int stayCandles = 5;

/**
 * Scores of the states from the recursion's values (K, see Recursion::values): they add up to 1 and
 * the label's is the largest,
 *   exp(-V[k] / temperature) / sum_j exp(-V[j] / temperature).
 * The label's score forecasts that the label will still stand after stayCandles candles; it is no
 * chance of being right. `temperature` > 0.
 */
Eigen::VectorXd stayScores(const Eigen::VectorXd& values, double temperature);

/**
 * The temperature at which the label's score forecasts best on `sequences` (D x T_n each, not
 * empty) whether label_{t + stayCandles} = label_t, both of the recursion as it would have run:
 * least squared error (G. W. Brier, "Verification of forecasts expressed in terms of probability",
 * Monthly Weather Review 78 (1950)) on a grid of steps of 5 %.
 */
double fittedStayTemperature(const Model& model, std::span<const Eigen::MatrixXd> sequences);

} // namespace regime::jump
