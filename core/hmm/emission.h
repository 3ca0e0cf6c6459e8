// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/densitytable.h"
#include "core/hmm/parameters.h"

#include <vector>

namespace regime::hmm
{

/**
 * The emission densities b_i(x) = N(x; mu_i, Sigma_i) of a model, prepared for many observations:
 *   log b_i(x) = -1/2 (D log 2 pi + log |Sigma_i| + |W_i (x - mu_i)|^2),
 * with W_i the inverse of Sigma_i's lower Cholesky factor (the reciprocal standard deviations when
 * Sigma_i is diagonal; Rabiner 1989, section IV.A, with one mixture). Logarithms are in nats, x in
 * the unit of the means. A `temper` above 1 divides the logarithm: densities are trusted less. The
 * values are to be those of a valid model; there are no errors.
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

    /** D means of one state. */
    const double* mean(Eigen::Index state) const { return m_mean.data() + state * m_features; }

    /** The same numbers for the recursions. Valid as long as this object. */
    DensityTable table() const;

private:
    const double* whitening(Eigen::Index state) const
    {
        return m_whitening.data() + state * m_features * (m_diagonal ? 1 : m_features);
    }

    Eigen::Index m_states;
    Eigen::Index m_features;
    bool m_diagonal;
    double m_exponent;
    std::vector<double> m_mean;
    std::vector<double> m_whitening;
    std::vector<double> m_logNorm;
};

} // namespace regime::hmm
