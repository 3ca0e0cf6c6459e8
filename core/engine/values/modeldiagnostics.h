// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** A feature in one state, in the feature's own units. */
struct FeatureLevel {
    double mean = 0;
    double std = 0; ///< standard deviation

    bool operator==(const FeatureLevel&) const = default;
};

/** One state of a model. */
struct StateDiagnostics {
    Regime regime = Regime::Ranging;
    double occupancy = 0;               ///< share of the training rows, 0 to 1
    std::optional<double> dwellCandles; ///< expected stay, 1 / (1 - a_ii); absent: never left
    std::vector<double> transitions;    ///< K: chance of each state at the next candle
    std::vector<FeatureLevel> features; ///< D, in the order of ModelDiagnostics::features

    bool operator==(const StateDiagnostics&) const = default;
};

/** What the training of the live model says of it. States stand by rising `ema_spread_pct`. */
struct ModelDiagnostics {
    QString modelId;
    double trainedAtSec = 0;
    std::int64_t firstCandleSec = 0; ///< training depth: open times, inclusive
    std::int64_t lastCandleSec = 0;
    int observations = 0;    ///< rows trained on
    int askedCandles = 2000; ///< HMM_TRAINING_CANDLES
    QStringList features;    ///< "macd_hist_slope", ...
    std::vector<StateDiagnostics> states;
    /** K - 1 distances of neighbouring states by `ema_spread_pct`, in pooled standard deviations;
     *  below `leastSeparation` the names are unreliable. */
    std::vector<double> separations;
    double leastSeparation = 0.5;
    double logLikelihood = 0; ///< nats over all rows, like the next two in raw units
    std::vector<double> logLikelihoodHistory; ///< before each iteration of the kept start
    std::vector<double> startLogLikelihoods;  ///< of every start that was not refused
    QString keptStart;                        ///< "k-means++ 2", "random 1", "warm"
    QStringList remarks;                      ///< short-lived states, refused starts, ...

    bool operator==(const ModelDiagnostics&) const = default;
};

/** A number of states on trial. */
struct StatesCandidate {
    int states = 0;
    /** Walk-forward: mean log-likelihood of candles no model had seen, nats a candle, raw units. */
    double logLikelihoodPerCandle = 0;
    double flipsPer1000 = 0; ///< changes of the raw label
    int scoredCandles = 0;
    int scoredDays = 0; ///< those on which all that have a score could be trained
    int walkedDays = 0;
    /** Of the training before the newest scored day. They assume independent rows and always ask
     * for more. */
    double aic = 0;
    double bic = 0;
    QString problem; ///< why there is no score; the numbers above then say nothing

    bool operator==(const StatesCandidate&) const = default;
};

/** The comparison of 2 to 5 states, made on demand. */
struct StatesComparison {
    bool running = false;
    double progress = 0;           ///< 0 to 1 while running
    std::optional<double> asOfSec; ///< when the candidates were scored; absent: never
    std::vector<StatesCandidate> candidates;
    QString problem; ///< why the last comparison gave nothing; empty if it did

    bool operator==(const StatesComparison&) const = default;
};

} // namespace regime
