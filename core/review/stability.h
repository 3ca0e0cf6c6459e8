// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"

#include <span>

namespace regime::review
{

/** Within so many candles a change that is taken back was false, and behind so many a label is
 *  asked whether it still stands. */
inline constexpr std::size_t standingCandles = 15;

/**
 * Of a label (0 to 3) for each candle of a regular grid, oldest first; below 0: none, which ends an
 * episode and begins none. `raw`, of the same length or empty: what the labels are compared with.
 * Zeros when there is no label.
 */
Stability stabilityOf(std::span<const int> labels, std::int64_t intervalSec,
                      std::span<const int> raw = {});

} // namespace regime::review
