// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/jumpdetector.h"

namespace regime
{

/**
 * By how many candles the live label follows hindsight: over the newest training window of
 * `pieces`, the median over the changes of the recursion's label of the candles since the best
 * labelling, which uses later candles, changed to the same state. Changes that hindsight does not
 * know are left out; nothing when none is left. Errors: those of trainingData().
 */
Result<std::optional<double>> jumpLag(const TrainedJump& model,
                                      std::span<const CandleSeries> pieces,
                                      const DetectorConfig& config);

} // namespace regime
