// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "core/hmm/emission.h"
#include "core/hmm/forwardbackward.h"
#include "core/regime/answer.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

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
    RegimeEstimate estimate = answerOf(newest, model.regimeOfState, config);
    estimate.pSwitch = 1 - newest.dot(model.parameters.transitions().diagonal());
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
