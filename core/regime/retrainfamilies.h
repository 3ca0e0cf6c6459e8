// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/retrain.h"
#include "core/regime/ticks.h"

/** What the review of a retrain asks of a family of models, once for each of them. */
namespace regime::family
{

constexpr ModelFamily familyOf(const TrainedModel&)
{
    return ModelFamily::Hmm;
}
constexpr ModelFamily familyOf(const TrainedJump&)
{
    return ModelFamily::Jump;
}

/** The best of all starts over `pieces`. */
Result<TrainedModel> fit(const RetrainInput& input, std::span<const CandleSeries> pieces,
                         const std::stop_token& stop, const TrainingProgress& progress);
Result<TrainedJump> fit(const JumpRetrainInput& input, std::span<const CandleSeries> pieces,
                        const std::stop_token& stop, const TrainingProgress& progress);

/** From `begin` alone, over the newest window. */
Result<TrainedModel> refit(const RetrainInput& input, const TrainedModel& begin,
                           const std::stop_token& stop, const TrainingProgress& progress);
Result<TrainedJump> refit(const JumpRetrainInput& input, const TrainedJump& begin,
                          const std::stop_token& stop, const TrainingProgress& progress);

/** What each start that was not refused arrived at. */
inline const std::vector<double>& startScores(const TrainedModel& model)
{
    return model.startLogLikelihoods;
}
inline const std::vector<double>& startScores(const TrainedJump& model)
{
    return model.startObjectives;
}

/** `model` in units in which its score can be set beside that of `live`: those of an HMM are in
 *  raw units, those of a jump model depend on the scaler. */
inline const TrainedModel& comparableWith(const TrainedModel&, const TrainedModel& model)
{
    return model;
}
inline TrainedJump comparableWith(const TrainedJump& live, const TrainedJump& model)
{
    return inUnitsOf(model, live.scaler);
}

/** Why the model's names are unreliable; empty when they are not. */
std::string namesProblem(const TrainedModel& model, const TrainedModel* live);
std::string namesProblem(const TrainedJump& model, const TrainedJump* live);

/** Why its names do not mean what those of the live model do, `shared` being the labels of both on
 *  the same candles; empty when they do. The states of an HMM are matched by their means alone. */
inline std::string rolesProblem(const TrainedModel&, const LabelCounts&)
{
    return {};
}
inline std::string rolesProblem(const TrainedJump&, const LabelCounts& shared)
{
    return swappedRole(shared).value_or(std::string());
}

/** ModelTraits::stay; `ticks` are the model's answers over the newest window. */
std::vector<double> stayOf(const TrainedModel& model, std::span<const RegimeEstimate> ticks);
std::vector<double> stayOf(const TrainedJump& model, std::span<const RegimeEstimate> ticks);

} // namespace regime::family
