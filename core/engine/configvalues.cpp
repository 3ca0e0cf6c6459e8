// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/configvalues.h"

#include <QCryptographicHash>

namespace regime
{

namespace
{
hmm::CovarianceType covarianceType(const QString& name)
{
    if (name == u"full")
        return hmm::CovarianceType::Full;
    if (name == u"spherical")
        return hmm::CovarianceType::Spherical;
    if (name == u"tied")
        return hmm::CovarianceType::Tied;
    return hmm::CovarianceType::Diag;
}
} // namespace

DetectorConfig detectorConfig(const Configuration& c)
{
    DetectorConfig config;
    config.trainingCandles = c.integer(QStringLiteral("HMM_TRAINING_CANDLES"));
    config.minTrainSamples = c.integer(QStringLiteral("HMM_MIN_TRAIN_SAMPLES"));
    config.recentCandles = c.integer(QStringLiteral("HMM_RECENT_CANDLES"));
    config.inferenceWindow = c.integer(QStringLiteral("HMM_INFERENCE_WINDOW"));
    config.retrainIntervalSec = c.number(QStringLiteral("HMM_RETRAIN_INTERVAL_SEC"));
    config.states = c.integer(QStringLiteral("HMM_N_STATES"));
    config.iterations = c.integer(QStringLiteral("HMM_N_ITER"));
    config.starts = c.integer(QStringLiteral("HMM_N_STARTS"));
    config.seed = static_cast<std::uint64_t>(c.bigInteger(QStringLiteral("HMM_SEED")));
    config.covarianceType = covarianceType(c.text(QStringLiteral("HMM_COVARIANCE_TYPE")));
    config.confidenceThreshold = c.number(QStringLiteral("HMM_CONFIDENCE_THRESHOLD"));
    config.biasGain = c.number(QStringLiteral("HMM_BIAS_GAIN"));
    config.transitionStickiness = c.number(QStringLiteral("HMM_TRANSITION_STICKINESS"));
    config.emissionTemper = c.number(QStringLiteral("HMM_EMISSION_TEMPER"));
    config.retrainHoldStandardErrors = c.number(QStringLiteral("RETRAIN_HOLD_SE"));
    config.jumpPenalty = c.number(QStringLiteral("JUMP_PENALTY"));
    return config;
}

AdviceConfig adviceConfig(const Configuration& c)
{
    AdviceConfig config;
    config.trendFastSec = c.number(QStringLiteral("TREND_FAST_HALFLIFE"));
    config.trendSlowSec = c.number(QStringLiteral("TREND_SLOW_HALFLIFE"));
    config.idleSensitivity = c.number(QStringLiteral("TREND_IDLE_SENSITIVITY"));
    config.idleFloor = c.number(QStringLiteral("TREND_IDLE_FLOOR"));
    config.idleCeiling = c.number(QStringLiteral("TREND_IDLE_CEILING"));
    config.deadZone = c.number(QStringLiteral("TREND_DEAD_ZONE"));
    config.holdSec = c.number(QStringLiteral("TREND_HYSTERESIS_SEC"));
    config.smoothingSec = c.number(QStringLiteral("TREND_HYSTERESIS_SMOOTH_HALFLIFE"));
    config.idleStep = c.number(QStringLiteral("TREND_IDLE_STEP"));
    config.baseIdle = c.number(QStringLiteral("REBALANCE_TARGET_IDLE_PCT"));
    config.intervalSec = c.number(QStringLiteral("REBALANCE_INTERVAL_SEC"));
    config.blendWithTrend = c.number(QStringLiteral("HMM_BLEND_WITH_TREND"));
    config.biasToTrend = c.number(QStringLiteral("BIAS_TO_TREND"));
    config.confidenceThreshold = c.number(QStringLiteral("HMM_CONFIDENCE_THRESHOLD"));
    config.gridBiasEnabled = c.flag(QStringLiteral("GRID_BIAS_ENABLED"));
    return config;
}

RebalancerConfig rebalancerConfig(const Configuration& c)
{
    RebalancerConfig config;
    config.smoothingSec = c.number(QStringLiteral("REBALANCE_EMA_HALFLIFE"));
    config.errorGain = c.number(QStringLiteral("REBALANCE_KP"));
    config.velocityGain = c.number(QStringLiteral("REBALANCE_KD"));
    config.maxSkew = c.number(QStringLiteral("REBALANCE_MAX_SKEW"));
    config.maxSkewStep = c.number(QStringLiteral("REBALANCE_MAX_SKEW_STEP"));
    config.neutralBand = c.number(QStringLiteral("REBALANCE_NEUTRAL_BAND"));
    config.sizeSensitivity = c.number(QStringLiteral("REBALANCE_SIZE_SENSITIVITY"));
    config.maxSizeMult = c.number(QStringLiteral("REBALANCE_MAX_SIZE_MULT"));
    return config;
}

FeedOptions feedOptions(const Configuration& configuration, const SeriesKey& key)
{
    FeedOptions options;
    options.key = key;
    options.syncIntervalSec =
        static_cast<int>(configuration.number(QStringLiteral("HMM_OHLCV_SYNC_INTERVAL_SEC")));
    options.client.baseUrl = QUrl(configuration.text(QStringLiteral("KRAKEN_API_URL")));
    options.client.spacingMs = configuration.integer(QStringLiteral("REQUEST_SPACING_MS"));
    return options;
}

BotStatusOptions botStatusOptions(const Configuration& configuration)
{
    BotStatusOptions options;
    options.url = QUrl(configuration.text(QStringLiteral("BOT_STATUS_URL")));
    options.paths = {configuration.text(QStringLiteral("BOT_STATUS_PHASE")),
                     configuration.text(QStringLiteral("BOT_STATUS_IDLE_RATIO")),
                     configuration.text(QStringLiteral("BOT_STATUS_SKEW")),
                     configuration.text(QStringLiteral("BOT_STATUS_OPEN_RECOVERIES")),
                     configuration.text(QStringLiteral("BOT_STATUS_BLEND"))};
    return options;
}

DetectorMode detectorMode(const Configuration& configuration)
{
    const QString mode = configuration.text(QStringLiteral("HMM_ENABLED"));
    if (mode == u"true")
        return DetectorMode::On;
    return mode == u"false" ? DetectorMode::Off : DetectorMode::Shadow;
}

ModelFamily regimeSource(const Configuration& c)
{
    return c.text(QStringLiteral("REGIME_SOURCE")) == u"jump" ? ModelFamily::Jump
                                                              : ModelFamily::Hmm;
}

ModelFamily adviceSource(const Configuration& c)
{
    return c.flag(QStringLiteral("JUMP_IN_ADVICE")) ? regimeSource(c) : ModelFamily::Hmm;
}

int confirmCandles(const Configuration& configuration)
{
    return configuration.integer(QStringLiteral("CONFIRM_CANDLES"));
}

QString configHash(const Configuration& configuration)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ConfigKey& key : configKeys())
        if (key.name.startsWith(u"HMM_") || key.name == u"CONFIRM_CANDLES" ||
            key.name == u"BIAS_TO_TREND" || key.name == u"JUMP_PENALTY")
            hash.addData((key.name + u'=' + configuration.text(key.name) + u'\n').toUtf8());
    return QString::fromLatin1(hash.result().toHex().left(12));
}

} // namespace regime
