// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/starts.h"

#include "core/hmm/clustering.h"
#include "core/hmm/mstep.h"
#include "core/hmm/statistics.h"

namespace regime::hmm
{

namespace
{

constexpr int lloydIterations = 25;

/** Lloyd's iterations: the nearest centre of every row, the centres moving to their means. */
std::vector<int> clusters(const Eigen::MatrixXd& rows, Eigen::MatrixXd centres,
                          const std::stop_token& stop)
{
    std::vector<int> labels(rows.cols(), -1);
    for (int iteration = 0; iteration < lloydIterations; ++iteration) {
        bool moved = false;
        Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(centres.rows(), centres.cols());
        Eigen::VectorXd counts = Eigen::VectorXd::Zero(centres.cols());
        for (Eigen::Index t = 0; t < rows.cols(); ++t) {
            Eigen::Index nearest = 0;
            (centres.colwise() - rows.col(t)).colwise().squaredNorm().minCoeff(&nearest);
            moved |= labels[t] != nearest;
            labels[t] = static_cast<int>(nearest);
            sums.col(nearest) += rows.col(t);
            counts[nearest] += 1;
        }
        if (!moved || stop.stop_requested())
            break;
        for (Eigen::Index k = 0; k < centres.cols(); ++k)
            if (counts[k] > 0)
                centres.col(k) = sums.col(k) / counts[k];
    }
    return labels;
}

ParameterValues blank(Eigen::Index features, int states, CovarianceType type)
{
    const bool diagonal = type == CovarianceType::Diag || type == CovarianceType::Spherical;
    const Eigen::Index columns = diagonal                       ? states
                                 : type == CovarianceType::Tied ? features
                                                                : features * states;
    return {type, Eigen::VectorXd::Constant(states, 1.0 / states),
            Eigen::MatrixXd::Constant(states, states, 1.0 / states),
            Eigen::MatrixXd::Zero(features, states),
            Eigen::MatrixXd::Ones(type == CovarianceType::Spherical ? 1 : features, columns)};
}

/** Adds a row that is known to belong to `state`, about a mean of 0. */
void addRow(Statistics& statistics, Eigen::Index state, const Eigen::VectorXd& row)
{
    const Eigen::Index features = row.size();
    statistics.observations += 1;
    statistics.occupancy[state] += 1;
    statistics.firstMoment.col(state) += row;
    if (statistics.secondMoment.cols() == statistics.occupancy.size())
        statistics.secondMoment.col(state) += row.cwiseAbs2();
    else
        statistics.secondMoment.middleCols(state * features, features) += row * row.transpose();
}

/** The M-step for statistics that are known rather than expected. A covariance that is not
 *  positive definite is left to the fit that follows, which refuses it. */
ParameterValues maximised(const Statistics& statistics, ParameterValues values)
{
    (void)maximise(statistics, 0, values).ok();
    return values;
}

bool isDiagonal(CovarianceType type)
{
    return type == CovarianceType::Diag || type == CovarianceType::Spherical;
}

} // namespace

ParameterValues clusteredStart(std::span<const Eigen::MatrixXd> sequences, int states,
                               CovarianceType type, std::uint64_t seed, const std::stop_token& stop)
{
    Dice dice(seed);
    const Eigen::MatrixXd rows = joined(sequences);
    const std::vector<int> labels = clusters(rows, seededCentres(rows, states, dice), stop);
    Statistics statistics(states, rows.rows(), isDiagonal(type));
    statistics.start.setOnes();
    statistics.transitions.setOnes();
    Eigen::Index t = 0;
    for (const Eigen::MatrixXd& sequence : sequences) {
        for (Eigen::Index i = 0; i < sequence.cols(); ++i, ++t) {
            addRow(statistics, labels[t], rows.col(t));
            if (i > 0)
                statistics.transitions(labels[t - 1], labels[t]) += 1;
        }
    }
    return maximised(statistics, blank(rows.rows(), states, type));
}

ParameterValues randomStart(std::span<const Eigen::MatrixXd> sequences, int states,
                            CovarianceType type, std::uint64_t seed)
{
    Dice dice(seed);
    const Eigen::MatrixXd rows = joined(sequences);
    Statistics statistics(states, rows.rows(), isDiagonal(type));
    statistics.start.setOnes();
    for (Eigen::Index t = 0; t < rows.cols(); ++t)
        addRow(statistics, 0, rows.col(t));
    for (int k = 1; k < states; ++k) {
        statistics.occupancy[k] = statistics.occupancy[0];
        statistics.firstMoment.col(k) = statistics.firstMoment.col(0);
        const Eigen::Index width = isDiagonal(type) ? 1 : rows.rows();
        statistics.secondMoment.middleCols(k * width, width) =
            statistics.secondMoment.leftCols(width).eval();
    }
    ParameterValues values = maximised(statistics, blank(rows.rows(), states, type));
    for (int i = 0; i < states; ++i) {
        values.means.col(i) = rows.col(dice.below(rows.cols()));
        Eigen::RowVectorXd away(states);
        for (double& chance : away)
            chance = 0.05 + dice.uniform();
        away[i] = 0;
        const double stay = states == 1 ? 1 : 0.6 + 0.39 * dice.uniform();
        if (states > 1)
            values.transitions.row(i) = away * ((1 - stay) / away.sum());
        values.transitions(i, i) = stay;
    }
    return values;
}

} // namespace regime::hmm
