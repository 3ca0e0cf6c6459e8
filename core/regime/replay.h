// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/retrain.h"
#include "core/regime/shownregime.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace regime
{

/** How a replay walks. */
struct ReplayConfig {
    DetectorConfig detector;         ///< trainingCandles is the length of each training window
    std::size_t retrainEvery = 1440; ///< candles from one training to the next
    std::size_t start = 2000;        ///< index of the first candle answered; >= trainingCandles
    int confirmCandles = 5;
    bool gates = false; ///< retrains are reviewed; else every candidate is promoted
};

inline constexpr const char* replayStopped = "the replay was stopped";

/** What a detector would have said live at the close of one candle. */
struct ReplayRow {
    std::size_t candle = 0; ///< index
    RegimeEstimate estimate;
    ShownRegime shown = ShownRegime::Undecided;
    int modelId = 0; ///< from 1, the place of its training

    bool operator==(const ReplayRow&) const = default;
};

/** One training of a replay that gave a model: a TrainedModel or a TrainedJump. */
template <typename Model> struct ReplayTrainingOf {
    std::size_t candle = 0; ///< index of the first candle it did not know
    Model model;
    RetrainReview review; ///< without gates only its outcome is set
};
using ReplayTraining = ReplayTrainingOf<TrainedModel>;
using JumpReplayTraining = ReplayTrainingOf<TrainedJump>;

/** Interval of a series, of at least two candles: from its first to its second. */
std::int64_t intervalOf(const CandleSeries& series);

template <typename Model> struct ReplayOf {
    std::vector<ReplayRow> rows; ///< one for each candle from `start` on that has an answer
    std::vector<ReplayTrainingOf<Model>> trainings;
    std::vector<std::string> messages; ///< a sentence on each training that gave no model
};
using HmmReplay = ReplayOf<TrainedModel>;
using JumpReplay = ReplayOf<TrainedJump>;

/**
 * Walk-forward detection over one unbroken series, quiet candles filled in: a model is trained on
 * the candles just before `start` and again every `retrainEvery` candles, each on what was known
 * then, with the live model as one start. Every candidate is promoted, or, with gates, what
 * retrainModel() promotes. Each row equals what inferRegime() answers on the candles up to it.
 * Where a later training is refused or held the live model stays. `progress` gets the share done, 0
 * to 1, often while a training runs. Errors: fewer candles than `start`, the first training
 * refused, a candle that cannot be answered, stopped.
 */
Result<HmmReplay> replay(const CandleSeries& series, const ReplayConfig& config,
                         std::stop_token stop = {},
                         const std::function<void(double)>& progress = {});

/**
 * The same for the second opinion: its trainings at the same candles, each on the same window, and
 * what JumpTracker answers. Without a first model it waits for the next training. Candles have no
 * row while there is no model, or fewer candles than JumpTracker needs.
 */
Result<JumpReplay> replayJump(const CandleSeries& series, const ReplayConfig& config,
                              std::stop_token stop = {},
                              const std::function<void(double)>& progress = {});

} // namespace regime
