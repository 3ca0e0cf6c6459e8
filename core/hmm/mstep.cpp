// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/mstep.h"

#include <Eigen/Cholesky>

#include <cmath>
#include <string>

namespace regime::hmm
{

namespace
{

/** An expected count below it is none: it moves no number of another state, and lies far above
 * where doubles lose digits. */
constexpr double smallestCount = 1e-250;
constexpr double smallestOccupancy = 1e-5;
constexpr double smallestTransition = 1e-100;
constexpr double ridge = 1e-7;

void updateTransitions(const Statistics& statistics, double stickiness, Eigen::MatrixXd& rows)
{
    for (Eigen::Index i = 0; i < rows.rows(); ++i) {
        Eigen::RowVectorXd counts = statistics.transitions.row(i);
        counts[i] += rows(i, i) == 0 ? 0 : stickiness;
        const double total = counts.sum();
        if (!(total >= smallestCount))
            continue;
        for (Eigen::Index j = 0; j < rows.cols(); ++j) {
            if (rows(i, j) != 0)
                rows(i, j) = std::max(counts[j] / total, smallestTransition);
        }
    }
}

Result<Done> makePositiveDefinite(Eigen::Ref<Eigen::MatrixXd> covariance, const std::string& whose)
{
    if (covariance.allFinite() && covariance.llt().info() == Eigen::Success)
        return Done{};
    covariance.diagonal().array() += ridge;
    if (covariance.allFinite() && covariance.llt().info() == Eigen::Success)
        return Done{};
    return Error{"the covariance of " + whose + " is not positive definite"};
}

/** sum of gamma (x - mu)(x - mu)' about the new mean: D x D, from moments about the old one. */
Eigen::MatrixXd scatter(const Statistics& statistics, Eigen::Index state, double weight)
{
    const Eigen::Index features = statistics.firstMoment.rows();
    const Eigen::VectorXd first = statistics.firstMoment.col(state);
    Eigen::MatrixXd result = statistics.secondMoment.middleCols(state * features, features)
                                 .selfadjointView<Eigen::Lower>();
    if (weight >= smallestCount)
        result -= first * first.transpose() / weight;
    return result;
}

void updateVariances(const Statistics& statistics, ParameterValues& values)
{
    for (Eigen::Index state = 0; state < values.states(); ++state) {
        const double weight = statistics.occupancy[state];
        Eigen::ArrayXd sums = statistics.secondMoment.col(state);
        if (weight >= smallestCount)
            sums -= statistics.firstMoment.col(state).array().square() / weight;
        const Eigen::ArrayXd variances =
            (sums.max(0) + varianceFloor) / std::max(weight, smallestOccupancy);
        if (values.covarianceType == CovarianceType::Spherical)
            values.covariances(0, state) = variances.mean();
        else
            values.covariances.col(state) = variances;
    }
}

Result<Done> updateMatrices(const Statistics& statistics, ParameterValues& values)
{
    const Eigen::Index features = values.features();
    const Eigen::MatrixXd floor = Eigen::MatrixXd::Identity(features, features) * varianceFloor;
    if (values.covarianceType == CovarianceType::Tied) {
        Eigen::MatrixXd sum = floor;
        for (Eigen::Index state = 0; state < values.states(); ++state)
            sum += scatter(statistics, state, statistics.occupancy[state]);
        values.covariances = sum / statistics.occupancy.sum();
        return makePositiveDefinite(values.covariances, "all states");
    }
    for (Eigen::Index state = 0; state < values.states(); ++state) {
        const double weight = statistics.occupancy[state];
        auto covariance = values.covariances.middleCols(state * features, features);
        covariance =
            (floor + scatter(statistics, state, weight)) / std::max(weight, smallestOccupancy);
        const Result<Done> check =
            makePositiveDefinite(covariance, "state " + std::to_string(state));
        if (!check)
            return check;
    }
    return Done{};
}

} // namespace

bool exactEnough(const Statistics& statistics, const Eigen::MatrixXd& transitions)
{
    // Right to 1e-20 of itself, or surely below what counts.
    const auto known = [lost = statistics.lost](double count, double least) {
        return count >= 1e20 * lost || count + lost < least;
    };
    for (Eigen::Index i = 0; i < transitions.rows(); ++i) {
        const double total = statistics.transitions.row(i).sum();
        if (!known(statistics.start[i], smallestCount) ||
            !known(statistics.occupancy[i], smallestCount) || !known(total, smallestCount))
            return false;
        for (Eigen::Index j = 0; j < transitions.cols() && total >= smallestCount; ++j) {
            if (transitions(i, j) != 0 &&
                !known(statistics.transitions(i, j), smallestTransition * total))
                return false;
        }
    }
    return true;
}

Result<Done> maximise(const Statistics& statistics, double stickiness, ParameterValues& values)
{
    values.startProbabilities = statistics.start / statistics.start.sum();
    updateTransitions(statistics, stickiness, values.transitions);
    for (Eigen::Index state = 0; state < values.states(); ++state) {
        const double weight = statistics.occupancy[state];
        if (weight >= smallestCount)
            values.means.col(state) += statistics.firstMoment.col(state) / weight;
    }
    if (values.covarianceType == CovarianceType::Diag ||
        values.covarianceType == CovarianceType::Spherical) {
        updateVariances(statistics, values);
        return Done{};
    }
    return updateMatrices(statistics, values);
}

} // namespace regime::hmm
