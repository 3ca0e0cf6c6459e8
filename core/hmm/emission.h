// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/parameters.h"

#include <vector>

namespace regime::hmm
{

/**
 * The emission densities b_i(x) = N(x; mu_i, Sigma_i) of a model, prepared for many observations:
 *   log b_i(x) = -1/2 (D log 2 pi + log |Sigma_i| + |W_i (x - mu_i)|^2),
 * with W_i the inverse of Sigma_i's lower Cholesky factor (the reciprocal standard deviations when
 * Sigma_i is diagonal). A `temper` above 1 divides the logarithm: densities are trusted less.
 */
class Emission
{
public:
    explicit Emission(const ParameterValues& values, double temper = 1);

    Eigen::Index states() const { return m_states; }
    Eigen::Index features() const { return m_features; }

    /** True when every Sigma_i is diagonal. */
    bool diagonal() const { return m_diagonal; }

    /** log b_i of one observation (D numbers). */
    double logDensity(Eigen::Index state, const double* observation) const;

    /** log b_i(x_t) of all states and observations: D x T in, K x T out. */
    Eigen::MatrixXd logDensities(const Eigen::MatrixXd& observations) const;

    // What the recursions read; states follow each other.
    const double* mean(Eigen::Index state) const { return &m_mean[state * m_features]; }
    /** D reciprocal standard deviations, or the D x D lower triangle of W_i row by row. */
    const double* whitening(Eigen::Index state) const
    {
        return &m_whitening[state * m_features * (m_diagonal ? 1 : m_features)];
    }
    /** The part of log b_i that does not depend on x, over the temper. */
    double logNorm(Eigen::Index state) const { return m_logNorm[state]; }
    /** -1/2 over the temper: what |W_i (x - mu_i)|^2 is multiplied by. */
    double exponent() const { return m_exponent; }

private:
    Eigen::Index m_states;
    Eigen::Index m_features;
    bool m_diagonal;
    double m_exponent;
    std::vector<double> m_mean;
    std::vector<double> m_whitening;
    std::vector<double> m_logNorm;
};

} // namespace regime::hmm
