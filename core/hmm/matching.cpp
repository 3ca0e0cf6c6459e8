// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/matching.h"

#include <bit>
#include <limits>

namespace regime::hmm
{

std::vector<int> leastCostAssignment(const Eigen::MatrixXd& cost)
{
    const int size = static_cast<int>(cost.rows());
    const unsigned all = (1u << size) - 1;
    // For each set of columns already given away: the least cost of giving the rest to the rows
    // that are left, and the column that the first of those rows takes.
    std::vector<double> least(all + 1, std::numeric_limits<double>::infinity());
    std::vector<int> choice(all + 1, 0);
    least[all] = 0;
    for (unsigned taken = all; taken-- > 0;) {
        const int row = std::popcount(taken);
        for (int column = 0; column < size; ++column) {
            const unsigned bit = 1u << column;
            if (taken & bit)
                continue;
            const double total = cost(row, column) + least[taken | bit];
            if (total < least[taken]) {
                least[taken] = total;
                choice[taken] = column;
            }
        }
    }
    std::vector<int> assignment(size);
    unsigned taken = 0;
    for (int& column : assignment) {
        column = choice[taken];
        taken |= 1u << column;
    }
    return assignment;
}

} // namespace regime::hmm
