// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/daybootstrap.h"
#include "core/review/forecast.h"
#include "core/review/timeline.h"

namespace regime::review
{

/** A forecast and the day it was made on. */
struct DatedForecast {
    Forecast forecast;
    int day = 0;
};

/**
 * How good forecasts were: reliability in ten bins of equal mass (fewer where forecasts are equal),
 * with intervals of the shares by whole days; the calibration error is the mean distance of a bin's
 * forecast from its share, by candles (M. P. Naeini et al., AAAI 2015).
 */
Persistence persistenceOf(std::vector<DatedForecast> forecasts, int horizonCandles,
                          const DayBootstrap& bootstrap);

/** What confidence was worth; `confidenceThreshold` is HMM_CONFIDENCE_THRESHOLD. */
Calibration calibrationOf(const Timeline& timeline, const ReviewInput& input,
                          double confidenceThreshold, const DayBootstrap& bootstrap);

} // namespace regime::review
