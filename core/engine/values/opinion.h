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

/** How far ahead the scores of a jump model look: that its label still stands then. */
inline constexpr int stayScoreCandles = 5;

/** One detector and what it makes of the market. */
struct Opinion {
    bool trained = false;
    std::optional<double> trainedAtSec;
    QString modelId; ///< empty when untrained
    /** What asks for caution: "names unreliable: ...", "short-lived state: ...". */
    QStringList modelRemarks;
    QString trainingProblem; ///< why the last training was refused; empty if it was not
    QString heldModelId;     ///< of the candidate that waits for the operator; empty if none does
    int heldInARow = 0;      ///< candidates held back since the last promotion

    std::optional<ModelAnswer> answer; ///< the last valid one, whatever its age
    bool restored = false;             ///< `answer` comes from the snapshot file, no inference yet
    std::optional<ShownRegime> shownRegime;
    std::optional<std::int64_t> shownSinceSec;
    std::optional<int> shownCandles;       ///< candles since then
    std::optional<int> rawChangesPerDay;   ///< over the newest day of candles
    std::optional<int> rawChangesNormally; ///< the 99th percentile of this market's earlier days
    /** First candle of a collapse of confidence that lasts. */
    std::optional<std::int64_t> confidenceCollapsedSinceSec;
    int warmingUpHave = 0; ///< candles there are, of those an inference needs
    int warmingUpNeed = 100;
    bool lostHoleInWindow = false; ///< within the newest HMM_RECENT_CANDLES
    QString inferenceProblem;      ///< why the last inference failed; empty if it did not
    std::optional<double> inferenceFailingSinceSec;

    std::optional<LabelStanding> standing; ///< of labels about as sure as `answer`

    bool operator==(const Opinion&) const = default;
};

} // namespace regime
