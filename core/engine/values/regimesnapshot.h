// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"
#include "core/engine/values/measures.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace regime
{

/** HMM_ENABLED: what the detector is allowed to do. */
enum class DetectorMode {
    Off,    ///< no detector, trend only
    Shadow, ///< runs and is shown; the advice given out is trend only
    On,     ///< advice with the configured blend
};

/** What the model answered for one candle, raw: nothing neutralised. */
struct ModelAnswer {
    std::int64_t candleTimeSec = 0; ///< open time of the newest candle it knew
    Regime regime = Regime::Ranging;
    RegimeProbabilities probabilities{0.0, 1.0, 0.0};
    double confidence = 0;
    double biasSignal = 0;
    double pSwitch = 0;
    std::optional<double> entropy;   ///< of the states, 0 to 1; not kept over a restart for all
    std::optional<double> stability; ///< share of the last 15 candles with this raw label
    int observationCount = 0;

    bool operator==(const ModelAnswer&) const = default;
};

/** What a bot may act on, section 6; neutral unless usable. */
struct Advice {
    double blendFactor = 1.0; ///< the one in force
    std::optional<double> trendScore;
    std::optional<double> signal;
    std::optional<double> idleTargetRaw;
    std::optional<double> idleTarget;
    QString gridBiasMode = QStringLiteral("symmetric");
    double entrySpacingMultA = 1;
    double entrySpacingMultB = 1;
    std::optional<double> sizeSkewOverride;
    int phase = 1;

    bool operator==(const Advice&) const = default;
};

/** The state of the model as the worker saw it at `asOfSec`: what one tick sends to the window. */
struct RegimeSnapshot {
    std::uint64_t sequence = 0; ///< grows; an older one than known is to be ignored
    double asOfSec = 0;
    DetectorMode mode = DetectorMode::Shadow;

    std::optional<double> lastPrice;           ///< close of the newest closed candle
    std::optional<std::int64_t> candleTimeSec; ///< its open time

    bool trained = false;
    std::optional<double> trainedAtSec;
    double retrainIntervalSec = 86400;
    QString modelId; ///< empty when untrained
    /** What asks for caution: "names unreliable: ...", "short-lived state: ...". */
    QStringList modelRemarks;
    bool training = false;
    double trainingProgress = 0;
    QString trainingProblem; ///< why the last training was refused; empty if it was not
    QString heldModelId;     ///< of the candidate that waits for the operator; empty if none does
    int heldInARow = 0;      ///< candidates held back since the last promotion

    std::optional<ModelAnswer> answer; ///< the last valid one, whatever its age
    bool restored = false;             ///< `answer` comes from the snapshot file, no inference yet
    double confidenceThreshold = 0.15;
    std::optional<ShownRegime> shownRegime;
    std::optional<std::int64_t> shownSinceSec;
    std::optional<int> shownCandles;       ///< candles since then
    std::optional<int> rawChangesPerDay;   ///< over the newest day of candles
    std::optional<int> rawChangesNormally; ///< the 99th percentile of this market's earlier days
    int warmingUpHave = 0;                 ///< candles there are, of those an inference needs
    int warmingUpNeed = 100;
    bool lostHoleInWindow = false; ///< within the newest HMM_RECENT_CANDLES
    QString inferenceProblem;      ///< why the last inference failed; empty if it did not
    std::optional<double> inferenceFailingSinceSec;

    std::optional<LabelStanding> standing; ///< of labels about as sure as `answer`
    std::optional<Volatility> volatility;  ///< absent while a week's candles are too few

    Advice advice;       ///< as published
    Advice whatIfPhase2; ///< what phase 2 would ask

    bool operator==(const RegimeSnapshot&) const = default;
};

} // namespace regime
