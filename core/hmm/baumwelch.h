// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/parameters.h"

#include <Eigen/Core>

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace regime::hmm
{

/** How far Baum-Welch goes. */
struct FitOptions {
    int iterations = 100; ///< M-steps at most
    /** Stops when an iteration gains less log-likelihood than this; nothing: never early. */
    std::optional<double> tolerance = 0.01;
    /** Pseudo-counts added to the diagonal of the expected transitions. */
    double stickiness = 0;
    std::stop_token stop; ///< looked at before each iteration
    /** Called behind each iteration with the number of iterations done. */
    std::function<void(int)> progress;
};

/** What a fit arrived at. */
struct Fit {
    Parameters parameters;
    std::vector<double> logLikelihoodHistory; ///< log P(observations) before each M-step
    double logLikelihood = 0;                 ///< of the final parameters
    Eigen::VectorXd occupancy;                ///< K: share of gamma in the last E-step, sums to 1
};

/**
 * Baum-Welch re-estimation (Rabiner 1989, section III.C; several sequences: section V.B) from
 * `start`, over independent sequences of D x T_n observations each. With sums over time and
 * sequences of gamma and xi, and N_i the sum of gamma_t(i):
 *   pi_i    = sum of gamma_0(i) / number of sequences
 *   a_ij    = (sum of xi_t(i, j) + stickiness [i = j]) / (the same summed over j)
 *   mu_i    = sum of gamma_t(i) x_t / N_i
 *   Sigma_i = (0.01 I + sum of gamma_t(i) (x_t - mu_i)(x_t - mu_i)') / max(N_i, 1e-5)
 * Sigma_i keeps the diagonal alone (diag), its mean (spherical), or is one for all states, the sums
 * running over them and the divisor being the number of observations (tied). These are the
 * conventions of hmmlearn's GaussianHMM, to the digit. Two exceptions concern what has no data: a
 * state that is never left keeps its row of a_ij, one without gamma its mean (expected counts below
 * 1e-250 are none); and a transition that was possible never falls below 1e-100, so that scaling
 * stays exact. Scaling itself never shows: an iteration in which it may take 1e-20 of any of these
 * numbers from it is done on logarithms, as is every one of a model with a_ij = 0.
 *
 * log-likelihood - 0.005 sum of trace(Sigma_i^-1) + stickiness sum of log a_ii never falls (tied:
 * the trace once). Time O(T K (K + D)), with D^2 for full and tied; 16 K bytes an observation.
 * Errors: no observation, shapes, a number that is not finite, a covariance that is not positive
 * definite even with 1e-7 on its diagonal, stopped.
 */
Result<Fit> fit(const Parameters& start, std::span<const Eigen::MatrixXd> sequences,
                const FitOptions& options = {});

/** What an M-step never lowers for these parameters, given their log-likelihood (see fit). */
double objective(const Parameters& parameters, double logLikelihood, double stickiness = 0);

/** The message of a fit that was stopped. */
inline constexpr const char* stoppedMessage = "the fit was stopped";

} // namespace regime::hmm
