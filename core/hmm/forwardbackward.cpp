// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/forwardbackward.h"

#include "core/hmm/emission.h"
#include "core/hmm/logspacepass.h"
#include "core/hmm/scaledpass.h"

#include <cmath>
#include <utility>

namespace regime::hmm
{

namespace
{
Error noDensity()
{
    return Error{"observations: too far from every state to have a density"};
}

/** The filtered probabilities of the rows before `row` as they are, the others on logarithms. */
Filtered onLogarithmsFrom(Eigen::Index row, Eigen::MatrixXd probabilities, ParameterValues values,
                          const Emission& emission, const Eigen::MatrixXd& observations)
{
    double logLikelihood = 0;
    if (row > 0) {
        const Eigen::MatrixXd before = observations.leftCols(row);
        logLikelihood = ScaledPass(values.states()).forward(values, emission, before);
        values.startProbabilities = values.transitions.transpose() * probabilities.col(row - 1);
    }
    const Eigen::MatrixXd after = observations.rightCols(observations.cols() - row);
    const LogSpacePass pass(values, emission, after);
    probabilities.rightCols(after.cols()) = pass.filtered();
    return {std::move(probabilities), logLikelihood + pass.logLikelihood()};
}
} // namespace

Result<Filtered> filter(const Parameters& model, const Eigen::MatrixXd& observations, double temper)
{
    if (const Result<Done> check = checkObservations(observations, model.features()); !check)
        return check.error();
    const Emission emission(model.values(), temper);
    ScaledPass pass(model.states());
    Filtered result;
    result.logLikelihood = pass.forward(model.values(), emission, observations);
    result.probabilities = pass.filtered();
    if (const Eigen::Index lossy = pass.firstLossyRow(); lossy < observations.cols())
        result = onLogarithmsFrom(lossy, std::move(result.probabilities), model.values(), emission,
                                  observations);
    if (!std::isfinite(result.logLikelihood) || !result.probabilities.allFinite())
        return noDensity();
    return result;
}

Result<Smoothed> smooth(const Parameters& model, const Eigen::MatrixXd& observations)
{
    if (const Result<Done> check = checkObservations(observations, model.features()); !check)
        return check.error();
    const Emission emission(model.values());
    Smoothed result;
    result.probabilities.resize(model.states(), observations.cols());
    ScaledPass scaled(model.states());
    Statistics unused(model.states(), model.features(), emission.diagonal());
    result.logLikelihood = scaled.forward(model.values(), emission, observations);
    if (!scaled.backward(unused, &result.probabilities)) {
        const LogSpacePass pass(model.values(), emission, observations);
        result.logLikelihood = pass.logLikelihood();
        result.probabilities = pass.posteriors();
    }
    if (!std::isfinite(result.logLikelihood) || !result.probabilities.allFinite())
        return noDensity();
    return result;
}

} // namespace regime::hmm
