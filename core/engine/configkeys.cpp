// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/configkeys.h"

#include <QtGlobal>

#include <algorithm>
#include <utility>
#include <vector>

namespace regime
{

namespace
{

using Type = ConfigType;

ConfigKey special(const char* name, Type type, const char* value, const char* summary)
{
    ConfigKey key;
    key.name = QString::fromLatin1(name);
    key.type = type;
    key.defaultText = QString::fromLatin1(value);
    key.summary = QString::fromLatin1(summary);
    return key;
}

ConfigKey flag(const char* name, bool on, const char* summary)
{
    return special(name, Type::Flag, on ? "true" : "false", summary);
}

ConfigKey within(double min, double max, ConfigKey key)
{
    key.min = min;
    key.max = max;
    return key;
}

ConfigKey integer(const char* name, const char* value, double min, double max, const char* summary)
{
    return within(min, max, special(name, Type::Integer, value, summary));
}

ConfigKey number(const char* name, const char* value, double min, double max, const char* summary)
{
    return within(min, max, special(name, Type::Number, value, summary));
}

ConfigKey choice(const char* name, const char* value, const char* choices, const char* summary)
{
    ConfigKey key = special(name, Type::Choice, value, summary);
    key.choices = QString::fromLatin1(choices).split(u' ');
    return key;
}

ConfigKey noted(ConfigKey key, const char* range)
{
    key.rangeNote = QString::fromLatin1(range);
    return key;
}

/** What a window is opened on does not change under it. */
ConfigKey atNextStart(ConfigKey key)
{
    key.atNextStart = true;
    return key;
}

std::vector<ConfigKey> detectorKeys()
{
    constexpr double seconds = 1e7;
    return {
        choice("HMM_ENABLED", "shadow", "shadow true false",
               QT_TRANSLATE_NOOP("ConfigKey",
                                 "Detector: shown only (shadow), advising (true) or off (false)")),
        integer("HMM_TRAINING_CANDLES", "2000", 100, 1e6,
                QT_TRANSLATE_NOOP("ConfigKey", "Candles in the training window")),
        integer("HMM_MIN_TRAIN_SAMPLES", "500", 50, 1e6,
                QT_TRANSLATE_NOOP("ConfigKey", "Observations a training needs at least")),
        integer("HMM_RECENT_CANDLES", "100", 15, 5000,
                QT_TRANSLATE_NOOP("ConfigKey", "Candles fetched for one inference")),
        noted(integer("HMM_INFERENCE_WINDOW", "50", 1, 4986,
                      QT_TRANSLATE_NOOP("ConfigKey", "Observations one inference uses")),
              QT_TRANSLATE_NOOP("ConfigKey", "1 to HMM_RECENT_CANDLES - 14")),
        number("HMM_READINESS_CACHE_SEC", "300", 1, seconds,
               QT_TRANSLATE_NOOP("ConfigKey", "How long a readiness query is kept")),
        number("HMM_RETRAIN_INTERVAL_SEC", "86400", 1, seconds,
               QT_TRANSLATE_NOOP("ConfigKey", "Time between trainings")),
        integer("HMM_N_STATES", "3", 2, 8, QT_TRANSLATE_NOOP("ConfigKey", "Hidden states")),
        integer("HMM_N_ITER", "100", 1, 10000,
                QT_TRANSLATE_NOOP("ConfigKey", "Baum-Welch iterations at most")),
        integer("HMM_N_STARTS", "8", 1, 1000,
                QT_TRANSLATE_NOOP("ConfigKey", "Starts of a training; the best is kept")),
        noted(integer("HMM_SEED", "1", -9.0e15, 9.0e15,
                      QT_TRANSLATE_NOOP("ConfigKey", "Seed of the starts")),
              QT_TRANSLATE_NOOP("ConfigKey", "a whole number")),
        choice("HMM_COVARIANCE_TYPE", "diag", "diag full spherical tied",
               QT_TRANSLATE_NOOP("ConfigKey", "Shape of the covariances")),
        number("HMM_CONFIDENCE_THRESHOLD", "0.15", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "Below this confidence the bias is 0")),
        number("HMM_BLEND_WITH_TREND", "0.5", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "1 = trend only, 0 = detector only")),
        number("HMM_BIAS_GAIN", "1", 0, 10, QT_TRANSLATE_NOOP("ConfigKey", "Multiplies the bias")),
        number("BIAS_TO_TREND", "1", 0, 10,
               QT_TRANSLATE_NOOP("ConfigKey", "Multiplies the bias inside the signal only")),
        number("HMM_TRANSITION_STICKINESS", "0", 0, 1e6,
               QT_TRANSLATE_NOOP("ConfigKey", "Pseudo-counts for staying in a state")),
        number("HMM_EMISSION_TEMPER", "1", 1, 100,
               QT_TRANSLATE_NOOP("ConfigKey", "Divides the log emission in inference")),
        integer("CONFIRM_CANDLES", "5", 1, 1000,
                QT_TRANSLATE_NOOP("ConfigKey", "Candles before the shown regime follows the raw")),
        number("RETRAIN_HOLD_SE", "1.65", 0, 10,
               QT_TRANSLATE_NOOP("ConfigKey", "Standard errors before a retrain is held")),
        choice(
            "REGIME_SOURCE", "hmm", "hmm jump",
            QT_TRANSLATE_NOOP("ConfigKey",
                              "Which model drives readout, organism, charts, verdict and alerts")),
        number("JUMP_PENALTY", "20", 0, 1e6,
               QT_TRANSLATE_NOOP("ConfigKey", "Cost of a change in the jump model")),
        flag("JUMP_IN_ADVICE", false,
             QT_TRANSLATE_NOOP("ConfigKey", "Let the jump model's bias into the advice")),
    };
}

