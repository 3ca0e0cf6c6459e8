// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <Eigen/Core>

/**
 * The statistical jump model: A. Bemporad, V. Breschi, D. Piga, S. Boyd, "Fitting jump models",
 * Automatica 96 (2018); P. Nystrup, E. Lindstroem, H. Madsen, "Learning hidden Markov models with
 * persistent states by penalizing jumps", Expert Systems with Applications 150 (2020); Y. Shu,
 * C. Yu, J. M. Mulvey, "Downside risk reduction using regime-switching signals: a statistical jump
 * model approach", Journal of Asset Management 25 (2024).
 *
 * K centres in D features, and a price on each change of state: a labelling s_0 .. s_{T-1} of the
 * observations x_0 .. x_{T-1} costs
 *   sum_t 0.5 ||x_t - theta[s_t]||^2 + penalty * #{t: s_t != s_{t-1}}.
 * Observations are D x T, one column a moment, in standardised units.
 */
namespace regime::jump
{

/** What labels are chosen by. */
struct Model {
    Eigen::MatrixXd centres; ///< theta: D x K, one column a state
    double penalty = 0;      ///< lambda: cost of a change of state, >= 0

    Eigen::Index states() const { return centres.cols(); }
    Eigen::Index features() const { return centres.rows(); }

    bool operator==(const Model& other) const;
};

/** Checks 1 to 8 states, 1 to 16 features, finite centres and a finite penalty >= 0; errors name
 *  the field and what is allowed. */
Result<Done> check(const Model& model);

/** The observations with every number brought to within 4 standard deviations, so that one wild
 *  moment can neither pull a centre nor pay for a change alone. */
Eigen::MatrixXd clipped(const Eigen::MatrixXd& standardised);

/** 0.5 ||x_t - theta[k]||^2 of every observation to every centre: K x T. */
Eigen::MatrixXd halfSquaredDistances(const Model& model, const Eigen::MatrixXd& observations);

} // namespace regime::jump
