// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"
#include "core/base/result.h"
#include "core/features/series.h"
#include "core/regime/trainedmodel.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>

namespace regime
{

/** What a tick answers, before anything is neutralised: regime.md section 4. */
struct RegimeEstimate {
    std::int64_t candleTimeSec = 0; ///< open time of the newest candle it knows
    Regime regime = Regime::Ranging;
    RegimeProbabilities probabilities{0.0, 1.0, 0.0};
    double confidence = 0;    ///< largest minus second largest probability, 4 decimals
    double biasSignal = 0;    ///< [-1, 1], 4 decimals, 0 below the confidence threshold
    double pSwitch = 0;       ///< chance that the next candle is in another state
    double entropy = 0;       ///< of the state probabilities, 0 to 1
    double logLikelihood = 0; ///< of the newest observation given those before it, raw units
    int observationCount = 0; ///< rows that entered the recursion

    bool operator==(const RegimeEstimate&) const = default;
};

/** Called with the share of the work done, 0 to 1, from the thread that trains. */
using TrainingProgress = std::function<void(double)>;

/**
 * Trains a model on the newest `config.trainingCandles` candles of `pieces` (oldest first, each its
 * own sequence; a hole lies between two pieces). The live model, if any, is one of the starts when
 * there are several. The same pieces, config and live model give the same bits. Errors: too few
 * observations, non-finite input, all starts refused (with the reasons), stopped.
 */
Result<TrainedModel> trainModel(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                                const TrainedModel* live = nullptr, std::stop_token stop = {},
                                const TrainingProgress& progress = {});

/** The same with one start: `begin`, a model of the same shape. Errors: also another shape. */
Result<TrainedModel> refitModel(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                                const TrainedModel& begin, const TrainedModel* live,
                                std::stop_token stop = {}, const TrainingProgress& progress = {});

/**
 * One tick: features of the newest `config.recentCandles` candles of `recent`, the last
 * `config.inferenceWindow` rows through the forward recursion. Only the past enters. Errors: too
 * few candles ("warming up n/100"), a non-finite number.
 */
Result<RegimeEstimate> inferRegime(const TrainedModel& model, const CandleSeries& recent,
                                   const DetectorConfig& config);

/** The newest candles of an unbroken run, oldest first, where they lie. */
struct RecentCandles {
    std::span<const double> close;
    std::span<const double> volume;
    std::int64_t newestOpenTimeSec = 0;
};

/** The same tick without a copy of the candles. */
Result<RegimeEstimate> inferRegime(const TrainedModel& model, const RecentCandles& recent,
                                   const DetectorConfig& config);

/** True when there is no model or the last training is `config.retrainIntervalSec` ago. */
bool needsRetrain(const std::optional<double>& lastTrainSec, double nowSec,
                  const DetectorConfig& config);

} // namespace regime
