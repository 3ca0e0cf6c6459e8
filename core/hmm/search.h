// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/baumwelch.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace regime::hmm
{

/** Where a search begins and what it refuses. */
struct SearchOptions {
    int states = 3;
    CovarianceType covarianceType = CovarianceType::Diag;
    int starts = 8; ///< the warm one among them
    std::uint64_t seed = 1;
    int threads = 1;                  ///< at most; changes no bit of the result
    double leastOccupancy = 0.005;    ///< a fit with a rarer state is refused
    const Parameters* warm = nullptr; ///< a model to begin at, in the place of the last start
    /** `progress` is not used here; see SearchOptions::progress. */
    FitOptions fit;
    /** Called with the share of the work done, 0 to 1, never falling, from the calling thread. */
    std::function<void(double)> progress;
};

/** The outcome of one start. */
struct StartOutcome {
    std::string name; ///< "k-means++ 1", "random 2", "warm"
    double logLikelihood = 0;
    std::string refusal; ///< why it does not count; empty when it does
};

/** The best fit of several starts. */
struct Search {
    Fit best;
    Parameters start;                   ///< where the best fit began
    std::string name;                   ///< of that start
    std::vector<StartOutcome> outcomes; ///< in the order of the starts
};

/**
 * Baum-Welch from `starts` starts, k-means++ and random in turn and the warm model, where there is
 * one, in the place of the last (the only place, with one start); the highest log-likelihood is
 * kept (of equals the first). A start is refused, by name, when its fit fails or leaves a state
 * occupied less than `leastOccupancy`. The same sequences, options and warm model give the same
 * bits on one machine, whatever the number of threads.
 * Errors: those of fit() that concern the observations, fewer observations than states, a warm
 * model of another shape, stopped, every start refused (with the reasons).
 */
Result<Search> fitBest(std::span<const Eigen::MatrixXd> sequences, const SearchOptions& options);

} // namespace regime::hmm
