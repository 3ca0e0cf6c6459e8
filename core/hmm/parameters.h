// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hmm/limits.h"

#include <Eigen/Core>

#include <optional>
#include <string_view>

/**
 * Hidden Markov models with Gaussian emissions, after L. R. Rabiner, "A Tutorial on Hidden Markov
 * Models and Selected Applications in Speech Recognition", Proc. IEEE 77 (1989), 257-286.
 *
 * Throughout: K states, D features, T observations, times from 0. An observation sequence is a
 * D x T matrix with one column for each moment. State vectors are columns of K entries, so a
 * sequence of them is K x T. Logarithms are natural; log-likelihoods are in nats. Observations have
 * whatever unit they are given in (training standardises them), means the same, covariances its
 * square; probabilities and chances are pure numbers.
 *
 * To be read in this order:
 *   parameters.h       the model lambda = (A, B, pi)                      section II
 *   emission.h         the densities b_i(x)                               section IV.A
 *   forwardbackward.h  P(x | lambda) and the states' probabilities        sections III.A, III.B
 *   viterbi.h          the single best path                               section III.B
 *   baumwelch.h        re-estimation of lambda                            section III.C
 *   starts.h, search.h where it begins, and the best of several           section V.C
 *   matching.h         which state of one model is which of another
 *   scaledpass.h, logspacepass.h, mstep.h, statistics.h                   how it is computed
 */
namespace regime::hmm
{

/** What the covariances of the K states have in common. */
enum class CovarianceType { Diag, Full, Spherical, Tied };

/** "diag", "full", "spherical" or "tied". */
std::string_view covarianceTypeName(CovarianceType type);
std::optional<CovarianceType> covarianceTypeFromName(std::string_view name);

/** The numbers of a model, not yet checked. */
struct ParameterValues {
    CovarianceType covarianceType = CovarianceType::Diag;
    Eigen::VectorXd startProbabilities; ///< pi: K, P(first state is i)
    Eigen::MatrixXd transitions;        ///< A: K x K, (i, j) is P(next state is j | state is i)
    Eigen::MatrixXd means;              ///< mu: D x K, one column a state
    /** Diag: D x K variances, one column a state. Spherical: 1 x K variances. Tied: one D x D
     *  matrix. Full: D x (D K), the states' matrices side by side. */
    Eigen::MatrixXd covariances;

    Eigen::Index states() const { return means.cols(); }
    Eigen::Index features() const { return means.rows(); }

    /** Sigma of one state written out: D x D. */
    Eigen::MatrixXd covariance(Eigen::Index state) const;

    /** Equal number by number and shape by shape. */
    bool operator==(const ParameterValues& other) const;
};

/**
 * lambda = (A, B, pi): a model that has been checked and does not change. 1 to 8 states, 1 to 16
 * features; probabilities are not negative and sum to 1 within 1e-6; covariances are symmetric and
 * positive definite; every number is finite.
 */
class Parameters
{
public:
    /** One state, one feature, standard normal. */
    Parameters();

    /** Errors name the field as model files do (startprob, transmat, means, covars), the entry,
     *  and what is allowed. */
    static Result<Parameters> create(ParameterValues values);

    const ParameterValues& values() const { return m_values; }
    CovarianceType covarianceType() const { return m_values.covarianceType; }
    Eigen::Index states() const { return m_values.states(); }
    Eigen::Index features() const { return m_values.features(); }
    const Eigen::VectorXd& startProbabilities() const { return m_values.startProbabilities; }
    const Eigen::MatrixXd& transitions() const { return m_values.transitions; }
    const Eigen::MatrixXd& means() const { return m_values.means; }
    const Eigen::MatrixXd& covariances() const { return m_values.covariances; }
    Eigen::MatrixXd covariance(Eigen::Index state) const { return m_values.covariance(state); }

    bool operator==(const Parameters&) const = default;

private:
    explicit Parameters(ParameterValues values);

    ParameterValues m_values;
};

/** Checks that `observations` is a sequence `features` can be computed on: D rows, at least one
 *  column, every number finite. Errors name the column. */
Result<Done> checkObservations(const Eigen::MatrixXd& observations, Eigen::Index features);

} // namespace regime::hmm
