// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/features/observations.h"
#include "core/regime/walkforward.h"

#include <array>

namespace regime
{

/**
 * The population stability index of `recent` against `training` (both not empty), over the ten
 * parts that the deciles of `training` make: sum over parts of (q - p) ln(q / p), with p and q the
 * shares of training and recent values in it. Equal deciles make fewer parts. Half a value is added
 * to every part, so that an empty one does not make the index infinite.
 * (N. Siddiqi, Credit Risk Scorecards, 2006; B. Yurdakul, "Statistical properties of population
 * stability index", 2018: the index of two samples of one population is not 0 and depends on their
 * sizes, hence no fixed threshold here.)
 */
double populationStability(std::span<const double> training, std::span<const double> recent);

/** The share of `rows` (D x T, raw units, T >= 1) that lie beyond the 99 % Mahalanobis distance of
 *  every state of the model. */
double outsideShare(const TrainedModel& model, const Eigen::MatrixXd& rows);

/** One day, judged by a model that had not seen it. */
struct DriftDay {
    TimeRange day;
    int candles = 0;                        ///< judged
    std::array<double, featureCount> psi{}; ///< against the rows of the model's training candles
    double logLikelihood = 0;               ///< mean a candle, given those before it, raw units
    double outsideShare = 0;

    bool operator==(const DriftDay&) const = default;
};

/**
 * The days of walkForwardDays(), at most `most`, each judged by `live` when it begins behind the
 * live model's training data, else by a model trained before it as `config` says. A day on which
 * nothing could be judged (a hole, a refused training) is left out. `progress` gets the share done.
 * Errors: stopped, a number that is not finite.
 */
Result<std::vector<DriftDay>> measureDrift(std::span<const CandleSeries> pieces,
                                           const TrainedModel& live, const DetectorConfig& config,
                                           std::int64_t intervalSec, std::size_t most,
                                           std::stop_token stop = {},
                                           const std::function<void(double)>& progress = {});

} // namespace regime
