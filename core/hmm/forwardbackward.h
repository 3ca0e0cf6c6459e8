// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/parameters.h"

#include <Eigen/Core>

namespace regime::hmm
{

/** What is known of the state at each moment from the observations so far. */
struct Filtered {
    Eigen::MatrixXd probabilities; ///< K x T: P(state i at t | x_0 .. x_t)
    double logLikelihood = 0;      ///< log P(x_0 .. x_{T-1} | model)
};

/** What is known of the state at each moment from all observations, later ones too. */
struct Smoothed {
    Eigen::MatrixXd probabilities; ///< K x T: gamma_t(i) = P(state i at t | x_0 .. x_{T-1})
    double logLikelihood = 0;
};

/**
 * The forward recursion (Rabiner 1989, section III.A):
 *   alpha_0(i) = pi_i b_i(x_0),  alpha_t(j) = (sum_i alpha_{t-1}(i) a_ij) b_j(x_t),
 * each column divided by its sum; the log-likelihood is the sum of the logarithms of those divisors
 * (Rabiner's section V.A, equation 103). `observations` is D x T. Column t does not depend on any
 * observation after t, to the last bit. `temper` >= 1 divides the log densities (1 is Rabiner's
 * model). O(T K (K + D)) time, with D^2 for full and tied covariances. Errors: no observation,
 * another number of features than the model, a number that is not finite, observations too far from
 * every state to have a density.
 */
Result<Filtered> filter(const Parameters& model, const Eigen::MatrixXd& observations,
                        double temper = 1);

/**
 * The forward-backward procedure (Rabiner 1989, equation 27):
 *   gamma_t(i) = alpha_t(i) beta_t(i) / sum_k alpha_t(k) beta_t(k),
 *   beta_{T-1}(i) = 1,  beta_t(i) = sum_j a_ij b_j(x_{t+1}) beta_{t+1}(j).
 * Column t depends on every observation. Shapes and errors as for filter(); O(T K (K + D)) time and
 * 16 K bytes an observation beside the result.
 */
Result<Smoothed> smooth(const Parameters& model, const Eigen::MatrixXd& observations);

} // namespace regime::hmm
