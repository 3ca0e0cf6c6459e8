// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <vector>

namespace regime::jump
{

/** One step of the recursion from the values of the last moment, V_{t-1} (K), to V_t:
 *    V_t[k] = d_t[k] + min(V_{t-1}[k], min_j V_{t-1}[j] + penalty),
 *  V_t[k] being the least cost of labels up to t that end in state k, d the half squared distances
 *  (K). */
template <typename Distances>
void advance(Eigen::VectorXd& values, const Distances& distances, double penalty)
{
    values = values.cwiseMin(values.minCoeff() + penalty) + distances;
}

/** The labelling of a sequence that costs least. */
struct Path {
    std::vector<int> labels; ///< T entries, 0 to K - 1
    double cost = 0;         ///< of distances and changes
};

/**
 * The best labelling of one sequence given its half squared distances (K x T, T > 0), by dynamic
 * programming over advance(); of equally good ones the one that changes later, and the lower state.
 * It uses later observations for earlier labels. O(T K) time, T K bytes.
 */
Path bestPath(const Eigen::MatrixXd& distances, double penalty);

} // namespace regime::jump
