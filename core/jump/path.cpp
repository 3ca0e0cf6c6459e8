// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jump/path.h"

#include <cstdint>

namespace regime::jump
{

Path bestPath(const Eigen::MatrixXd& distances, double penalty)
{
    const Eigen::Index states = distances.rows(), count = distances.cols();
    Eigen::Matrix<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic> cameFrom(states, count);
    Eigen::VectorXd values = distances.col(0);
    for (Eigen::Index t = 1; t < count; ++t) {
        Eigen::Index cheapest = 0;
        const double changed = values.minCoeff(&cheapest) + penalty;
        for (Eigen::Index k = 0; k < states; ++k)
            cameFrom(k, t) = static_cast<std::uint8_t>(values[k] <= changed ? k : cheapest);
        advance(values, distances.col(t), penalty);
    }
    Path path;
    Eigen::Index state = 0;
    path.cost = values.minCoeff(&state);
    path.labels.resize(static_cast<std::size_t>(count));
    for (Eigen::Index t = count; t-- > 0;) {
        path.labels[static_cast<std::size_t>(t)] = static_cast<int>(state);
        if (t > 0)
            state = cameFrom(state, t);
    }
    return path;
}

} // namespace regime::jump
