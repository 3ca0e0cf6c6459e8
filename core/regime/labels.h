// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/trainedmodel.h"

#include <optional>
#include <string>
#include <vector>

namespace regime
{

/** The states by rising mean of `ema_spread_pct`; of equals the lower number first. */
std::vector<Eigen::Index> statesBySpread(const hmm::Parameters& parameters);

/** The same model with its states renumbered: new state i is old state `order[i]`. */
hmm::Parameters reordered(const hmm::Parameters& parameters,
                          const std::vector<Eigen::Index>& order);

/** Names for K states in that order: BEARISH, RANGING ..., BULLISH; one state is RANGING. */
std::vector<Regime> namesInOrder(Eigen::Index states);

/** A sentence on every state occupied less than 3 % of the time or expected to last less than 3
 *  candles. */
std::vector<std::string> shortLivedStates(const TrainedModel& model);

/** Neighbouring states whose means of `ema_spread_pct` are closer than this, in pooled standard
 *  deviations, have unreliable names. */
inline constexpr double leastSeparation = 0.5;

/** K - 1 distances of neighbouring states by their mean of `ema_spread_pct`, lowest mean first, in
 *  standard deviations pooled by occupancy. */
std::vector<double> nameSeparations(const TrainedModel& model);

/** Why the names of the states should not be trusted, if so: two neighbours closer than
 *  `leastSeparation`, or states that resemble states of `previous`
 *  (least-cost assignment of the means) with other names. */
std::optional<std::string> unreliableNames(const TrainedModel& model, const TrainedModel* previous);

} // namespace regime