std::vector<ConfigKey> dataKeys()
{
    return {
        atNextStart(
            special("KRAKEN_PAIR", Type::Pair, "XDGUSD",
                    QT_TRANSLATE_NOOP("ConfigKey", "The pair that is watched, under any alias"))),
        flag("HMM_OHLCV_ENABLED", true, QT_TRANSLATE_NOOP("ConfigKey", "Fetch and keep candles")),
        atNextStart(choice("HMM_OHLCV_INTERVAL_MIN", "1", "1 5 15 30 60 240 1440 10080 21600",
                           QT_TRANSLATE_NOOP("ConfigKey", "Minutes of a candle"))),
        number("HMM_OHLCV_SYNC_INTERVAL_SEC", "60", 30, 86400,
               QT_TRANSLATE_NOOP("ConfigKey", "Time between polls")),
        flag("HMM_OHLCV_BACKFILL_ON_STARTUP", true,
             QT_TRANSLATE_NOOP("ConfigKey", "Backfill at the start if candles are missing")),
        integer("HMM_OHLCV_BACKFILL_MAX_PAGES", "40", 1, 100000,
                QT_TRANSLATE_NOOP("ConfigKey", "Pages of one backfill at most")),
        integer("HMM_OHLCV_RETENTION_DAYS", "0", 0, 36500,
                QT_TRANSLATE_NOOP("ConfigKey", "Days candles are kept; 0 keeps all")),
        special("KRAKEN_API_URL", Type::ApiUrl, "https://api.kraken.com",
                QT_TRANSLATE_NOOP("ConfigKey", "Where the exchange is")),
        noted(
            integer("REQUEST_SPACING_MS", "1100", 0, 600000,
                    QT_TRANSLATE_NOOP("ConfigKey", "Time between two requests")),
            QT_TRANSLATE_NOOP("ConfigKey", "1000 or more; less only for an exchange on loopback")),
        atNextStart(
            special("STORE_URL", Type::StoreUrl, "",
                    QT_TRANSLATE_NOOP("ConfigKey", "Where candles are kept; empty: SQLite here"))),
        special("BOT_STATUS_URL", Type::OptionalUrl, "",
                QT_TRANSLATE_NOOP("ConfigKey", "The bot's status, read each minute; empty: off")),
        special("BOT_STATUS_PHASE", Type::JsonPath, "",
                QT_TRANSLATE_NOOP("ConfigKey", "Where it says the phase in force; empty: nowhere")),
        special("BOT_STATUS_IDLE_RATIO", Type::JsonPath, "",
                QT_TRANSLATE_NOOP("ConfigKey", "Where it says the idle share of its dollars")),
        special("BOT_STATUS_SKEW", Type::JsonPath, "",
                QT_TRANSLATE_NOOP("ConfigKey", "Where it says the rebalancer's skew")),
        special("BOT_STATUS_OPEN_RECOVERIES", Type::JsonPath, "",
                QT_TRANSLATE_NOOP("ConfigKey", "Where it counts or lists its open recoveries")),
        special("BOT_STATUS_BLEND", Type::JsonPath, "hmm_regime.blend_factor",
                QT_TRANSLATE_NOOP("ConfigKey", "Where it says the blend in force")),
        special("STATUS_PORT", Type::Port, "0",
                QT_TRANSLATE_NOOP("ConfigKey", "Port of the local status service; 0: off")),
    };
}

