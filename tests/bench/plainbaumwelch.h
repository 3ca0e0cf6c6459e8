// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cmath>

/** The yardstick: Baum-Welch for diagonal covariances as one writes it with Eigen, scaled, one pass
 *  a step, nothing clever. Three states and four features known to the compiler. */
namespace regime::bench
{

inline constexpr int K = 3;
inline constexpr int D = 4;

struct PlainModel {
    Eigen::Matrix<double, K, 1> start;
    Eigen::Matrix<double, K, K> transitions;
    Eigen::Matrix<double, D, K> means;
    Eigen::Matrix<double, D, K> variances;
};

class PlainBaumWelch
{
public:
    explicit PlainBaumWelch(Eigen::Index count)
        : m_density(K, count), m_alpha(K, count), m_beta(K, count), m_scale(count)
    {
    }

    /** One iteration: the model after it, and log P(x) before it. */
    double iterate(PlainModel& model, const Eigen::Matrix<double, D, Eigen::Dynamic>& x)
    {
        const Eigen::Index count = x.cols();
        for (int k = 0; k < K; ++k) {
            const Eigen::Array<double, D, 1> precision = model.variances.col(k).cwiseInverse();
            const double norm = model.variances.col(k).array().log().sum() + D * std::log(2 * M_PI);
            m_density.row(k) =
                -0.5 * (((x.colwise() - model.means.col(k)).array().square().colwise() * precision)
                            .colwise()
                            .sum() +
                        norm);
        }
        const Eigen::RowVectorXd top = m_density.colwise().maxCoeff();
        m_density = (m_density.rowwise() - top).array().exp();

        m_alpha.col(0) = model.start.cwiseProduct(m_density.col(0));
        m_scale[0] = m_alpha.col(0).sum();
        m_alpha.col(0) /= m_scale[0];
        for (Eigen::Index t = 1; t < count; ++t) {
            m_alpha.col(t) =
                (model.transitions.transpose() * m_alpha.col(t - 1)).cwiseProduct(m_density.col(t));
            m_scale[t] = m_alpha.col(t).sum();
            m_alpha.col(t) /= m_scale[t];
        }

        Eigen::Matrix<double, K, K> pairs = Eigen::Matrix<double, K, K>::Zero();
        m_beta.col(count - 1).setOnes();
        for (Eigen::Index t = count - 2; t >= 0; --t) {
            const Eigen::Matrix<double, K, 1> onward =
                m_density.col(t + 1).cwiseProduct(m_beta.col(t + 1)) / m_scale[t + 1];
            m_beta.col(t) = model.transitions * onward;
            pairs += m_alpha.col(t) * onward.transpose();
        }
        const double logLikelihood = m_scale.array().log().sum() + top.sum();

        m_alpha = m_alpha.cwiseProduct(m_beta); // gamma
        model.start = m_alpha.col(0);
        model.transitions = model.transitions.cwiseProduct(pairs);
        for (int k = 0; k < K; ++k) {
            model.transitions.row(k) /= model.transitions.row(k).sum();
            const double weight = m_alpha.row(k).sum();
            model.means.col(k) = x * m_alpha.row(k).transpose() / weight;
            model.variances.col(k) =
                (((x.colwise() - model.means.col(k)).array().square().matrix() *
                  m_alpha.row(k).transpose())
                     .array() +
                 0.01) /
                weight;
        }
        return logLikelihood;
    }

private:
    Eigen::Matrix<double, K, Eigen::Dynamic> m_density, m_alpha, m_beta;
    Eigen::VectorXd m_scale;
};

} // namespace regime::bench
