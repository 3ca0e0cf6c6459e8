// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/trainedmodel.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regime
{

/** The states by rising mean of `ema_spread_pct`, of equals the lower number first; `means` is D x
 *  K, one column a state. */
std::vector<Eigen::Index> statesBySpread(const Eigen::MatrixXd& means);

/** The same model with its states renumbered: new state i is old state `order[i]`. */
hmm::Parameters reordered(const hmm::Parameters& parameters,
                          const std::vector<Eigen::Index>& order);

/** Names for K states in that order: BEARISH, RANGING ..., BULLISH; one state is RANGING. */
std::vector<Regime> namesInOrder(Eigen::Index states);

/** A sentence on every state occupied less than 3 % of the time or expected to last less than 3
 *  candles. */
std::vector<std::string> shortLivedStates(const TrainedModel& model);

/** A sentence on every state that fills less than 3 % of the training window; K names, K shares. */
std::vector<std::string> rareStates(std::span<const Regime> regimeOfState,
                                    std::span<const double> occupancy);

/** How the remark on a model begins whose states' names should not be trusted. */
inline constexpr std::string_view unreliableNamesRemark = "names unreliable";

/** How the one begins on a model with a state that is rare or soon left. */
inline constexpr std::string_view shortLivedRemark = "short-lived state";

/** Neighbouring states whose means of `ema_spread_pct` are closer than this, in pooled standard
 *  deviations, have unreliable names. */
inline constexpr double leastSeparation = 0.5;

/** K - 1 distances of neighbouring states by their mean (D x K) of `ema_spread_pct`, lowest mean
 *  first, in standard deviations: the root of the mean of the two states' variances (K) weighted by
 *  their occupancy (K). */
std::vector<double> nameSeparations(const Eigen::MatrixXd& means,
                                    std::span<const double> spreadVariances,
                                    std::span<const double> occupancy);
std::vector<double> nameSeparations(const TrainedModel& model);

/** Why the names should not be trusted, if so: two neighbours closer than `leastSeparation`;
 *  arguments as above. */
std::optional<std::string> closeNames(const Eigen::MatrixXd& means,
                                      std::span<const double> spreadVariances,
                                      std::span<const double> occupancy);

/** Why the names should not be trusted, if so: a state of a model that resembles one of the model
 *  before with another name. Both D x K, in the units of the model before, matched at least cost.
 */
std::optional<std::string> swappedNames(const Eigen::MatrixXd& means,
                                        std::span<const Regime> regimeOfState,
                                        const Eigen::MatrixXd& before,
                                        std::span<const Regime> regimeBefore);

/** Why the names of the states should not be trusted, if so: closeNames(), else swappedNames()
 *  against `previous`. */
std::optional<std::string> unreliableNames(const TrainedModel& model, const TrainedModel* previous);

} // namespace regime
