// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/clustering.h"

#include <limits>

namespace regime::hmm
{

Eigen::MatrixXd joined(std::span<const Eigen::MatrixXd> sequences)
{
    Eigen::Index count = 0;
    for (const Eigen::MatrixXd& sequence : sequences)
        count += sequence.cols();
    Eigen::MatrixXd all(sequences.front().rows(), count);
    Eigen::Index at = 0;
    for (const Eigen::MatrixXd& sequence : sequences) {
        all.middleCols(at, sequence.cols()) = sequence;
        at += sequence.cols();
    }
    return all;
}

Eigen::MatrixXd seededCentres(const Eigen::MatrixXd& observations, int count, Dice& dice)
{
    Eigen::MatrixXd centres(observations.rows(), count);
    Eigen::RowVectorXd distance =
        Eigen::RowVectorXd::Constant(observations.cols(), std::numeric_limits<double>::max());
    Eigen::Index chosen = dice.below(observations.cols());
    for (int k = 0; k < count; ++k) {
        centres.col(k) = observations.col(chosen);
        distance = distance.cwiseMin(
            (observations.colwise() - centres.col(k)).colwise().squaredNorm().eval());
        double left = dice.uniform() * distance.sum();
        chosen = 0;
        while (chosen + 1 < observations.cols() && left >= distance[chosen])
            left -= distance[chosen++];
    }
    return centres;
}

} // namespace regime::hmm
