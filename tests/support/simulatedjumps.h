// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/dice.h"

#include <Eigen/Core>

#include <cmath>
#include <limits>
#include <vector>

/** Regimes that jump, to test with, and slow, plain ways to the labels of the jump model. */
namespace regime::jump::simulated
{

/** Standard normal numbers (G. Box, M. Muller, 1958), the same on every machine. */
inline double normal(Dice& dice)
{
    return std::sqrt(-2 * std::log(1 - dice.uniform())) * std::cos(2 * M_PI * dice.uniform());
}

inline Eigen::MatrixXd noise(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed)
{
    Dice dice(seed);
    return Eigen::MatrixXd::NullaryExpr(rows, columns, [&] { return normal(dice); });
}

/** Observations about the centre of a state that is left with a chance of 1 / `dwell`. */
struct Regimes {
    Eigen::MatrixXd centres;      ///< D x K
    Eigen::MatrixXd observations; ///< D x T
    std::vector<int> states;      ///< T
};

inline Regimes regimes(const Eigen::MatrixXd& centres, Eigen::Index count, double dwell,
                       std::uint64_t seed)
{
    Dice dice(seed);
    Regimes result{centres, noise(centres.rows(), count, seed + 1), {}};
    std::int64_t state = 0;
    for (auto column : result.observations.colwise()) {
        if (dice.uniform() < 1 / dwell)
            state = (state + 1 + dice.below(centres.cols() - 1)) % centres.cols();
        column += centres.col(state);
        result.states.push_back(static_cast<int>(state));
    }
    return result;
}

/** What a labelling costs, by the definition. */
inline double costOf(const std::vector<int>& labels, const Eigen::MatrixXd& distances,
                     double penalty)
{
    double cost = 0;
    for (std::size_t t = 0; t < labels.size(); ++t) {
        cost += distances(labels[t], static_cast<Eigen::Index>(t));
        cost += t > 0 && labels[t] != labels[t - 1] ? penalty : 0;
    }
    return cost;
}

/** Of all labellings of a short sequence the least cost of those that end in each state: K. */
inline Eigen::VectorXd leastCosts(const Eigen::MatrixXd& distances, double penalty)
{
    const auto states = static_cast<int>(distances.rows());
    std::vector<int> labels(static_cast<std::size_t>(distances.cols()), 0);
    Eigen::VectorXd least =
        Eigen::VectorXd::Constant(states, std::numeric_limits<double>::infinity());
    const int count = static_cast<int>(std::pow(states, labels.size()) + 0.5);
    for (int number = 0; number < count; ++number) {
        int rest = number;
        for (int& label : labels) {
            label = rest % states;
            rest /= states;
        }
        least[labels.back()] = std::min(least[labels.back()], costOf(labels, distances, penalty));
    }
    return least;
}

/** Lloyd's k-means from the given centres until nothing moves. */
inline Eigen::MatrixXd kMeans(Eigen::MatrixXd centres, const Eigen::MatrixXd& observations)
{
    for (std::vector<Eigen::Index> labels, before;; before = labels) {
        labels.clear();
        for (const auto& x : observations.colwise()) {
            Eigen::Index nearest = 0;
            (centres.colwise() - x).colwise().squaredNorm().minCoeff(&nearest);
            labels.push_back(nearest);
        }
        if (labels == before)
            return centres;
        for (Eigen::Index k = 0; k < centres.cols(); ++k) {
            Eigen::VectorXd sum = Eigen::VectorXd::Zero(centres.rows());
            double count = 0;
            for (Eigen::Index t = 0; t < observations.cols(); ++t) {
                if (labels[static_cast<std::size_t>(t)] != k)
                    continue;
                sum += observations.col(t);
                count += 1;
            }
            if (count > 0)
                centres.col(k) = sum / count;
        }
    }
}

} // namespace regime::jump::simulated
