// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/parameters.h"

#include <vector>

namespace regime::hmm
{

/** The single most probable sequence of states. */
struct ViterbiPath {
    std::vector<int> states;   ///< T entries, 0 to K - 1
    double logProbability = 0; ///< log P(path, observations | model)
};

/**
 * The Viterbi algorithm (Rabiner 1989, equations 32 to 35, on logarithms):
 *   delta_0(i) = log pi_i + log b_i(x_0),
 *   delta_t(j) = max_i (delta_{t-1}(i) + log a_ij) + log b_j(x_t).
 * `observations` is D x T; of equal paths the lower state wins. The path uses later observations
 * for earlier states. O(T K^2) time, T K bytes. Errors as for filter().
 */
Result<ViterbiPath> viterbi(const Parameters& model, const Eigen::MatrixXd& observations);

} // namespace regime::hmm
