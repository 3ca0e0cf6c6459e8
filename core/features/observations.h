// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace regime
{

/** The features of one candle in the order of the observation matrix's rows. */
inline constexpr std::array<std::string_view, 4> featureNames{"macd_hist_slope", "ema_spread_pct",
                                                              "rsi_zone", "volume_ratio"};
inline constexpr int featureCount = static_cast<int>(featureNames.size());

/** Row of `ema_spread_pct`, the feature that states are named by. */
inline constexpr int emaSpreadRow = 1;

/** Index (from 0) of the first candle that has a row: the RSI needs 14 changes. */
inline constexpr int firstObservedCandle = 14;

/**
 * The observations of one unbroken run of candles, oldest first. `close` (quote currency) and
 * `volume` (base currency) have T entries each.
 *
 * Returns a 4 x (T - 14) matrix, one column a candle from candle 14 on; no column when T <= 14:
 *   macd_hist_slope  h[t] - h[t-1], h = m - ema(m, 9), m = ema(close, 12) - ema(close, 26)
 *   ema_spread_pct   (ema(close, 9) - ema(close, 21)) / ema(close, 21), a ratio
 *   rsi_zone         (RSI14 - 50) / 50, -1 for flat prices
 *   volume_ratio     volume / ema(volume, 20)
 * A zero divisor becomes 1e-10. Input that is not finite gives columns that are not finite. One
 * pass, O(T).
 */
Eigen::MatrixXd observationMatrix(std::span<const double> close, std::span<const double> volume);

} // namespace regime
