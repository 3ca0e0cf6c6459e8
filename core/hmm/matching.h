// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <vector>

namespace regime::hmm
{

/**
 * The one-to-one assignment of rows to columns with the least total cost (`cost` is K x K, finite,
 * K <= 16): entry i is the column of row i. Of equals the one that comes first in dictionary order.
 * Dynamic programming over sets of columns (M. Held, R. Karp, 1962), O(K 2^K).
 */
std::vector<int> leastCostAssignment(const Eigen::MatrixXd& cost);

} // namespace regime::hmm
