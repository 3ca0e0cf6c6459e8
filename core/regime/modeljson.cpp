// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/modeljson.h"

#include "core/regime/jsonfields.h"
#include "core/regime/reviewjson.h"

namespace regime
{

namespace
{

constexpr int schemaVersion = 2;
constexpr int jumpSchemaVersion = 1;

QJsonObject configToJson(const DetectorConfig& config)
{
    const std::string_view type = hmm::covarianceTypeName(config.covarianceType);
    return {
        {QStringLiteral("HMM_TRAINING_CANDLES"), config.trainingCandles},
        {QStringLiteral("HMM_MIN_TRAIN_SAMPLES"), config.minTrainSamples},
        {QStringLiteral("HMM_RECENT_CANDLES"), config.recentCandles},
        {QStringLiteral("HMM_INFERENCE_WINDOW"), config.inferenceWindow},
        {QStringLiteral("HMM_RETRAIN_INTERVAL_SEC"), config.retrainIntervalSec},
        {QStringLiteral("HMM_N_STATES"), config.states},
        {QStringLiteral("HMM_N_ITER"), config.iterations},
        {QStringLiteral("HMM_N_STARTS"), config.starts},
        {QStringLiteral("HMM_SEED"), QString::number(config.seed)},
        {QStringLiteral("HMM_COVARIANCE_TYPE"),
         QString::fromLatin1(type.data(), static_cast<qsizetype>(type.size()))},
        {QStringLiteral("HMM_CONFIDENCE_THRESHOLD"), config.confidenceThreshold},
        {QStringLiteral("HMM_BIAS_GAIN"), config.biasGain},
        {QStringLiteral("HMM_TRANSITION_STICKINESS"), config.transitionStickiness},
        {QStringLiteral("HMM_EMISSION_TEMPER"), config.emissionTemper},
        {QStringLiteral("RETRAIN_HOLD_SE"), config.retrainHoldStandardErrors},
        {QStringLiteral("JUMP_PENALTY"), config.jumpPenalty},
    };
}

Result<DetectorConfig> configFromJson(const QJsonObject& object)
{
    Fields fields(object);
    DetectorConfig config;
    config.trainingCandles = fields.smallInteger("HMM_TRAINING_CANDLES");
    config.minTrainSamples = fields.smallInteger("HMM_MIN_TRAIN_SAMPLES");
    config.recentCandles = fields.smallInteger("HMM_RECENT_CANDLES");
    config.inferenceWindow = fields.smallInteger("HMM_INFERENCE_WINDOW");
    config.retrainIntervalSec = fields.number("HMM_RETRAIN_INTERVAL_SEC");
    config.states = fields.smallInteger("HMM_N_STATES");
    config.iterations = fields.smallInteger("HMM_N_ITER");
    config.starts = fields.smallInteger("HMM_N_STARTS");
    config.seed = fields.seed("HMM_SEED");
    config.covarianceType = fields.take(covarianceTypeFromJson(object, "HMM_COVARIANCE_TYPE"));
    config.confidenceThreshold = fields.number("HMM_CONFIDENCE_THRESHOLD");
    config.biasGain = fields.number("HMM_BIAS_GAIN");
    config.transitionStickiness = fields.number("HMM_TRANSITION_STICKINESS");
    config.emissionTemper = fields.number("HMM_EMISSION_TEMPER");
    config.retrainHoldStandardErrors = fields.number("RETRAIN_HOLD_SE");
    if (object.contains(QLatin1String("JUMP_PENALTY"))) // older than the second opinion
        config.jumpPenalty = fields.number("JUMP_PENALTY");
    if (fields.fault())
        return *fields.fault();
    return config;
}

/** What the fields of a model of any family must be to each other. */
template <typename Model>
Result<Done> checkShape(const Model& model, Eigen::Index states, Eigen::Index features)
{
    if (model.scaler.mean.size() != features || model.scaler.std.size() != features)
        return Error{"scaler: must have a mean and a std for each feature"};
    if (!(model.scaler.std.minCoeff() > 0))
        return Error{"scaler: std must be positive"};
    if (std::ssize(model.regimeOfState) != states)
        return Error{"regime_of_state: must have an entry for each state"};
    if (std::ssize(model.occupancy) != states)
        return Error{"occupancy: must have an entry for each state"};
    return Done{};
}

Result<Done> checkModel(const TrainedModel& model)
{
    const Eigen::Index features = model.parameters.features();
    if (model.start.states() != model.parameters.states() || model.start.features() != features)
        return Error{"start_parameters: must have the shape of parameters"};
    return checkShape(model, model.parameters.states(), features);
}

Result<Done> checkModel(const TrainedJump& model)
{
    if (const Result<Done> fault = jump::check(model.model); !fault)
        return fault;
    if (!(model.stayTemperature > 0))
        return Error{"stay_temperature: must be positive"};
    return checkShape(model, model.model.states(), model.model.features());
}

/** The fields that the files of all families have. */
template <typename Model> QJsonObject commonToJson(const Stored<Model>& stored)
{
    const Model& model = stored.model;
    const QJsonObject scaler{{QStringLiteral("mean"), vectorToJson(model.scaler.mean)},
                             {QStringLiteral("std"), vectorToJson(model.scaler.std)}};
    return {
        {QStringLiteral("trained_at"), stored.trainedAtSec},
        {QStringLiteral("config"), configToJson(stored.config)},
        {QStringLiteral("scaler"), scaler},
        {QStringLiteral("regime_of_state"), regimesToJson(model.regimeOfState)},
        {QStringLiteral("first_candle"), static_cast<qint64>(model.firstCandleSec)},
        {QStringLiteral("last_candle"), static_cast<qint64>(model.lastCandleSec)},
        {QStringLiteral("data_hash"), QString::fromStdString(model.dataHash)},
        {QStringLiteral("observation_count"), model.observationCount},
        {QStringLiteral("kept_start"), QString::fromStdString(model.keptStart)},
        {QStringLiteral("occupancy"), numbersToJson(model.occupancy)},
        {QStringLiteral("remarks"), textsToJson(model.remarks)},
        {QStringLiteral("review"), reviewToJson(stored.review)},
    };
}

template <typename Model> Stored<Model> commonFromJson(Fields& fields)
{
    Stored<Model> stored;
    stored.trainedAtSec = fields.number("trained_at");
    stored.config = fields.take(configFromJson(fields.object("config")));
    Model& model = stored.model;
    const QJsonObject scaler = fields.object("scaler");
    model.scaler.mean = fields.take(vectorFromJson(scaler[QLatin1String("mean")], "scaler: mean"));
    model.scaler.std = fields.take(vectorFromJson(scaler[QLatin1String("std")], "scaler: std"));
    model.regimeOfState = fields.regimes("regime_of_state");
    model.firstCandleSec = fields.integer("first_candle");
    model.lastCandleSec = fields.integer("last_candle");
    model.dataHash = fields.text("data_hash");
    model.observationCount = fields.smallInteger("observation_count");
    model.keptStart = fields.text("kept_start");
    model.occupancy = fields.numbers("occupancy");
    model.remarks = fields.texts("remarks");
    stored.review = fields.take(reviewFromJson(fields.object("review")));
    return stored;
}

/** The model, if neither its fields nor what they are to each other is wrong. */
template <typename Model> Result<Stored<Model>> sound(Stored<Model> stored, const Fields& fields)
{
    if (fields.fault())
        return *fields.fault();
    if (const Result<Done> check = checkModel(stored.model); !check)
        return check.error();
    return stored;
}

} // namespace

QJsonObject modelToJson(const StoredModel& stored)
{
    const TrainedModel& model = stored.model;
    QJsonObject object = commonToJson(stored);
    object[QLatin1String("schema")] = schemaVersion;
    object[QLatin1String("parameters")] = parametersToJson(model.parameters);
    object[QLatin1String("start_parameters")] = parametersToJson(model.start);
    object[QLatin1String("log_likelihood_history")] = numbersToJson(model.logLikelihoodHistory);
    object[QLatin1String("log_likelihood")] = model.logLikelihood;
    object[QLatin1String("start_log_likelihoods")] = numbersToJson(model.startLogLikelihoods);
    return object;
}

QJsonObject modelToJson(const StoredJump& stored)
{
    const TrainedJump& model = stored.model;
    QJsonObject object = commonToJson(stored);
    object[QLatin1String("schema")] = jumpSchemaVersion;
    object[QLatin1String("centres")] = columnsToJson(model.model.centres);
    object[QLatin1String("penalty")] = model.model.penalty;
    object[QLatin1String("stay_temperature")] = model.stayTemperature;
    object[QLatin1String("objective_history")] = numbersToJson(model.objectiveHistory);
    object[QLatin1String("start_objectives")] = numbersToJson(model.startObjectives);
    return object;
}

Result<StoredModel> modelFromJson(const QJsonObject& object)
{
    Fields fields(object);
    if (fields.integer("schema") != schemaVersion)
        fields.complain("schema", "is not 2; the model was written by another version");
    StoredModel stored = commonFromJson<TrainedModel>(fields);
    TrainedModel& model = stored.model;
    model.parameters =
        fields.take(parametersFromJson(fields.object("parameters"), stored.config.covarianceType));
    model.start = fields.take(
        parametersFromJson(fields.object("start_parameters"), stored.config.covarianceType));
    model.logLikelihoodHistory = fields.numbers("log_likelihood_history");
    model.logLikelihood = fields.number("log_likelihood");
    model.startLogLikelihoods = fields.numbers("start_log_likelihoods");
    return sound(std::move(stored), fields);
}

Result<StoredJump> jumpFromJson(const QJsonObject& object)
{
    Fields fields(object);
    if (fields.integer("schema") != jumpSchemaVersion)
        fields.complain("schema", "is not 1; the model was written by another version");
    StoredJump stored = commonFromJson<TrainedJump>(fields);
    TrainedJump& model = stored.model;
    model.model = {fields.take(columnsFromJson(object[QLatin1String("centres")], "centres")),
                   fields.number("penalty")};
    model.stayTemperature = fields.number("stay_temperature");
    model.objectiveHistory = fields.numbers("objective_history");
    model.startObjectives = fields.numbers("start_objectives");
    stored.review.family = ModelFamily::Jump;
    return sound(std::move(stored), fields);
}

} // namespace regime
