// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/modelvalues.h"

namespace regime
{

namespace
{

std::optional<double> logLikelihoodOf(const TrainedModel& model)
{
    return logLikelihoodPerCandle(model);
}
/** It has no likelihood. */
std::optional<double> logLikelihoodOf(const TrainedJump&)
{
    return std::nullopt;
}

template <typename Model>
ModelEntry entryOf(const Registered<Model>& registered, const ModelRegistryOf<Model>& registry)
{
    const Stored<Model>& stored = registered.stored;
    const Model& model = stored.model;
    ModelEntry entry;
    entry.id = stored.id;
    entry.standing = registered.standing;
    entry.trainedAtSec = stored.trainedAtSec;
    entry.firstCandleSec = model.firstCandleSec;
    entry.lastCandleSec = model.lastCandleSec;
    entry.observationCount = model.observationCount;
    entry.logLikelihood = logLikelihoodOf(model);
    entry.keptStart = QString::fromStdString(model.keptStart);
    for (const std::string& remark : model.remarks)
        entry.remarks << QString::fromStdString(remark);
    entry.decision = registered.decision;
    entry.decidedAtSec = registered.decidedAtSec;
    entry.canRollBack = &registered != registry.live() && &registered != registry.held() &&
                        registry.mayServe(registered);
    entry.review = stored.review;
    return entry;
}

template <typename Model> ModelShelf shelfOf(const ModelRegistryOf<Model>& registry)
{
    ModelShelf shelf;
    const auto models = registry.models();
    for (auto model = models.rbegin(); model != models.rend(); ++model)
        shelf.models.push_back(entryOf(*model, registry));
    for (const ModelEntry& entry : shelf.models) {
        if (entry.review.outcome != RetrainOutcome::Hold || entry.standing == ModelStanding::Live ||
            entry.standing == ModelStanding::Retired)
            break;
        ++shelf.heldInARow;
    }
    return shelf;
}

} // namespace

ModelBook modelBook(const ModelRegistry& hmm, const JumpRegistry& jump)
{
    ModelBook book;
    static_cast<ModelShelf&>(book) = shelfOf(hmm);
    book.jump = shelfOf(jump);
    return book;
}

} // namespace regime
