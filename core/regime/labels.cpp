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

/** "name: text". */
std::string remark(std::string_view name, const std::string& text)
{
    std::string result(name);
    result += ": ";
    result += text;
    return result;
}

/** Variance of `ema_spread_pct` in each state. */
std::vector<double> spreadVariances(const TrainedModel& model)
{
    std::vector<double> variances;
    for (Eigen::Index i = 0; i < model.parameters.states(); ++i)
        variances.push_back(model.parameters.covariance(i)(emaSpreadRow, emaSpreadRow));
    return variances;
}

} // namespace

std::vector<Eigen::Index> statesBySpread(const Eigen::MatrixXd& means)
{
    std::vector<Eigen::Index> order(means.cols());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) {
        return means(emaSpreadRow, a) < means(emaSpreadRow, b);
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
        const double stay = model.parameters.transitions()(i, i);
        const bool left = stay < 1;
        const double dwellCandles = 1 / (1 - stay); // where it is left
        if (model.occupancy[i] >= rareShare && (!left || dwellCandles >= briefCandles))
            continue;
        remarks.push_back(
            remark(shortLivedRemark,
                   "state " + std::to_string(i) + " (" +
                       std::string(regimeName(model.regimeOfState[i])) + ") fills " +
                       decimal(100 * model.occupancy[i], 1) + " % of the training window and " +
                       (left ? "lasts " + decimal(dwellCandles, 1) + " candles on average"
                             : "is never left once entered")));
    }
    return remarks;
}

std::vector<std::string> rareStates(std::span<const Regime> regimeOfState,
                                    std::span<const double> occupancy)
{
    std::vector<std::string> remarks;
    for (std::size_t i = 0; i < occupancy.size(); ++i) {
        if (occupancy[i] < rareShare)
            remarks.push_back(remark(
                shortLivedRemark,
                "state " + std::to_string(i) + " (" + std::string(regimeName(regimeOfState[i])) +
                    ") fills " + decimal(100 * occupancy[i], 1) + " % of the training window"));
    }
    return remarks;
}

std::vector<double> nameSeparations(const Eigen::MatrixXd& means,
                                    std::span<const double> spreadVariances,
                                    std::span<const double> occupancy)
{
    const std::vector<Eigen::Index> order = statesBySpread(means);
    std::vector<double> distances;
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto low = static_cast<std::size_t>(order[i - 1]);
        const auto high = static_cast<std::size_t>(order[i]);
        const double pooled =
            (occupancy[low] * spreadVariances[low] + occupancy[high] * spreadVariances[high]) /
            (occupancy[low] + occupancy[high]);
        distances.push_back(
            std::abs(means(emaSpreadRow, order[i]) - means(emaSpreadRow, order[i - 1])) /
            std::sqrt(pooled));
    }
    return distances;
}

std::vector<double> nameSeparations(const TrainedModel& model)
{
    return nameSeparations(model.parameters.means(), spreadVariances(model), model.occupancy);
}

std::optional<std::string> closeNames(const Eigen::MatrixXd& means,
                                      std::span<const double> spreadVariances,
                                      std::span<const double> occupancy)
{
    const std::vector<Eigen::Index> order = statesBySpread(means);
    const std::vector<double> distances = nameSeparations(means, spreadVariances, occupancy);
    for (std::size_t i = 0; i < distances.size(); ++i) {
        if (distances[i] < leastSeparation)
            return remark(unreliableNamesRemark,
                          "the means of ema_spread_pct of states " + std::to_string(order[i]) +
                              " and " + std::to_string(order[i + 1]) + " are " +
                              decimal(distances[i], 2) + " standard deviations apart, less than " +
                              decimal(leastSeparation, 1));
    }
    return std::nullopt;
}

std::optional<std::string> swappedNames(const Eigen::MatrixXd& means,
                                        std::span<const Regime> regimeOfState,
                                        const Eigen::MatrixXd& before,
                                        std::span<const Regime> regimeBefore)
{
    Eigen::MatrixXd cost(means.cols(), before.cols());
    for (Eigen::Index i = 0; i < means.cols(); ++i)
        for (Eigen::Index j = 0; j < before.cols(); ++j)
            cost(i, j) = (means.col(i) - before.col(j)).squaredNorm();
    const std::vector<int> matches = hmm::leastCostAssignment(cost);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const Regime name = regimeBefore[static_cast<std::size_t>(matches[i])];
        if (name != regimeOfState[i])
            return remark(unreliableNamesRemark, "state " + std::to_string(i) + ", now " +
                                                     std::string(regimeName(regimeOfState[i])) +
                                                     ", resembles what the model before called " +
                                                     std::string(regimeName(name)));
    }
    return std::nullopt;
}

std::optional<std::string> unreliableNames(const TrainedModel& model, const TrainedModel* previous)
{
    if (auto problem =
            closeNames(model.parameters.means(), spreadVariances(model), model.occupancy))
        return problem;
    if (!previous || previous->parameters.states() != model.parameters.states())
        return std::nullopt;
    return swappedNames(previous->scaler.apply(model.scaler.restore(model.parameters.means())),
                        model.regimeOfState, previous->parameters.means(), previous->regimeOfState);
}

} // namespace regime
