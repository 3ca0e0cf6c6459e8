// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/logspacepass.h"

#include <cmath>
#include <limits>

namespace regime::hmm
{

namespace
{

/** e^x and log x entry by entry; Eigen's own leave a little of e^-inf. */
template <typename Vector> auto exponential(const Vector& x)
{
    return x.unaryExpr([](double value) { return std::exp(value); });
}
template <typename Vector> auto logarithm(const Vector& x)
{
    return x.unaryExpr([](double value) { return std::log(value); });
}

/** log of the sum of e^x_i; -inf when every x_i is. */
template <typename Vector> double logSumExp(const Vector& x)
{
    const double largest = x.maxCoeff();
    if (!(largest > -std::numeric_limits<double>::infinity()))
        return largest;
    return largest + std::log(exponential(x.array() - largest).sum());
}

} // namespace

LogSpacePass::LogSpacePass(const ParameterValues& values, const Emission& emission,
                           const Eigen::MatrixXd& observations)
    : m_emission(emission), m_observations(observations),
      m_logTransitions(logarithm(values.transitions)),
      m_logDensities(emission.logDensities(observations)),
      m_logAlpha(values.states(), observations.cols()),
      m_logBeta(values.states(), observations.cols()), m_logScale(observations.cols())
{
    const Eigen::Index count = observations.cols(), states = values.states();
    const auto scale = [this](Eigen::Index t) {
        m_logScale[t] = logSumExp(m_logAlpha.col(t));
        m_logAlpha.col(t).array() -= m_logScale[t];
    };
    m_logAlpha.col(0) = logarithm(values.startProbabilities) + m_logDensities.col(0);
    scale(0);
    for (Eigen::Index t = 1; t < count; ++t) {
        for (Eigen::Index j = 0; j < states; ++j)
            m_logAlpha(j, t) =
                logSumExp(m_logAlpha.col(t - 1) + m_logTransitions.col(j)) + m_logDensities(j, t);
        scale(t);
    }
    m_logBeta.col(count - 1).setZero();
    for (Eigen::Index t = count - 2; t >= 0; --t) {
        const Eigen::VectorXd next = onward(t + 1);
        for (Eigen::Index i = 0; i < states; ++i)
            m_logBeta(i, t) = logSumExp(m_logTransitions.row(i).transpose() + next);
    }
}

Eigen::VectorXd LogSpacePass::onward(Eigen::Index t) const
{
    return (m_logDensities.col(t) + m_logBeta.col(t)).array() - m_logScale[t];
}

double LogSpacePass::logLikelihood() const
{
    return m_logScale.sum();
}

Eigen::MatrixXd LogSpacePass::filtered() const
{
    return exponential(m_logAlpha);
}

Eigen::MatrixXd LogSpacePass::posteriors() const
{
    Eigen::MatrixXd result = m_logAlpha + m_logBeta;
    for (auto column : result.colwise())
        column = exponential(column.array() - logSumExp(column)).eval();
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
        const Eigen::ArrayXd next = onward(t + 1).array();
        const double evidence = logSumExp(m_logAlpha.col(t) + m_logBeta.col(t));
        for (Eigen::Index i = 0; i < states; ++i)
            statistics.transitions.row(i).array() += exponential(
                m_logAlpha(i, t) - evidence + m_logTransitions.row(i).array() + next.transpose());
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
