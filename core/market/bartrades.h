// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/simulatedmarket.h"

namespace regime
{

/** The fewest trades that can make a bar of these prices. */
std::int64_t leastTrades(const MarketBar& bar);

/**
 * Trades that add up to `bar` exactly: first at its open, last at its close, touching high and low
 * and nothing beyond, volumes summing to its volume. They spread over the interval; some share a
 * moment, as on the real exchange. `bar.count` must be 0 or at least leastTrades(bar), its volume
 * at least its count. The same seed gives the same trades.
 */
std::vector<MarketTrade> splitBar(const MarketBar& bar, std::int64_t openSec,
                                  std::int64_t intervalSec, std::int64_t firstId,
                                  std::uint64_t seed);

} // namespace regime
