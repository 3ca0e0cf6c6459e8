// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/parameters.h"

#include <Eigen/Core>

namespace regime::hmm
{

/**
 * What the M-step needs to know of the data: expected counts and moments under a model, summed
 * over sequences (Rabiner 1989, equations 37, 38 and section V.B). gamma_t(i) is P(state i at t |
 * all observations), xi_t(i, j) is P(i at t, j at t + 1 | all observations).
 */
struct Statistics {
    Statistics(Eigen::Index states, Eigen::Index features, bool diagonal)
        : start(Eigen::VectorXd::Zero(states)), occupancy(Eigen::VectorXd::Zero(states)),
          transitions(Eigen::MatrixXd::Zero(states, states)),
          firstMoment(Eigen::MatrixXd::Zero(features, states)),
          secondMoment(Eigen::MatrixXd::Zero(features, diagonal ? states : features * states))
    {
    }

    void clear()
    {
        logLikelihood = 0;
        observations = 0;
        lost = 0;
        start.setZero();
        occupancy.setZero();
        transitions.setZero();
        firstMoment.setZero();
        secondMoment.setZero();
    }

    double logLikelihood = 0;      ///< log P(observations | model), summed over sequences
    Eigen::Index observations = 0; ///< T, summed over sequences
    Eigen::VectorXd start;         ///< K: sum of gamma_0 over sequences
    Eigen::VectorXd occupancy;     ///< K: sum of gamma_t
    Eigen::MatrixXd transitions;   ///< K x K: sum of xi_t
    /** D x K: sum of gamma_t(i) (x_t - mu_i), with the means of the model that gamma came from. */
    Eigen::MatrixXd firstMoment;
    /** The same of squares (D x K) when covariances are diagonal, else of outer products, lower
     *  triangles side by side (D x (D K)). */
    Eigen::MatrixXd secondMoment;
    /** The most that underflow may have taken from any entry of `start`, `occupancy` and
     *  `transitions`, and from any sum of their terms; 0 where nothing was scaled. */
    double lost = 0;
};

} // namespace regime::hmm
