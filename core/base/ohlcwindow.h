// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace regime
{

/** Candles the exchange's OHLC call reaches back, whatever is asked. */
constexpr std::int64_t ohlcWindowCandles = 720;

} // namespace regime
