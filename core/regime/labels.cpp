// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/labels.h"

#include "core/features/observations.h"
#include "core/hmm/matching.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace regime
{

namespace
{

constexpr double rareShare = 0.03;
constexpr double briefCandles = 3;

std::string decimal(double number, int digits)
{
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%.*f", digits, number);
    return buffer;
}

/** The distance of two states' means of `ema_spread_pct` in pooled standard deviations. */
double separation(const TrainedModel& model, Eigen::Index a, Eigen::Index b)
{
    const auto variance = [&](Eigen::Index state) {
        return model.parameters.covariance(state)(emaSpreadRow, emaSpreadRow);
    };
    const double pooled = (model.occupancy[a] * variance(a) + model.occupancy[b] * variance(b)) /
                          (model.occupancy[a] + model.occupancy[b]);
    const Eigen::MatrixXd& means = model.parameters.means();
    return std::abs(means(emaSpreadRow, a) - means(emaSpreadRow, b)) / std::sqrt(pooled);
}

/** The state of `previous` that each state of `model` resembles; distances in the units of
 *  `previous`. */
std::vector<int> resembled(const TrainedModel& model, const TrainedModel& previous)
{
    const Eigen::Index states = model.parameters.states();
    const Eigen::MatrixXd means =
        previous.scaler.apply(model.scaler.restore(model.parameters.means()));
    Eigen::MatrixXd cost(states, states);
    for (Eigen::Index i = 0; i < states; ++i)
        for (Eigen::Index j = 0; j < states; ++j)
            cost(i, j) = (means.col(i) - previous.parameters.means().col(j)).squaredNorm();
    return hmm::leastCostAssignment(cost);
}

} // namespace

std::vector<Eigen::Index> statesBySpread(const hmm::Parameters& parameters)
{
    std::vector<Eigen::Index> order(parameters.states());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) {
        return parameters.means()(emaSpreadRow, a) < parameters.means()(emaSpreadRow, b);
    });
    return order;
}

hmm::Parameters reordered(const hmm::Parameters& parameters, const std::vector<Eigen::Index>& order)
{
    hmm::ParameterValues values = parameters.values();
    values.startProbabilities = parameters.startProbabilities()(order);
    values.transitions = parameters.transitions()(order, order);
    values.means = parameters.means()(Eigen::all, order);
    if (values.covarianceType != hmm::CovarianceType::Tied) {
        const Eigen::Index width = values.covariances.cols() / values.states();
        for (std::size_t i = 0; i < order.size(); ++i)
            values.covariances.middleCols(static_cast<Eigen::Index>(i) * width, width) =
                parameters.covariances().middleCols(order[i] * width, width);
    }
    // A renumbering of a valid model is valid.
    return *hmm::Parameters::create(std::move(values));
}

std::vector<Regime> namesInOrder(Eigen::Index states)
{
    std::vector<Regime> names(states, Regime::Ranging);
    if (states > 1) {
        names.front() = Regime::Bearish;
        names.back() = Regime::Bullish;
    }
    return names;
}

std::vector<std::string> shortLivedStates(const TrainedModel& model)
{
    std::vector<std::string> remarks;
    for (Eigen::Index i = 0; i < model.parameters.states(); ++i) {
        const double dwellCandles = 1 / (1 - model.parameters.transitions()(i, i));
        if (model.occupancy[i] >= rareShare && dwellCandles >= briefCandles)
            continue;
        remarks.push_back("short-lived state: state " + std::to_string(i) + " (" +
                          std::string(regimeName(model.regimeOfState[i])) + ") fills " +
                          decimal(100 * model.occupancy[i], 1) +
                          " % of the training window and lasts " + decimal(dwellCandles, 1) +
                          " candles on average");
    }
    return remarks;
}

std::vector<double> nameSeparations(const TrainedModel& model)
{
    const std::vector<Eigen::Index> order = statesBySpread(model.parameters);
    std::vector<double> distances;
    for (std::size_t i = 1; i < order.size(); ++i)
        distances.push_back(separation(model, order[i - 1], order[i]));
    return distances;
}

std::optional<std::string> unreliableNames(const TrainedModel& model, const TrainedModel* previous)
{
    const std::vector<Eigen::Index> order = statesBySpread(model.parameters);
    const std::vector<double> distances = nameSeparations(model);
    for (std::size_t i = 0; i < distances.size(); ++i) {
        if (distances[i] < leastSeparation)
            return "names unreliable: the means of ema_spread_pct of states " +
                   std::to_string(order[i]) + " and " + std::to_string(order[i + 1]) + " are " +
                   decimal(distances[i], 2) + " standard deviations apart, less than " +
                   decimal(leastSeparation, 1);
    }
    if (!previous || previous->parameters.states() != model.parameters.states())
        return std::nullopt;
    const std::vector<int> matches = resembled(model, *previous);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const Regime before = previous->regimeOfState[matches[i]];
        if (before != model.regimeOfState[i])
            return "names unreliable: state " + std::to_string(i) + ", now " +
                   std::string(regimeName(model.regimeOfState[i])) +
                   ", resembles what the model before called " + std::string(regimeName(before));
    }
    return std::nullopt;
}

} // namespace regime
