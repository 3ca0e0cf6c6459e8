// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/detector.h"

#include <Eigen/Core>

#include <span>

namespace regime
{

/**
 * What regime.md section 4 makes of the probabilities (or scores) of a model's K states, which sum
 * to 1, named by `regimeOfState` (K entries): regime, the three probabilities, confidence, bias and
 * entropy, rounded as there. The rest of the estimate is the caller's.
 */
RegimeEstimate answerOf(const Eigen::VectorXd& states, std::span<const Regime> regimeOfState,
                        const DetectorConfig& config);

} // namespace regime
