// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jump/model.h"

#include "core/hmm/limits.h"

#include <cmath>
#include <string>

namespace regime::jump
{

bool Model::operator==(const Model& other) const
{
    return penalty == other.penalty && centres.rows() == other.centres.rows() &&
           centres.cols() == other.centres.cols() && centres == other.centres;
}

Result<Done> check(const Model& model)
{
    if (model.states() < 1 || model.states() > hmm::maxStates)
        return Error{"centres: " + std::to_string(model.states()) + " states, allowed are 1 to " +
                     std::to_string(hmm::maxStates)};
    if (model.features() < 1 || model.features() > hmm::maxFeatures)
        return Error{"centres: " + std::to_string(model.features()) +
                     " features, allowed are 1 to " + std::to_string(hmm::maxFeatures)};
    if (!model.centres.allFinite())
        return Error{"centres: must be finite numbers"};
    if (!(model.penalty >= 0) || !std::isfinite(model.penalty))
        return Error{"penalty: must be a finite number, 0 or more"};
    return Done{};
}

Eigen::MatrixXd clipped(const Eigen::MatrixXd& standardised)
{
    constexpr double furthest = 4;
    return standardised.cwiseMax(-furthest).cwiseMin(furthest);
}

Eigen::MatrixXd halfSquaredDistances(const Model& model, const Eigen::MatrixXd& observations)
{
    Eigen::MatrixXd distances(model.states(), observations.cols());
    for (Eigen::Index k = 0; k < model.states(); ++k)
        distances.row(k) =
            0.5 * (observations.colwise() - model.centres.col(k)).colwise().squaredNorm();
    return distances;
}

} // namespace regime::jump
