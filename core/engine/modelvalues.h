// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimepipeline.h"
#include "core/engine/values/modelbook.h"
#include "core/regime/modelregistry.h"

namespace regime
{

/** The registry as it crosses to the window; sequence and time are the caller's. */
ModelBook modelBook(const ModelRegistry& registry);

/** A model of the registry as the pipeline takes it. */
LiveModel liveModel(const RegisteredModel& model);

} // namespace regime
