// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/modeljson.h"

#include "core/regime/parameterjson.h"

#include <cmath>
#include <optional>

namespace regime
{

namespace
{

constexpr int schemaVersion = 1;
constexpr double largestExactInteger = 9007199254740992.0;

QJsonArray textsToJson(const std::vector<std::string>& texts)
{
    QJsonArray array;
    for (const std::string& text : texts)
        array.append(QString::fromStdString(text));
    return array;
}

QJsonArray numbersToJson(const std::vector<double>& numbers)
{
    QJsonArray array;
    for (const double number : numbers)
        array.append(number);
    return array;
}

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
    };
}

/** Reads fields of one object; the first fault is kept, and what is read after it is blank. */
class Fields
{
public:
    explicit Fields(const QJsonObject& object) : m_object(object) {}

    const std::optional<Error>& fault() const { return m_fault; }

    double number(const char* name)
    {
        const QJsonValue value = m_object[QLatin1String(name)];
        if (!value.isDouble() || !std::isfinite(value.toDouble()))
            complain(name, "must be a number");
        return value.toDouble();
    }

    std::int64_t integer(const char* name)
    {
        const double value = number(name);
        if (value != std::floor(value) || std::abs(value) > largestExactInteger)
            complain(name, "must be a whole number");
        return m_fault ? 0 : static_cast<std::int64_t>(value);
    }

    int smallInteger(const char* name)
    {
        const std::int64_t value = integer(name);
        if (value != static_cast<int>(value))
            complain(name, "is too large");
        return static_cast<int>(value);
    }

    std::string text(const char* name)
    {
        const QJsonValue value = m_object[QLatin1String(name)];
        if (!value.isString())
            complain(name, "must be text");
        return value.toString().toStdString();
    }

    std::uint64_t seed(const char* name)
    {
        bool ok = false;
        const std::uint64_t value = QString::fromStdString(text(name)).toULongLong(&ok);
        if (!ok)
            complain(name, "must be a whole number, as text");
        return value;
    }

    std::vector<double> numbers(const char* name)
    {
        const Eigen::VectorXd values = take(vectorFromJson(m_object[QLatin1String(name)], name));
        return {values.begin(), values.end()};
    }

    std::vector<std::string> texts(const char* name)
    {
        std::vector<std::string> result;
        const QJsonValue array = m_object[QLatin1String(name)];
        if (!array.isArray())
            complain(name, "must be an array of texts");
        for (const QJsonValue& entry : array.toArray()) {
            if (!entry.isString())
                complain(name, "must be an array of texts");
            result.push_back(entry.toString().toStdString());
        }
        return result;
    }

    QJsonObject object(const char* name)
    {
        const QJsonValue value = m_object[QLatin1String(name)];
        if (!value.isObject())
            complain(name, "must be an object");
        return value.toObject();
    }

    template <typename T> T take(Result<T> result)
    {
        if (result)
            return *std::move(result);
        if (!m_fault)
            m_fault = result.error();
        return T{};
    }

    void complain(const char* name, const char* what)
    {
        if (!m_fault)
            m_fault = Error{std::string(name) + ": " + what};
    }

private:
    const QJsonObject m_object;
    std::optional<Error> m_fault;
};

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
    if (fields.fault())
        return *fields.fault();
    return config;
}

/** What the fields of a model must be to each other. */
Result<Done> checkModel(const TrainedModel& model)
{
    const auto states = static_cast<std::size_t>(model.parameters.states());
    const Eigen::Index features = model.parameters.features();
    if (model.scaler.mean.size() != features || model.scaler.std.size() != features)
        return Error{"scaler: must have a mean and a std for each feature"};
    if (!(model.scaler.std.minCoeff() > 0))
        return Error{"scaler: std must be positive"};
    if (model.regimeOfState.size() != states)
        return Error{"regime_of_state: must have an entry for each state"};
    if (model.occupancy.size() != states)
        return Error{"occupancy: must have an entry for each state"};
    return Done{};
}

} // namespace

QJsonObject modelToJson(const StoredModel& stored)
{
    const TrainedModel& model = stored.model;
    QJsonArray names;
    for (const Regime regime : model.regimeOfState)
        names.append(static_cast<int>(regime));
    const QJsonObject scaler{{QStringLiteral("mean"), vectorToJson(model.scaler.mean)},
                             {QStringLiteral("std"), vectorToJson(model.scaler.std)}};
    return {
        {QStringLiteral("schema"), schemaVersion},
        {QStringLiteral("trained_at"), stored.trainedAtSec},
        {QStringLiteral("config"), configToJson(stored.config)},
        {QStringLiteral("parameters"), parametersToJson(model.parameters)},
        {QStringLiteral("scaler"), scaler},
        {QStringLiteral("regime_of_state"), names},
        {QStringLiteral("first_candle"), static_cast<qint64>(model.firstCandleSec)},
        {QStringLiteral("last_candle"), static_cast<qint64>(model.lastCandleSec)},
        {QStringLiteral("data_hash"), QString::fromStdString(model.dataHash)},
        {QStringLiteral("observation_count"), model.observationCount},
        {QStringLiteral("log_likelihood_history"), numbersToJson(model.logLikelihoodHistory)},
        {QStringLiteral("log_likelihood"), model.logLikelihood},
        {QStringLiteral("start_log_likelihoods"), numbersToJson(model.startLogLikelihoods)},
        {QStringLiteral("kept_start"), QString::fromStdString(model.keptStart)},
        {QStringLiteral("occupancy"), numbersToJson(model.occupancy)},
        {QStringLiteral("remarks"), textsToJson(model.remarks)},
    };
}

Result<StoredModel> modelFromJson(const QJsonObject& object)
{
    Fields fields(object);
    if (fields.integer("schema") != schemaVersion)
        fields.complain("schema", "is not 1; the model was written by another version");
    StoredModel stored;
    stored.trainedAtSec = fields.number("trained_at");
    stored.config = fields.take(configFromJson(fields.object("config")));
    TrainedModel& model = stored.model;
    model.parameters =
        fields.take(parametersFromJson(fields.object("parameters"), stored.config.covarianceType));
    const QJsonObject scaler = fields.object("scaler");
    model.scaler.mean = fields.take(vectorFromJson(scaler[QLatin1String("mean")], "scaler: mean"));
    model.scaler.std = fields.take(vectorFromJson(scaler[QLatin1String("std")], "scaler: std"));
    for (const double name : fields.numbers("regime_of_state")) {
        if (name != 0 && name != 1 && name != 2)
            fields.complain("regime_of_state", "must hold 0, 1 or 2");
        else
            model.regimeOfState.push_back(static_cast<Regime>(static_cast<int>(name)));
    }
    model.firstCandleSec = fields.integer("first_candle");
    model.lastCandleSec = fields.integer("last_candle");
    model.dataHash = fields.text("data_hash");
    model.observationCount = fields.smallInteger("observation_count");
    model.logLikelihoodHistory = fields.numbers("log_likelihood_history");
    model.logLikelihood = fields.number("log_likelihood");
    model.startLogLikelihoods = fields.numbers("start_log_likelihoods");
    model.keptStart = fields.text("kept_start");
    model.occupancy = fields.numbers("occupancy");
    model.remarks = fields.texts("remarks");
    if (fields.fault())
        return *fields.fault();
    if (const Result<Done> check = checkModel(model); !check)
        return check.error();
    return stored;
}

} // namespace regime
