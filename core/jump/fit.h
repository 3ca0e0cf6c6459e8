// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jump/model.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace regime::jump
{

/** Where a fit begins, how far it goes and what it refuses. */
struct FitOptions {
    int states = 3;
    double penalty = 20;
    int starts = 8; ///< the warm one among them
    std::uint64_t seed = 1;
    int iterations = 100;                  ///< of centres and labels, at most
    double leastOccupancy = 0.005;         ///< a fit with a rarer state is refused
    const Eigen::MatrixXd* warm = nullptr; ///< D x K centres that the last start begins at
    std::stop_token stop;                  ///< looked at before each labelling
};

/** What one start arrived at. */
struct Fit {
    Model model;
    std::vector<double> objectiveHistory; ///< behind each labelling
    double objective = 0;                 ///< the last of them
    std::vector<int> labels;              ///< of the sequences, one behind the other
    Eigen::VectorXd occupancy;            ///< K: share of the labels, sums to 1

    bool operator==(const Fit&) const = default;
};

/** The outcome of one start. */
struct StartOutcome {
    std::string name; ///< "k-means++ 1", "warm"
    double objective = 0;
    std::string refusal; ///< why it does not count; empty when it does
};

/** The best fit of several starts. */
struct Search {
    Fit best;
    std::string name;                   ///< of the start it came from
    std::vector<StartOutcome> outcomes; ///< in the order of the starts
};

/**
 * From `centres` (D x K): the best labels by dynamic programming (a change of state costs within a
 * sequence only), then the centres as means of what carries their label, in turn, until no label
 * changes. No step raises the objective. A state that nothing carries keeps its centre.
 */
Fit fitFrom(const Eigen::MatrixXd& centres, std::span<const Eigen::MatrixXd> sequences,
            const FitOptions& options);

/**
 * The lowest objective of `starts` starts (of equals the first): centres by k-means++ from the
 * means of short stretches of the sequences, and the warm ones in the place of the last. A start is
 * refused, by name, when a state carries less than `leastOccupancy` of the labels. Sequences of D x
 * T_n observations; the same arguments give the same bits on one machine. Errors: no observation or
 * one that is not finite, fewer observations than states, warm centres of another shape, a penalty
 * that is not allowed, stopped, every start refused (with the reasons).
 */
Result<Search> fitBest(std::span<const Eigen::MatrixXd> sequences, const FitOptions& options);

} // namespace regime::jump
