// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/answer.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

double fourDecimals(double x)
{
    return std::nearbyint(x * 1e4) / 1e4;
}

double entropyOf(const Eigen::VectorXd& probabilities)
{
    double sum = 0;
    for (const double p : probabilities)
        sum -= p > 0 ? p * std::log(p) : 0;
    return probabilities.size() > 1 ? sum / std::log(static_cast<double>(probabilities.size())) : 0;
}

} // namespace

RegimeEstimate answerOf(const Eigen::VectorXd& states, std::span<const Regime> regimeOfState,
                        const DetectorConfig& config)
{
    RegimeEstimate estimate;
    estimate.probabilities = {0, 0, 0};
    for (Eigen::Index i = 0; i < states.size(); ++i)
        estimate
            .probabilities[static_cast<std::size_t>(regimeOfState[static_cast<std::size_t>(i)])] +=
            states[i];
    RegimeProbabilities sorted = estimate.probabilities;
    const auto largest = std::ranges::max_element(estimate.probabilities);
    estimate.regime = static_cast<Regime>(largest - estimate.probabilities.begin());
    std::ranges::sort(sorted);
    const double confidence = sorted[2] - sorted[1];
    estimate.confidence = fourDecimals(confidence);
    if (confidence >= config.confidenceThreshold) {
        const double bias =
            (estimate.probabilities[2] - estimate.probabilities[0]) * config.biasGain;
        estimate.biasSignal = fourDecimals(std::clamp(bias, -1.0, 1.0));
    }
    estimate.entropy = entropyOf(states);
    return estimate;
}

} // namespace regime
