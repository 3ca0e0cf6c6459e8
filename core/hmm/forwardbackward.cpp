// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/forwardbackward.h"

#include "core/hmm/emission.h"
#include "core/hmm/logspacepass.h"
#include "core/hmm/scaledpass.h"

#include <cmath>

namespace regime::hmm
{

namespace
{
Error noDensity()
{
    return Error{"observations: too far from every state to have a density"};
}
} // namespace

Result<Filtered> filter(const Parameters& model, const Eigen::MatrixXd& observations, double temper)
{
    if (const Result<Done> check = checkObservations(observations, model.features()); !check)
        return check.error();
    const Emission emission(model.values(), temper);
    Filtered result;
    if (ScaledPass::reliable(model.values())) {
        ScaledPass pass(model.states());
        result.logLikelihood = pass.forward(model.values(), emission, observations);
        result.probabilities = pass.filtered();
    } else {
        const LogSpacePass pass(model.values(), emission, observations);
        result.logLikelihood = pass.logLikelihood();
        result.probabilities = pass.filtered();
    }
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
