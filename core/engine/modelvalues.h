// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimepipeline.h"
#include "core/engine/values/modelbook.h"
#include "core/regime/modelregistry.h"

namespace regime
{

/** The registries as they cross to the window; sequence and time are the caller's. */
ModelBook modelBook(const ModelRegistry& hmm, const JumpRegistry& jump);

/** A model of a registry as the pipeline takes it; `Model` is TrainedModel or TrainedJump. */
template <typename Model> Live<Model> liveModel(const Registered<Model>& model)
{
    return {model.stored.id, model.stored.trainedAtSec,
            std::make_shared<const Model>(model.stored.model)};
}

} // namespace regime
