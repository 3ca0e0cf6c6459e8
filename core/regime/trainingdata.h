// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/features/series.h"
#include "core/regime/trainedmodel.h"

#include <span>
#include <string>
#include <vector>

namespace regime
{

/** What is remarked on a model whose data were flat. */
inline constexpr const char* flatRsiRemark =
    "flat_rsi: prices stood still at the beginning of a run of candles, so its rsi_zone is -1 "
    "until they move";

/** Candles at the beginning of a piece behind a hole that take no part in training: its averages
 *  still remember that they began there. */
inline constexpr Eigen::Index candlesBehindHole = 100;

/** The newest training window, as a fit wants it. */
struct TrainingData {
    std::vector<Eigen::MatrixXd> sequences; ///< D x T_n each, standardised
    Eigen::Index observations = 0;          ///< of all sequences
    Scaler scaler;
    std::int64_t firstCandleSec = 0; ///< open times, inclusive
    std::int64_t lastCandleSec = 0;
    std::string hash;  ///< of the candles, 16 hex digits
    bool flat = false; ///< prices stood still at the beginning of a piece: its rsi_zone is -1
};

/**
 * Observations of the newest `config.trainingCandles` candles of `pieces` (oldest first, a hole
 * between two): each piece a sequence, the first 100 candles of all but the first left out
 * (regime.md section 2). Errors: fewer than `config.minTrainSamples` observations, a close or
 * volume that is not finite.
 */
Result<TrainingData> trainingData(std::span<const CandleSeries> pieces,
                                  const DetectorConfig& config);

} // namespace regime
