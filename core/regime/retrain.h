// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/retrainreview.h"
#include "core/regime/jumpdetector.h"

namespace regime
{

/** New candles that two models are scored on at most, and the least that make them comparable. */
inline constexpr int mostScoredCandles = 240;
inline constexpr int leastScoredCandles = 60;

/** What a retrain knows; `Model` is TrainedModel or TrainedJump. */
template <typename Model> struct RetrainInputOf {
    /** Oldest first, a hole between two. The newest `trainingCandles` + mostScoredCandles candles
     *  are enough; fewer shorten the window that is trained on for the score. */
    std::span<const CandleSeries> pieces;
    std::int64_t intervalSec = 60;
    DetectorConfig config;
    const Model* live = nullptr; ///< null: the first model, with nothing to compare
};

/** A candidate and what it was decided on. */
template <typename Model> struct RetrainOf {
    Model model; ///< what is promoted, or held
    RetrainReview review;

    bool operator==(const RetrainOf&) const = default;
};

using RetrainInput = RetrainInputOf<TrainedModel>;
using JumpRetrainInput = RetrainInputOf<TrainedJump>;
using Retrain = RetrainOf<TrainedModel>;
using JumpRetrain = RetrainOf<TrainedJump>;

/**
 * The reviewed retrain of regime.md section 5. With at least 60 new candles a model is trained on
 * the window that ends before the (at most 240) newest of them, and scored against the live model
 * on those. Its refit on the newest window is the candidate, if it labels at least 90 % of the
 * candles both were trained on alike, else the scored model itself. With fewer new candles the
 * candidate is trained on the newest window and not scored. Labels and scores are those that live
 * ticks would have given. The same input gives the same bits. Errors: those of trainModel() (a
 * refusal: the live model stays), stopped.
 */
Result<Retrain> retrainModel(const RetrainInput& input, std::stop_token stop = {},
                             const TrainingProgress& progress = {});

/** The same of the second opinion, scored by what its recursion's least cost grows by. */
Result<JumpRetrain> retrainJump(const JumpRetrainInput& input, std::stop_token stop = {});

/**
 * Mean of `differences` (log-likelihood per candle, candidate minus live, in the order of time) and
 * its standard error with blocks of 24 as clusters, so that neighbours may depend on each other:
 * with block sums S_j of m_j candles, J blocks, m candles in all,
 *   J / (J - 1) sum_j (S_j - m_j mean)^2 / m^2
 * (A. C. Cameron, D. L. Miller, "A practitioner's guide to cluster-robust inference", J. Human
 * Resources 50 (2015), for the mean alone). More than one block.
 */
struct BlockedMean {
    double mean = 0;
    double standardError = 0;
};
BlockedMean blockedMean(std::span<const double> differences);

} // namespace regime
