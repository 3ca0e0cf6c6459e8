// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/walkforward.h"

#include <string>

namespace regime
{

/** How a number of states does. */
struct StatesScore {
    int states = 0;
    int scoredCandles = 0;
    int scoredDays = 0; ///< of the `walkedDays`: the same for all that have a score
    int walkedDays = 0;
    /** Mean log-likelihood of candles given those before them, nats a candle, raw units, by models
     *  that had not seen them. */
    double logLikelihood = 0;
    double flipsPer1000 = 0; ///< changes of the raw label from one candle to the next
    double aic = 0;          ///< of the training before the newest scored day; lower is better
    double bic = 0;
    std::string problem; ///< why there is no score; empty when there is one

    bool operator==(const StatesScore&) const = default;
};

/** Free numbers of a model: start and transition probabilities, means, covariances. */
int freeParameters(int states, int features, hmm::CovarianceType type);

/**
 * 2 to 5 states, each walked forward over the newest `most` days of walkForwardDays(): trained
 * before each day as `config` says, scored on it. A number of states whose training is refused on
 * more than half the days has a problem instead of a score; the others are scored on the days on
 * which all of them could be trained, so that they are compared on the same candles. Beside that
 * the criteria of H. Akaike (1974), 2 p - 2 log L, and G. Schwarz (1978), p log n - 2 log L, with p
 * freeParameters() and n rows of the training before the newest of those days; both assume
 * independent rows. `progress` gets the share done. Errors: too few candles for one day, stopped, a
 * number that is not finite.
 */
Result<std::vector<StatesScore>> compareStates(std::span<const CandleSeries> pieces,
                                               const DetectorConfig& config,
                                               std::int64_t intervalSec, std::size_t most,
                                               std::stop_token stop = {},
                                               const std::function<void(double)>& progress = {});

} // namespace regime
