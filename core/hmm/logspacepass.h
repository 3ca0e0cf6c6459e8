// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/emission.h"
#include "core/hmm/statistics.h"

namespace regime::hmm
{

/**
 * The forward and backward recursions on logarithms: right whatever the ranges of the numbers, and
 * more than ten times slower than ScaledPass; 24 K + 8 bytes an observation, and 8 (K + D) more
 * while addTo() runs. For the rare sequence on which scaling loses a state, such as an outlier
 * behind a transition that cannot be taken.
 * Logarithms too are scaled (Rabiner 1989, equations 92 and 94): without it they would grow with t
 * and their last digits with them.
 */
class LogSpacePass
{
public:
    /** `observations`: D x T, T >= 1, finite. The arguments must outlive the pass. */
    LogSpacePass(const ParameterValues& values, const Emission& emission,
                 const Eigen::MatrixXd& observations);

    /** log P(observations | model). */
    double logLikelihood() const;

    /** P(state i at t | observations up to t): K x T. */
    Eigen::MatrixXd filtered() const;

    /** gamma_t(i), P(state i at t | all observations): K x T. */
    Eigen::MatrixXd posteriors() const;

    /** Adds all but the log-likelihood. */
    void addTo(Statistics& statistics) const;

private:
    /** log b_i(x_t) beta_t(i), scaled: K. */
    Eigen::VectorXd onward(Eigen::Index t) const;

    const Emission& m_emission;
    const Eigen::MatrixXd& m_observations;
    Eigen::MatrixXd m_logTransitions;
    Eigen::MatrixXd m_logDensities;
    Eigen::MatrixXd m_logAlpha; ///< of columns that sum to 1
    Eigen::MatrixXd m_logBeta;  ///< scaled like alpha, so that sum of alpha_t beta_t is 1
    Eigen::VectorXd m_logScale; ///< log of what each column of alpha was divided by
};

} // namespace regime::hmm
