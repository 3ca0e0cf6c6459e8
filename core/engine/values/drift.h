// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/controlchart.h"
#include "core/engine/values/measures.h"

namespace regime
{

/**
 * Whether the market still is what models were trained on: day by day, each judged by a model that
 * had not seen it. That is the live model for days behind its training data, else one trained on
 * the candles just before the day.
 */
struct DriftReport {
    QString modelId; ///< of the live model
    double asOfSec = 0;
    std::vector<ControlChart> psi; ///< population stability index, one a feature
    ControlChart logLikelihood;    ///< per candle, nats, raw units
    /** Share of candles beyond the 99 % Mahalanobis distance of every state; under the model at
     *  most 0.01. */
    ControlChart outside;
    QString problem; ///< why there is no point; empty when there are some

    bool operator==(const DriftReport&) const = default;
};

/** The measures of the report that stand in alarm. */
std::vector<DriftAlarm> driftAlarms(const DriftReport& report);

} // namespace regime