std::vector<ConfigKey> adviceKeys()
{
    constexpr double seconds = 1e7;
    return {
        flag("GRID_BIAS_ENABLED", false,
             QT_TRANSLATE_NOOP("ConfigKey", "Give out spacing hints for the grid")),
        number("TREND_FAST_HALFLIFE", "1800", 1, seconds,
               QT_TRANSLATE_NOOP("ConfigKey", "Fast trend time constant, seconds")),
        number("TREND_SLOW_HALFLIFE", "14400", 1, seconds,
               QT_TRANSLATE_NOOP("ConfigKey", "Slow trend time constant, seconds")),
        number("TREND_IDLE_SENSITIVITY", "5", 0, 100,
               QT_TRANSLATE_NOOP("ConfigKey", "Idle share per unit of signal")),
        number("TREND_IDLE_FLOOR", "0.15", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "Lowest idle target")),
        number("TREND_IDLE_CEILING", "0.60", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "Highest idle target")),
        number("TREND_DEAD_ZONE", "0.001", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "Signals below this ask for the base target")),
        number("TREND_HYSTERESIS_SEC", "600", 0, seconds,
               QT_TRANSLATE_NOOP("ConfigKey", "Hold after a step of the target")),
        number("TREND_HYSTERESIS_SMOOTH_HALFLIFE", "900", 0, seconds,
               QT_TRANSLATE_NOOP("ConfigKey", "Smoothing of the target, seconds")),
        number("TREND_IDLE_STEP", "0.02", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "Change of the target that starts a hold")),
        number("REBALANCE_TARGET_IDLE_PCT", "0.40", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "Base idle target")),
        number("REBALANCE_INTERVAL_SEC", "300", 1, seconds,
               QT_TRANSLATE_NOOP("ConfigKey", "The bot's tick")),
        number("REBALANCE_EMA_HALFLIFE", "1800", 1, seconds,
               QT_TRANSLATE_NOOP("ConfigKey", "Smoothing of the rebalancer's error")),
        number("REBALANCE_KP", "2", 0, 100,
               QT_TRANSLATE_NOOP("ConfigKey", "Rebalancer: gain on the error")),
        number("REBALANCE_KD", "0.5", 0, 100,
               QT_TRANSLATE_NOOP("ConfigKey", "Rebalancer: gain on its velocity")),
        number("REBALANCE_MAX_SKEW", "0.30", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "Rebalancer: largest skew")),
        number("REBALANCE_MAX_SKEW_STEP", "0.05", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "Rebalancer: largest change a tick")),
        number("REBALANCE_NEUTRAL_BAND", "0.05", 0, 1,
               QT_TRANSLATE_NOOP("ConfigKey", "Rebalancer: errors below this do nothing")),
        number("REBALANCE_SIZE_SENSITIVITY", "1", 0, 10,
               QT_TRANSLATE_NOOP("ConfigKey", "Order size per unit of skew")),
        number("REBALANCE_MAX_SIZE_MULT", "1.5", 0, 10,
               QT_TRANSLATE_NOOP("ConfigKey", "Largest order size multiplier")),
    };
}

std::vector<ConfigKey> reviewKeys()
{
    return {
        number("PAPER_ENTRY_DISTANCE", "0.002", 0.00001, 0.5,
               QT_TRANSLATE_NOOP("ConfigKey", "Paper grid: entry from the last close, a ratio")),
        number("PAPER_PROFIT_TARGET", "0.01", 0.00001, 0.5,
               QT_TRANSLATE_NOOP("ConfigKey", "Paper grid: exit from the entry, a ratio")),
        number("PAPER_MAKER_FEE", "0.0025", 0, 0.1,
               QT_TRANSLATE_NOOP("ConfigKey", "Paper grid: fee of a fill, a ratio")),
        number("ORPHAN_TIMEOUT_SEC", "14400", 1, 1e9,
               QT_TRANSLATE_NOOP("ConfigKey", "An exit open for longer is an orphan, seconds")),
        integer("PAPER_RECOVERIES_CAP", "2", 0, 1000,
                QT_TRANSLATE_NOOP("ConfigKey", "Paper grid: orphans each slot may leave resting")),
        number("PAPER_ORDER_USD", "10", 0.01, 1e9,
               QT_TRANSLATE_NOOP("ConfigKey", "Paper grid: dollars of an order")),
        number("PAPER_ACCOUNT_USD", "200", 0.01, 1e9,
               QT_TRANSLATE_NOOP("ConfigKey", "Paper grid: dollars and coins at its start")),
        number("PAPER_PRICE_TICK", "0", 0, 1e6,
               QT_TRANSLATE_NOOP("ConfigKey",
                                 "Paper grid: price step; 0: as the candles before have it")),
    };
}

