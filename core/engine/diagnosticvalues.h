// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimepipeline.h"
#include "core/engine/values/drift.h"
#include "core/engine/values/modeldiagnostics.h"
#include "core/regime/drift.h"
#include "core/regime/statecomparison.h"

#include <span>

namespace regime
{

/** What core/regime says of a model, in the form that crosses to the window. */

ModelDiagnostics describe(const LiveModel& live, const DetectorConfig& config);

DriftReport driftReport(const LiveModel& live, std::span<const DriftDay> days, double asOfSec);

std::vector<StatesCandidate> candidatesOf(std::span<const StatesScore> scores);

} // namespace regime
