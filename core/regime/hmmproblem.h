// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hmm/parameters.h"

#include <QJsonObject>
#include <QString>

namespace regime
{

/** A Baum-Welch exercise: from `start`, exactly `iterations` M-steps over `observations`. */
struct HmmProblem {
    Eigen::MatrixXd observations; ///< D x T
    hmm::Parameters start;
    int iterations = 0;
};

/** Reads a problem file: `observations` (T rows of D) or `observations_file` (a JSON file with
 *  that key, relative to the problem file), `covariance_type`, `iterations`, `start` (see
 *  parametersFromJson). Errors name the file or the field. */
Result<HmmProblem> readHmmProblem(const QString& path);

/**
 * Solves it on one thread, without early stop, refusal or restart: `log_likelihood_history` (before
 * each M-step), and of the final parameters `final`, `log_likelihood`, `smoothed` and `filtered` (T
 * rows of K), `viterbi_path`, `viterbi_log_probability`; `seconds_per_iteration` is wall time of
 * the iterations alone, null when there is none.
 */
Result<QJsonObject> solveHmmProblem(const HmmProblem& problem);

} // namespace regime