std::vector<ConfigKey> alertKeys()
{
    constexpr double day = 86400;
    const auto delivery = [](const char* name, bool wakes, const char* summary) {
        return choice(name, wakes ? "wake" : "digest", wakes ? "wake digest off" : "digest off",
                      summary);
    };
    const auto pending = [](const char* name, const char* value) {
        return number(name, value, 0, day,
                      QT_TRANSLATE_NOOP("ConfigKey", "Seconds it must last before it is told"));
    };
    return {
        delivery("ALERT_STALE", true,
                 QT_TRANSLATE_NOOP(
                     "ConfigKey", "No candle for longer than the limit; silence: candles come in")),
        pending("ALERT_STALE_AFTER_SEC", "60"),
        delivery("ALERT_STORE_OFFLINE", true,
                 QT_TRANSLATE_NOOP("ConfigKey",
                                   "The store keeps nothing; silence: all that came in is kept")),
        pending("ALERT_STORE_OFFLINE_AFTER_SEC", "120"),
        delivery(
            "ALERT_RETRAIN_HELD", true,
            QT_TRANSLATE_NOOP(
                "ConfigKey",
                "Three candidates held in a row; silence: retrains pass, or fail once or twice")),
        pending("ALERT_RETRAIN_HELD_AFTER_SEC", "0"),
        delivery(
            "ALERT_GAP", false,
            QT_TRANSLATE_NOOP("ConfigKey", "Lost candles in the window; silence: it has no hole")),
        pending("ALERT_GAP_AFTER_SEC", "900"),
        delivery("ALERT_BACKFILL_STALLED", false,
                 QT_TRANSLATE_NOOP("ConfigKey", "A backfill gets no answers; silence: none waits")),
        pending("ALERT_BACKFILL_STALLED_AFTER_SEC", "300"),
        delivery(
            "ALERT_RETRAIN_FAILED", false,
            QT_TRANSLATE_NOOP(
                "ConfigKey",
                "A training gave no model, or one that is held; silence: the last one went live")),
        pending("ALERT_RETRAIN_FAILED_AFTER_SEC", "0"),
        delivery(
            "ALERT_DRIFT", false,
            QT_TRANSLATE_NOOP(
                "ConfigKey", "Unlike the training for three days; silence: within its own normal")),
        pending("ALERT_DRIFT_AFTER_SEC", "0"),
        delivery(
            "ALERT_CONFIDENCE_COLLAPSE", false,
            QT_TRANSLATE_NOOP("ConfigKey", "Unsure after a sure day; silence: as sure as it was")),
        pending("ALERT_CONFIDENCE_COLLAPSE_AFTER_SEC", "0"),
        delivery(
            "ALERT_REGIME_CHANGED", false,
            QT_TRANSLATE_NOOP("ConfigKey", "Another shown regime; silence: the one last told")),
        pending("ALERT_REGIME_CHANGED_AFTER_SEC", "300"),
        choice("ALERT_DIGEST", "daily", "hourly daily off",
               QT_TRANSLATE_NOOP("ConfigKey", "When the digest is told; off: at will alone")),
        special(
            "ALERT_COMMAND", Type::Program, "",
            QT_TRANSLATE_NOOP("ConfigKey", "Run with each alert: kind, on or over, title, text")),
    };
}

std::vector<ConfigKey> allKeys()
{
    std::vector<ConfigKey> keys;
    const auto add = [&](const char* group, std::vector<ConfigKey> members) {
        for (ConfigKey& key : members) {
            key.group = QString::fromLatin1(group);
            keys.push_back(std::move(key));
        }
    };
    add(QT_TRANSLATE_NOOP("ConfigKey", "Data"), dataKeys());
    add(QT_TRANSLATE_NOOP("ConfigKey", "Detector"), detectorKeys());
    add(QT_TRANSLATE_NOOP("ConfigKey", "Advice"), adviceKeys());
    add(QT_TRANSLATE_NOOP("ConfigKey", "Review"), reviewKeys());
    add(QT_TRANSLATE_NOOP("ConfigKey", "Alerts"), alertKeys());
    return keys;
}

} // namespace

std::span<const ConfigKey> configKeys()
{
    static const std::vector<ConfigKey> keys = allKeys();
    return keys;
}

const ConfigKey* findConfigKey(const QString& name)
{
    const auto keys = configKeys();
    const auto found = std::ranges::find(keys, name, &ConfigKey::name);
    return found == keys.end() ? nullptr : &*found;
}

} // namespace regime
