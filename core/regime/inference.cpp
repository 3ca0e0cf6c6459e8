// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "core/hmm/emission.h"
#include "core/hmm/forwardbackward.h"
#include "core/regime/detector.h"

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

/** log P(newest observation | those before it), in raw units. `before`: P(state | those before), or
 *  the start probabilities. */
double newestLogLikelihood(const TrainedModel& model, const Eigen::VectorXd& predicted,
                           const Eigen::VectorXd& newest)
{
    const hmm::Emission emission(model.parameters.values());
    Eigen::VectorXd terms(predicted.size());
    for (Eigen::Index i = 0; i < terms.size(); ++i)
        terms[i] = std::log(predicted[i]) + emission.logDensity(i, newest.data());
    const double largest = terms.maxCoeff();
    return largest + std::log((terms.array() - largest).exp().sum()) -
           model.scaler.std.array().log().sum();
}

double entropyOf(const Eigen::VectorXd& probabilities)
{
    double sum = 0;
    for (const double p : probabilities)
        sum -= p > 0 ? p * std::log(p) : 0;
    return probabilities.size() > 1 ? sum / std::log(static_cast<double>(probabilities.size())) : 0;
}

/** The answer as regime.md section 4 rounds it, from the probabilities of the states. */
RegimeEstimate answer(const TrainedModel& model, const Eigen::VectorXd& states,
                      const DetectorConfig& config)
{
    RegimeEstimate estimate;
    estimate.probabilities = {0, 0, 0};
    for (Eigen::Index i = 0; i < states.size(); ++i)
        estimate.probabilities[static_cast<std::size_t>(model.regimeOfState[i])] += states[i];
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
    estimate.pSwitch = 1 - states.dot(model.parameters.transitions().diagonal());
    estimate.entropy = entropyOf(states);
    return estimate;
}

} // namespace

Result<RegimeEstimate> inferRegime(const TrainedModel& model, const RecentCandles& recent,
                                   const DetectorConfig& config)
{
    const auto needed = static_cast<std::size_t>(config.recentCandles);
    if (recent.close.size() < needed)
        return Error{"warming up " + std::to_string(recent.close.size()) + "/" +
                     std::to_string(needed)};
    const Eigen::MatrixXd rows =
        observationMatrix(recent.close.last(needed), recent.volume.last(needed));
    if (rows.cols() == 0 || model.scaler.mean.size() != rows.rows())
        return Error{"the model and the candles do not fit: " + std::to_string(rows.cols()) +
                     " rows of " + std::to_string(rows.rows()) + " features, the model has " +
                     std::to_string(model.scaler.mean.size())};
    const Eigen::Index window = std::min<Eigen::Index>(config.inferenceWindow, rows.cols());
    const Eigen::MatrixXd standardised = model.scaler.apply(rows.rightCols(window));
    const Result<hmm::Filtered> filtered =
        hmm::filter(model.parameters, standardised, config.emissionTemper);
    if (!filtered)
        return filtered.error();

    const Eigen::MatrixXd& path = filtered->probabilities;
    const Eigen::VectorXd newest = path.col(window - 1);
    RegimeEstimate estimate = answer(model, newest, config);
    const Eigen::VectorXd predicted =
        window > 1
            ? Eigen::VectorXd(model.parameters.transitions().transpose() * path.col(window - 2))
            : model.parameters.startProbabilities();
    estimate.logLikelihood = newestLogLikelihood(model, predicted, standardised.col(window - 1));
    estimate.observationCount = static_cast<int>(window);
    estimate.candleTimeSec = recent.newestOpenTimeSec;
    return estimate;
}

Result<RegimeEstimate> inferRegime(const TrainedModel& model, const CandleSeries& recent,
                                   const DetectorConfig& config)
{
    const std::int64_t newestSec = recent.openTimeSec.empty() ? 0 : recent.openTimeSec.back();
    return inferRegime(model, RecentCandles{recent.close, recent.volume, newestSec}, config);
}

} // namespace regime
