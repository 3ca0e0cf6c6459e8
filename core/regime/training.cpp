// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "core/hmm/search.h"
#include "core/regime/detector.h"
#include "core/regime/labels.h"
#include "core/regime/trainingdata.h"

#include <algorithm>
#include <thread>

namespace regime
{

namespace
{

/** The live model in the units of the new scaler; nothing when its shape is another. */
std::optional<hmm::Parameters> warmParameters(const TrainedModel* warm, const Scaler& scaler,
                                              const DetectorConfig& config)
{
    if (!warm || warm->parameters.states() != config.states ||
        warm->parameters.covarianceType() != config.covarianceType)
        return std::nullopt;
    hmm::ParameterValues values = warm->parameters.values();
    const Eigen::ArrayXd ratio = warm->scaler.std.array() / scaler.std.array();
    const Eigen::ArrayXd shift = (warm->scaler.mean - scaler.mean).array() / scaler.std.array();
    values.means = ((values.means.array().colwise() * ratio).colwise() + shift).matrix();
    if (config.covarianceType == hmm::CovarianceType::Diag) {
        values.covariances = (values.covariances.array().colwise() * ratio.square()).matrix();
    } else if (config.covarianceType == hmm::CovarianceType::Spherical) {
        values.covariances *= ratio.square().mean();
    } else {
        for (Eigen::Index at = 0; at < values.covariances.cols(); at += featureCount)
            values.covariances.middleCols(at, featureCount) =
                ratio.matrix().asDiagonal() * values.covariances.middleCols(at, featureCount) *
                ratio.matrix().asDiagonal();
    }
    const Result<hmm::Parameters> parameters = hmm::Parameters::create(std::move(values));
    return parameters ? std::optional(*parameters) : std::nullopt;
}

hmm::SearchOptions searchOptions(const DetectorConfig& config, std::stop_token stop,
                                 const TrainingProgress& progress)
{
    hmm::SearchOptions options;
    options.states = config.states;
    options.covarianceType = config.covarianceType;
    options.starts = config.starts;
    options.seed = config.seed;
    options.threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, 2u));
    options.fit.iterations = config.iterations;
    options.fit.stickiness = config.transitionStickiness;
    options.fit.stop = std::move(stop);
    options.progress = progress;
    return options;
}

/** Everything about the model that follows from the kept fit. */
TrainedModel modelOf(const hmm::Search& search)
{
    TrainedModel model;
    const std::vector<Eigen::Index> order = statesBySpread(search.best.parameters.means());
    model.parameters = reordered(search.best.parameters, order);
    model.start = search.start;
    model.regimeOfState = namesInOrder(model.parameters.states());
    for (const Eigen::Index state : order)
        model.occupancy.push_back(search.best.occupancy[state]);
    model.logLikelihoodHistory = search.best.logLikelihoodHistory;
    model.logLikelihood = search.best.logLikelihood;
    model.keptStart = search.name;
    for (const hmm::StartOutcome& outcome : search.outcomes) {
        if (outcome.refusal.empty())
            model.startLogLikelihoods.push_back(outcome.logLikelihood);
        else
            model.remarks.push_back("start refused: " + outcome.name + ": " + outcome.refusal);
    }
    return model;
}

/** Fits `data` from the starts that `options` names and says what `previous` called the states. */
Result<TrainedModel> fitModel(const TrainingData& data, const hmm::SearchOptions& options,
                              const TrainedModel* previous)
{
    const Result<hmm::Search> search = hmm::fitBest(data.sequences, options);
    if (!search)
        return search.error();
    TrainedModel model = modelOf(*search);
    model.scaler = data.scaler;
    model.firstCandleSec = data.firstCandleSec;
    model.lastCandleSec = data.lastCandleSec;
    model.dataHash = data.hash;
    model.observationCount = static_cast<int>(data.observations);
    for (std::string& remark : shortLivedStates(model))
        model.remarks.push_back(std::move(remark));
    if (auto remark = unreliableNames(model, previous))
        model.remarks.push_back(*std::move(remark));
    if (data.flat)
        model.remarks.push_back(flatRsiRemark);
    return model;
}

} // namespace

Result<TrainedModel> trainModel(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                                const TrainedModel* live, std::stop_token stop,
                                const TrainingProgress& progress)
{
    const Result<TrainingData> data = trainingData(pieces, config);
    if (!data)
        return data.error();
    hmm::SearchOptions options = searchOptions(config, std::move(stop), progress);
    const std::optional<hmm::Parameters> warm = warmParameters(live, data->scaler, config);
    // With one start alone a warm one would find nothing new, ever.
    options.warm = warm && config.starts > 1 ? &*warm : nullptr;
    return fitModel(*data, options, live);
}

Result<TrainedModel> refitModel(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                                const TrainedModel& begin, const TrainedModel* live,
                                std::stop_token stop, const TrainingProgress& progress)
{
    const Result<TrainingData> data = trainingData(pieces, config);
    if (!data)
        return data.error();
    const std::optional<hmm::Parameters> warm = warmParameters(&begin, data->scaler, config);
    if (!warm)
        return Error{"the model to begin at has another shape"};
    hmm::SearchOptions options = searchOptions(config, std::move(stop), progress);
    options.starts = 1;
    options.warm = &*warm;
    Result<TrainedModel> model = fitModel(*data, options, live);
    if (model)
        model->keptStart = "refit";
    return model;
}

bool needsRetrain(const std::optional<double>& lastTrainSec, double nowSec,
                  const DetectorConfig& config)
{
    return !lastTrainSec || nowSec - *lastTrainSec >= config.retrainIntervalSec;
}

} // namespace regime
