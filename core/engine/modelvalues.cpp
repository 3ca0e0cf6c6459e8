// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/modelvalues.h"

namespace regime
{

namespace
{

ModelEntry entryOf(const RegisteredModel& registered, const ModelRegistry& registry)
{
    const StoredModel& stored = registered.stored;
    const TrainedModel& model = stored.model;
    ModelEntry entry;
    entry.id = stored.id;
    entry.standing = registered.standing;
    entry.trainedAtSec = stored.trainedAtSec;
    entry.firstCandleSec = model.firstCandleSec;
    entry.lastCandleSec = model.lastCandleSec;
    entry.observationCount = model.observationCount;
    entry.logLikelihood =
        model.logLikelihood / model.observationCount - model.scaler.std.array().log().sum();
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

} // namespace

ModelBook modelBook(const ModelRegistry& registry)
{
    ModelBook book;
    const auto models = registry.models();
    for (auto model = models.rbegin(); model != models.rend(); ++model)
        book.models.push_back(entryOf(*model, registry));
    for (const ModelEntry& entry : book.models) {
        if (entry.review.outcome != RetrainOutcome::Hold || entry.standing == ModelStanding::Live ||
            entry.standing == ModelStanding::Retired)
            break;
        ++book.heldInARow;
    }
    return book;
}

LiveModel liveModel(const RegisteredModel& model)
{
    return {model.stored.id, model.stored.trainedAtSec,
            std::make_shared<const TrainedModel>(model.stored.model)};
}

} // namespace regime
