// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/statistics.h"

namespace regime::hmm
{

/** Added to the numerator of every variance: hmmlearn's covars_prior. */
inline constexpr double varianceFloor = 0.01;

/** The M-step: sets `values` to what maximises the expected objective for `statistics`, which were
 *  gathered under `values` (formulas at fit()). Error: a covariance that is not positive definite
 *  even with 1e-7 added to its diagonal; `values` are then in no usable state. */
Result<Done> maximise(const Statistics& statistics, double stickiness, ParameterValues& values);

} // namespace regime::hmm
