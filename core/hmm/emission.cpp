// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/emission.h"

#include <Eigen/Cholesky>

#include <cmath>
#include <numbers>

namespace regime::hmm
{

Emission::Emission(const ParameterValues& values, double temper)
    : m_states(values.states()), m_features(values.features()),
      m_diagonal(values.covarianceType == CovarianceType::Diag ||
                 values.covarianceType == CovarianceType::Spherical),
      m_exponent(-0.5 / temper), m_mean(m_states * m_features),
      m_whitening(m_states * m_features * (m_diagonal ? 1 : m_features)), m_logNorm(m_states)
{
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const bool spherical = values.covarianceType == CovarianceType::Spherical;
    for (Eigen::Index state = 0; state < m_states; ++state) {
        Eigen::Map<Eigen::VectorXd>(&m_mean[state * m_features], m_features) =
            values.means.col(state);
        double logDeterminant = 0;
        if (m_diagonal) {
            for (Eigen::Index i = 0; i < m_features; ++i) {
                const double variance = values.covariances(spherical ? 0 : i, state);
                m_whitening[state * m_features + i] = 1 / std::sqrt(variance);
                logDeterminant += std::log(variance);
            }
        } else {
            const Eigen::LLT<Eigen::MatrixXd> cholesky(values.covariance(state));
            Eigen::Map<RowMajor> whitening(&m_whitening[state * m_features * m_features],
                                           m_features, m_features);
            whitening.setIdentity();
            cholesky.matrixL().solveInPlace(whitening);
            const Eigen::MatrixXd factor = cholesky.matrixL();
            logDeterminant = 2 * factor.diagonal().array().log().sum();
        }
        const double logTwoPi = std::log(2 * std::numbers::pi);
        m_logNorm[state] =
            m_exponent * (static_cast<double>(m_features) * logTwoPi + logDeterminant);
    }
}

DensityTable Emission::table() const
{
    return {static_cast<int>(m_features), m_diagonal,       m_mean.data(),
            m_whitening.data(),           m_logNorm.data(), m_exponent};
}

double Emission::logDensity(Eigen::Index state, const double* observation) const
{
    const double* const centre = mean(state);
    const double* weights = whitening(state);
    double distance = 0;
    for (Eigen::Index i = 0; i < m_features; ++i) {
        double z = 0;
        if (m_diagonal) {
            z = weights[i] * (observation[i] - centre[i]);
        } else {
            for (Eigen::Index j = 0; j <= i; ++j)
                z += weights[j] * (observation[j] - centre[j]);
            weights += m_features;
        }
        distance += z * z;
    }
    return m_logNorm[state] + m_exponent * distance;
}

Eigen::MatrixXd Emission::logDensities(const Eigen::MatrixXd& observations) const
{
    eigen_assert(observations.rows() == m_features);
    Eigen::MatrixXd result(m_states, observations.cols());
    for (Eigen::Index t = 0; t < observations.cols(); ++t)
        for (Eigen::Index state = 0; state < m_states; ++state)
            result(state, t) = logDensity(state, observations.col(t).data());
    return result;
}

} // namespace regime::hmm
