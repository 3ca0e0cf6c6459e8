// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/jumpdetector.h"
#include "core/regime/replay.h"

namespace regime
{

/** What the jump model would have said live at the close of each candle of a series. */
struct JumpReplay {
    /** One for each candle from `start` on that had an answer; `modelId` from 1. */
    std::vector<ReplayRow> rows;
    std::vector<JumpReplayTraining> trainings;
    std::vector<std::string> messages; ///< a sentence on each training that gave no model
};

/**
 * replay() for the second opinion: trained on the same windows at the same candles, every candidate
 * promoted or, with gates, what retrainJump() promotes. Candles have no row while there is no
 * model, or fewer candles than JumpTracker needs. Errors: fewer candles than `start`, an
 * observation that is not finite, stopped.
 */
Result<JumpReplay> replayJump(const CandleSeries& series, const ReplayConfig& config,
                              std::stop_token stop = {});

} // namespace regime
