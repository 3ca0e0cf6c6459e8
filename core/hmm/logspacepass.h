// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/emission.h"
#include "core/hmm/statistics.h"

namespace regime::hmm
{

/**
 * The forward and backward recursions on logarithms: right whatever the ranges of the numbers, and
 * more than ten times slower than ScaledPass. For the rare sequence on which scaling loses a state,
 * such as an outlier behind a transition that cannot be taken.
 */
class LogSpacePass
{
public:
    /** `observations`: D x T, T >= 1, finite. The arguments must outlive the pass. */
    LogSpacePass(const ParameterValues& values, const Emission& emission,
                 const Eigen::MatrixXd& observations);

    /** log P(observations | model). */
    double logLikelihood() const;

    /** P(state | observations up to t): K x T. */
    Eigen::MatrixXd filtered() const;

    /** gamma, P(state at t | all observations): K x T. */
    Eigen::MatrixXd posteriors() const;

    /** Adds all but the log-likelihood. */
    void addTo(Statistics& statistics) const;

private:
    const Emission& m_emission;
    const Eigen::MatrixXd& m_observations;
    Eigen::MatrixXd m_logTransitions;
    Eigen::MatrixXd m_logDensities;
    Eigen::MatrixXd m_logAlpha;
    Eigen::MatrixXd m_logBeta;
};

} // namespace regime::hmm
