// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/logspacepass.h"

#include <cmath>
#include <limits>

namespace regime::hmm
{

namespace
{

/** log of the sum of e^x_i; -inf when every x_i is. */
template <typename Vector> double logSumExp(const Vector& x)
{
    const double largest = x.maxCoeff();
    if (!(largest > -std::numeric_limits<double>::infinity()))
        return largest;
    return largest + std::log((x.array() - largest).exp().sum());
}

} // namespace

LogSpacePass::LogSpacePass(const ParameterValues& values, const Emission& emission,
                           const Eigen::MatrixXd& observations)
    : m_emission(emission), m_observations(observations),
      m_logTransitions(values.transitions.array().log()),
      m_logDensities(emission.logDensities(observations)),
      m_logAlpha(values.states(), observations.cols()),
      m_logBeta(values.states(), observations.cols())
{
    const Eigen::Index count = observations.cols(), states = values.states();
    m_logAlpha.col(0) = values.startProbabilities.array().log().matrix() + m_logDensities.col(0);
    for (Eigen::Index t = 1; t < count; ++t)
        for (Eigen::Index j = 0; j < states; ++j)
            m_logAlpha(j, t) =
                logSumExp(m_logAlpha.col(t - 1) + m_logTransitions.col(j)) + m_logDensities(j, t);
    m_logBeta.col(count - 1).setZero();
    for (Eigen::Index t = count - 2; t >= 0; --t) {
        const Eigen::VectorXd onward = m_logDensities.col(t + 1) + m_logBeta.col(t + 1);
        for (Eigen::Index i = 0; i < states; ++i)
            m_logBeta(i, t) = logSumExp(m_logTransitions.row(i).transpose() + onward);
    }
}

double LogSpacePass::logLikelihood() const
{
    return logSumExp(m_logAlpha.rightCols<1>());
}

Eigen::MatrixXd LogSpacePass::filtered() const
{
    Eigen::MatrixXd result = m_logAlpha;
    for (auto column : result.colwise())
        column = (column.array() - logSumExp(column)).exp();
    return result;
}

Eigen::MatrixXd LogSpacePass::posteriors() const
{
    Eigen::MatrixXd result = m_logAlpha + m_logBeta;
    for (auto column : result.colwise())
        column = (column.array() - logSumExp(column)).exp();
    return result;
}

void LogSpacePass::addTo(Statistics& statistics) const
{
    const Eigen::MatrixXd gamma = posteriors();
    const Eigen::Index count = gamma.cols(), states = gamma.rows();
    const Eigen::Index features = m_observations.rows();
    statistics.observations += count;
    statistics.start += gamma.col(0);
    statistics.occupancy += gamma.rowwise().sum();
    for (Eigen::Index t = 0; t + 1 < count; ++t) {
        const Eigen::VectorXd onward = m_logDensities.col(t + 1) + m_logBeta.col(t + 1);
        const double evidence = logSumExp(m_logAlpha.col(t) + m_logBeta.col(t));
        for (Eigen::Index i = 0; i < states; ++i)
            statistics.transitions.row(i).array() +=
                (m_logAlpha(i, t) - evidence + m_logTransitions.row(i).array() +
                 onward.transpose().array())
                    .exp();
    }
    for (Eigen::Index i = 0; i < states; ++i) {
        const Eigen::MatrixXd centred =
            m_observations.colwise() -
            Eigen::Map<const Eigen::VectorXd>(m_emission.mean(i), features);
        const Eigen::VectorXd weights = gamma.row(i);
        statistics.firstMoment.col(i) += centred * weights;
        if (m_emission.diagonal())
            statistics.secondMoment.col(i) += centred.cwiseAbs2() * weights;
        else
            statistics.secondMoment.middleCols(i * features, features) +=
                centred * weights.asDiagonal() * centred.transpose();
    }
}

} // namespace regime::hmm
