// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/drift.h"
#include "core/engine/values/modelbook.h"
#include "core/engine/values/modeldiagnostics.h"
#include "core/engine/values/penaltytrial.h"

namespace regime::samples
{

/** What the engine would say of the sample's live model, the same for each call. */
ModelDiagnostics modelDiagnostics();

/** Thirty days of drift; with `alarm` one feature is beyond its limit for the newest three. */
DriftReport driftReport(bool alarm);

StatesComparison statesComparison();

/** Three models; with `held` the newest is a candidate that waits for the operator. */
ModelBook modelBook(bool held);

/** A penalty of 30, stop 10 of the slider, beside the one in force. */
PenaltyTrials penaltyTrials();

} // namespace regime::samples
