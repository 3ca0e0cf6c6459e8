// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/jumpdetector.h"

#include <vector>

namespace regime
{

/** What a model answers at the close of each of the newest `count` candles of `pieces`, as live
 *  ticks would; candles too near behind the beginning of their piece have no answer. Errors: those
 *  of inferRegime(), stopped. */
Result<std::vector<RegimeEstimate>> ticksOf(const TrainedModel& model,
                                            std::span<const CandleSeries> pieces, std::size_t count,
                                            const DetectorConfig& config,
                                            const std::stop_token& stop = {});

/** The same of a jump model, whose recursion goes on from candle to candle; candles with fewer than
 *  JumpTracker::neededCandles() of their piece behind them have no answer. */
Result<std::vector<RegimeEstimate>> ticksOf(const TrainedJump& model,
                                            std::span<const CandleSeries> pieces, std::size_t count,
                                            const DetectorConfig& config,
                                            const std::stop_token& stop = {});

/** Changes of the raw label, per day of answered candles. */
double flipsPerDay(std::span<const RegimeEstimate> ticks, std::int64_t intervalSec);

/** The share of the candles from `firstSec` to `lastSec` (inclusive) answered by both whose label
 *  differs; nothing when there are none. Both oldest first. */
std::optional<double> relabelledShare(std::span<const RegimeEstimate> a,
                                      std::span<const RegimeEstimate> b, std::int64_t firstSec,
                                      std::int64_t lastSec);

} // namespace regime
