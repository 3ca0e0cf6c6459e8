// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/jumpdetector.h"

#include <array>
#include <string>
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

/** counts[before][now]: candles answered by two models, by the labels of both, as Regime. */
using LabelCounts = std::array<std::array<std::size_t, 3>, 3>;

/** Of the candles from `firstSec` to `lastSec` (inclusive) answered by both. Both oldest first. */
LabelCounts sharedLabels(std::span<const RegimeEstimate> before,
                         std::span<const RegimeEstimate> now, std::int64_t firstSec,
                         std::int64_t lastSec);

/** The share of the candles whose label differs; nothing when there are none. */
std::optional<double> relabelledShare(const LabelCounts& counts);

/**
 * Why the names should not be trusted, if so: one that stands for what another one stood for. Most
 * of the candles that carry it now carried the other before, and most of those that carried the
 * other carry it now. Centres in a row, as those of a jump model nearly are, cannot tell: sorting
 * them is their assignment at least cost, however far they have moved along the row.
 */
std::optional<std::string> swappedRole(const LabelCounts& counts);

} // namespace regime
