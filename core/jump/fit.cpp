// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jump/fit.h"

#include "core/base/dice.h"
#include "core/hmm/clustering.h"
#include "core/hmm/parameters.h"
#include "core/jump/path.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace regime::jump
{

namespace
{

/** Means of stretches of each sequence, one behind the other: D x M. */
Eigen::MatrixXd stretchMeans(std::span<const Eigen::MatrixXd> sequences, Eigen::Index length)
{
    std::vector<Eigen::VectorXd> means;
    for (const Eigen::MatrixXd& sequence : sequences)
        for (Eigen::Index t = 0; t < sequence.cols(); t += length)
            means.push_back(
                sequence.middleCols(t, std::min(length, sequence.cols() - t)).rowwise().mean());
    Eigen::MatrixXd joined(means.front().size(), std::ssize(means));
    for (Eigen::Index i = 0; i < joined.cols(); ++i)
        joined.col(i) = means[static_cast<std::size_t>(i)];
    return joined;
}

/** The best labels of all sequences, one behind the other, and what they cost together. */
Path labelled(const Model& model, std::span<const Eigen::MatrixXd> sequences)
{
    Path all;
    for (const Eigen::MatrixXd& sequence : sequences) {
        const Path path = bestPath(halfSquaredDistances(model, sequence), model.penalty);
        all.labels.insert(all.labels.end(), path.labels.begin(), path.labels.end());
        all.cost += path.cost;
    }
    return all;
}

Eigen::VectorXd countsOf(const std::vector<int>& labels, Eigen::Index states)
{
    Eigen::VectorXd counts = Eigen::VectorXd::Zero(states);
    for (const int label : labels)
        counts[label] += 1;
    return counts;
}

/** The means of what carries each label; a state that nothing carries stays where it is. */
Eigen::MatrixXd centresOf(std::span<const Eigen::MatrixXd> sequences,
                          const std::vector<int>& labels, const Eigen::MatrixXd& before)
{
    const Eigen::VectorXd counts = countsOf(labels, before.cols());
    Eigen::MatrixXd centres = Eigen::MatrixXd::Zero(before.rows(), before.cols());
    auto label = labels.begin();
    for (const Eigen::MatrixXd& sequence : sequences)
        for (Eigen::Index t = 0; t < sequence.cols(); ++t)
            centres.col(*label++) += sequence.col(t);
    for (Eigen::Index k = 0; k < centres.cols(); ++k)
        centres.col(k) = counts[k] > 0 ? Eigen::VectorXd(centres.col(k) / counts[k])
                                       : Eigen::VectorXd(before.col(k));
    return centres;
}

/**
 * What centres are drawn from: means of 20 observations in a row, fewer where there are few. Single
 * observations would often be outliers, whose state the first labelling leaves empty for good.
 */
Eigen::MatrixXd seedsOf(std::span<const Eigen::MatrixXd> sequences, int states)
{
    constexpr Eigen::Index longest = 20;
    constexpr Eigen::Index fewestOfAState = 10;
    Eigen::Index observations = 0;
    for (const Eigen::MatrixXd& sequence : sequences)
        observations += sequence.cols();
    return stretchMeans(
        sequences, std::clamp(observations / (fewestOfAState * states), Eigen::Index(1), longest));
}

std::string refusalOf(const Fit& fit, double leastOccupancy)
{
    Eigen::Index rarest = 0;
    const double least = fit.occupancy.minCoeff(&rarest);
    if (least >= leastOccupancy)
        return {};
    char text[96];
    std::snprintf(text, sizeof text, "state %d fills %.2f %% of the window, less than %.2f %%",
                  static_cast<int>(rarest), 100 * least, 100 * leastOccupancy);
    return text;
}

Result<Done> check(std::span<const Eigen::MatrixXd> sequences, const FitOptions& options)
{
    if (sequences.empty())
        return Error{"observations: there is none"};
    const Eigen::Index features = sequences.front().rows();
    Eigen::Index observations = 0;
    for (const Eigen::MatrixXd& sequence : sequences) {
        if (const auto fault = hmm::checkObservations(sequence, features); !fault)
            return fault;
        observations += sequence.cols();
    }
    if (const auto fault =
            check(Model{Eigen::MatrixXd::Zero(features, options.states), options.penalty});
        !fault)
        return fault;
    if (observations < options.states)
        return Error{"observations: " + std::to_string(observations) + " are too few for " +
                     std::to_string(options.states) + " states"};
    if (options.warm && (options.warm->rows() != features ||
                         options.warm->cols() != options.states || !options.warm->allFinite()))
        return Error{"warm centres: have another number of states or features, or are not finite"};
    return Done{};
}

} // namespace

Fit fitFrom(const Eigen::MatrixXd& centres, std::span<const Eigen::MatrixXd> sequences,
            const FitOptions& options)
{
    Fit fit;
    fit.model = {centres, options.penalty};
    Path path = labelled(fit.model, sequences);
    fit.objectiveHistory = {path.cost};
    for (int i = 0; i < options.iterations && !options.stop.stop_requested(); ++i) {
        const Model next{centresOf(sequences, path.labels, fit.model.centres), options.penalty};
        Path relabelled = labelled(next, sequences);
        fit.model = next;
        fit.objectiveHistory.push_back(relabelled.cost);
        const bool settled = relabelled.labels == path.labels;
        path = std::move(relabelled);
        if (settled)
            break;
    }
    fit.objective = path.cost;
    fit.occupancy =
        countsOf(path.labels, fit.model.states()) / static_cast<double>(path.labels.size());
    fit.labels = std::move(path.labels);
    return fit;
}

Result<Search> fitBest(std::span<const Eigen::MatrixXd> sequences, const FitOptions& options)
{
    if (const Result<Done> fault = check(sequences, options); !fault)
        return fault.error();
    const Eigen::MatrixXd seeds = seedsOf(sequences, options.states);
    std::optional<Fit> best;
    Search search;
    std::string reasons;
    for (int start = 0; start < options.starts; ++start) {
        const bool warm = options.warm && start == options.starts - 1;
        Dice dice(seedOfStart(options.seed, start));
        Fit fit = fitFrom(warm ? *options.warm : hmm::seededCentres(seeds, options.states, dice),
                          sequences, options);
        if (options.stop.stop_requested())
            return Error{"the fit was stopped"};
        StartOutcome outcome{warm ? "warm" : "k-means++ " + std::to_string(start + 1),
                             fit.objective, refusalOf(fit, options.leastOccupancy)};
        if (!outcome.refusal.empty()) {
            reasons += (reasons.empty() ? "" : "; ") + outcome.name + ": " + outcome.refusal;
        } else if (!best || fit.objective < best->objective) {
            best = std::move(fit);
            search.name = outcome.name;
        }
        search.outcomes.push_back(std::move(outcome));
    }
    if (!best)
        return Error{"every start was refused: " + reasons};
    search.best = *std::move(best);
    return search;
}

} // namespace regime::jump
