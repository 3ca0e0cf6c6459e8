// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/statistics.h"

namespace regime::hmm
{

/** Added to the numerator of every variance: hmmlearn's covars_prior. */
inline constexpr double varianceFloor = 0.01;

/** Whether what scaling may have taken from `statistics`, gathered with `transitions`, is nothing
 * to any number that maximise() makes of them: each expected count is known to 1e-20 of itself, or
 *  known to be too small to count. */
bool exactEnough(const Statistics& statistics, const Eigen::MatrixXd& transitions);

/** The M-step: sets `values` to what maximises the expected objective for `statistics`, which were
 *  gathered under `values` (formulas at fit()). Error: a covariance that is not positive definite
 *  even with 1e-7 added to its diagonal; `values` are then in no usable state. */
Result<Done> maximise(const Statistics& statistics, double stickiness, ParameterValues& values);

} // namespace regime::hmm
