// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"
#include "core/hmm/parameters.h"

#include <cstdint>
#include <string>
#include <vector>

namespace regime
{

/** The detector's part of the configuration; defaults and ranges as in regime.md section 8. */
struct DetectorConfig {
    int trainingCandles = 2000;
    int minTrainSamples = 500;
    int recentCandles = 100;
    int inferenceWindow = 50;
    double retrainIntervalSec = 86400;
    int states = 3;
    int iterations = 100;
    int starts = 8;
    std::uint64_t seed = 1;
    hmm::CovarianceType covarianceType = hmm::CovarianceType::Diag;
    double confidenceThreshold = 0.15;
    double biasGain = 1;
    double transitionStickiness = 0;
    double emissionTemper = 1;
    double retrainHoldStandardErrors = 1.65;
    double jumpPenalty = 20; ///< of the second opinion

    bool operator==(const DetectorConfig&) const = default;
};

/** True when `a` and `b` train alike: they may differ only in what inference and schedule use. */
inline bool trainsAlike(const DetectorConfig& a, const DetectorConfig& b)
{
    return a.trainingCandles == b.trainingCandles && a.minTrainSamples == b.minTrainSamples &&
           a.states == b.states && a.iterations == b.iterations && a.starts == b.starts &&
           a.seed == b.seed && a.covarianceType == b.covarianceType &&
           a.transitionStickiness == b.transitionStickiness;
}

/** Standardisation by the training window: (x - mean) / std, per feature (D entries each). */
struct Scaler {
    Eigen::VectorXd mean;
    Eigen::VectorXd std;

    /** The observations (D x T) in these units. */
    Eigen::MatrixXd apply(const Eigen::MatrixXd& observations) const
    {
        return (observations.colwise() - mean).array().colwise() / std.array();
    }

    /** The reverse: D x T in raw units. */
    Eigen::MatrixXd restore(const Eigen::MatrixXd& standardised) const
    {
        return (standardised.array().colwise() * std.array()).matrix().colwise() + mean;
    }

    bool operator==(const Scaler& other) const
    {
        return mean.size() == other.mean.size() && std.size() == other.std.size() &&
               mean == other.mean && std == other.std;
    }
};

/** A model with everything needed to use it, explain it and make it again. */
struct TrainedModel {
    hmm::Parameters parameters;
    Scaler scaler;
    std::vector<Regime> regimeOfState; ///< K entries
    std::int64_t firstCandleSec = 0;   ///< training data, open times, inclusive
    std::int64_t lastCandleSec = 0;
    std::string dataHash; ///< of the training candles, 16 hex digits
    int observationCount = 0;
    /** Before each M-step of the kept start; like the next two of standardised rows. */
    std::vector<double> logLikelihoodHistory;
    double logLikelihood = 0;                ///< of the final parameters
    std::vector<double> startLogLikelihoods; ///< of every start that was not refused
    std::string keptStart;                   ///< "k-means++ 2", "random 1", "warm", "refit"
    /** Where the kept fit began, in the units of the scaler, states in the fit's own order: the
     *  same fit from here over the same candles gives `parameters`, which are in the order of
     *  their names. */
    hmm::Parameters start;
    std::vector<double> occupancy; ///< K shares of the training rows
    /** What an operator should know, each beginning with its name: "short-lived state: ...",
     *  "names unreliable: ...", "start refused: ...", "flat_rsi: ...". */
    std::vector<std::string> remarks;

    bool operator==(const TrainedModel&) const = default;
};

/** A log-likelihood of the model's training rows as one of those rows in raw units: nats over all
 *  of them. So those of models with other scalers compare, and with the answers' (regime.md section
 *  5). */
inline double inRawUnits(const TrainedModel& model, double logLikelihood)
{
    return logLikelihood - model.observationCount * model.scaler.std.array().log().sum();
}

/** Of its training rows: nats a candle, raw units. */
inline double logLikelihoodPerCandle(const TrainedModel& model)
{
    return inRawUnits(model, model.logLikelihood) / model.observationCount;
}

} // namespace regime
