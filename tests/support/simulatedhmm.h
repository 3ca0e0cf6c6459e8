// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/parameters.h"

#include <Eigen/Cholesky>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

/** Models and sequences to test with, and slow, plain ways to the same answers. */
namespace regime::hmm::simulated
{

inline const std::vector<CovarianceType> allTypes{CovarianceType::Diag, CovarianceType::Full,
                                                  CovarianceType::Spherical, CovarianceType::Tied};

/** A random model of K states and D features. */
inline Parameters model(int states, int features, CovarianceType type, unsigned seed)
{
    std::mt19937_64 engine(seed);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform(0.1, 1);
    const auto positive = [&] { return uniform(engine); };
    ParameterValues values;
    values.covarianceType = type;
    values.startProbabilities = Eigen::VectorXd::NullaryExpr(states, positive);
    values.startProbabilities /= values.startProbabilities.sum();
    values.transitions = Eigen::MatrixXd::NullaryExpr(states, states, positive);
    values.transitions.diagonal().array() += states;
    for (auto row : values.transitions.rowwise())
        row /= row.sum();
    values.means =
        Eigen::MatrixXd::NullaryExpr(features, states, [&] { return 2 * normal(engine); });
    const auto matrix = [&] {
        const Eigen::MatrixXd square =
            Eigen::MatrixXd::NullaryExpr(features, features, [&] { return normal(engine); });
        return Eigen::MatrixXd(0.3 * square * square.transpose() +
                               0.3 * Eigen::MatrixXd::Identity(features, features));
    };
    if (type == CovarianceType::Diag)
        values.covariances = Eigen::MatrixXd::NullaryExpr(features, states, positive);
    else if (type == CovarianceType::Spherical)
        values.covariances = Eigen::MatrixXd::NullaryExpr(1, states, positive);
    else if (type == CovarianceType::Tied)
        values.covariances = matrix();
    else {
        values.covariances.resize(features, features * states);
        for (int i = 0; i < states; ++i)
            values.covariances.middleCols(i * features, features) = matrix();
    }
    return *Parameters::create(std::move(values));
}

/** A sequence that the model brings forth: D x T. */
inline Eigen::MatrixXd sequence(const Parameters& model, Eigen::Index count, unsigned seed)
{
    std::mt19937_64 engine(seed);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    const auto draw = [&](const auto& probabilities) {
        double left = uniform(engine);
        Eigen::Index i = 0;
        while (i + 1 < probabilities.size() && left >= probabilities[i])
            left -= probabilities[i++];
        return i;
    };
    std::vector<Eigen::MatrixXd> factors;
    for (Eigen::Index i = 0; i < model.states(); ++i)
        factors.push_back(model.covariance(i).llt().matrixL());
    Eigen::MatrixXd result(model.features(), count);
    Eigen::Index state = draw(model.startProbabilities());
    for (Eigen::Index t = 0; t < count; ++t) {
        const Eigen::VectorXd noise =
            Eigen::VectorXd::NullaryExpr(model.features(), [&] { return normal(engine); });
        result.col(t) = model.means().col(state) + factors[state] * noise;
        state = draw(Eigen::VectorXd(model.transitions().row(state)));
    }
    return result;
}

/** log N(x; mu, Sigma) by the textbook. */
inline double logNormal(const Parameters& model, Eigen::Index state, const Eigen::VectorXd& x)
{
    const Eigen::LLT<Eigen::MatrixXd> cholesky(model.covariance(state));
    const Eigen::VectorXd z = cholesky.matrixL().solve(x - model.means().col(state));
    const Eigen::MatrixXd factor = cholesky.matrixL();
    return -0.5 * (static_cast<double>(x.size()) * std::log(2 * M_PI) + z.squaredNorm()) -
           factor.diagonal().array().log().sum();
}

/** All that can be known of a short sequence, by going through every path of states. */
struct Enumerated {
    double likelihood = 0;
    Eigen::MatrixXd smoothed; ///< K x T
    std::vector<int> best;    ///< the most probable path
    double bestProbability = 0;
};

inline Enumerated enumerate(const Parameters& model, const Eigen::MatrixXd& observations)
{
    const Eigen::Index states = model.states(), count = observations.cols();
    Enumerated result;
    result.smoothed = Eigen::MatrixXd::Zero(states, count);
    std::vector<int> path(count, 0);
    const auto paths = static_cast<int>(std::pow(states, count) + 0.5);
    for (int number = 0; number < paths; ++number) {
        int rest = number;
        for (int& state : path) {
            state = rest % static_cast<int>(states);
            rest /= static_cast<int>(states);
        }
        double probability = model.startProbabilities()[path[0]];
        for (Eigen::Index t = 0; t < count; ++t) {
            if (t > 0)
                probability *= model.transitions()(path[t - 1], path[t]);
            probability *= std::exp(logNormal(model, path[t], observations.col(t)));
        }
        result.likelihood += probability;
        for (Eigen::Index t = 0; t < count; ++t)
            result.smoothed(path[t], t) += probability;
        if (probability > result.bestProbability) {
            result.bestProbability = probability;
            result.best = path;
        }
    }
    result.smoothed /= result.likelihood;
    return result;
}

/** Logarithms in more digits than those they are compared with. */
using Logarithms = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;

/** gamma and the log-likelihood by recursions on plain logarithms, one term at a time. */
struct OnLogarithms {
    Logarithms density, alpha, beta; ///< K x T
    double logLikelihood = 0;
    Eigen::MatrixXd filtered;
    Eigen::MatrixXd smoothed;
};

inline long double logAdd(long double a, long double b)
{
    const long double high = std::max(a, b), low = std::min(a, b);
    return high == -std::numeric_limits<long double>::infinity()
               ? high
               : high + std::log1p(std::exp(low - high));
}

inline OnLogarithms onLogarithms(const Parameters& model, const Eigen::MatrixXd& observations)
{
    constexpr long double never = -std::numeric_limits<long double>::infinity();
    const Eigen::Index states = model.states(), count = observations.cols();
    Logarithms density(states, count), alpha(states, count), beta(states, count);
    for (Eigen::Index t = 0; t < count; ++t)
        for (Eigen::Index i = 0; i < states; ++i)
            density(i, t) = logNormal(model, i, observations.col(t));
    const auto logarithm = [](double x) { return std::log(static_cast<long double>(x)); };
    const Logarithms step = model.transitions().unaryExpr(logarithm);
    alpha.col(0) = model.startProbabilities().unaryExpr(logarithm) + density.col(0);
    for (Eigen::Index t = 1; t < count; ++t)
        for (Eigen::Index j = 0; j < states; ++j) {
            long double sum = never;
            for (Eigen::Index i = 0; i < states; ++i)
                sum = logAdd(sum, alpha(i, t - 1) + step(i, j));
            alpha(j, t) = sum + density(j, t);
        }
    beta.col(count - 1).setZero();
    for (Eigen::Index t = count - 2; t >= 0; --t)
        for (Eigen::Index i = 0; i < states; ++i) {
            long double sum = never;
            for (Eigen::Index j = 0; j < states; ++j)
                sum = logAdd(sum, step(i, j) + density(j, t + 1) + beta(j, t + 1));
            beta(i, t) = sum;
        }
    const auto logSum = [&](const auto& column) {
        long double sum = never;
        for (const long double x : column)
            sum = logAdd(sum, x);
        return sum;
    };
    const auto normalised = [&](Logarithms logs) -> Eigen::MatrixXd {
        for (auto column : logs.colwise()) {
            const long double sum = logSum(column);
            for (long double& x : column)
                x = std::exp(x - sum);
        }
        return logs.cast<double>();
    };
    return {density,
            alpha,
            beta,
            static_cast<double>(logSum(alpha.rightCols<1>())),
            normalised(alpha),
            normalised(alpha + beta)};
}

} // namespace regime::hmm::simulated
