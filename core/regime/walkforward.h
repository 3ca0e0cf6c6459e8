// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/detector.h"

#include <cstdint>
#include <span>
#include <vector>

namespace regime
{

/** Open times, [fromSec, toSec). */
struct TimeRange {
    std::int64_t fromSec = 0;
    std::int64_t toSec = 0;

    bool contains(std::int64_t timeSec) const { return fromSec <= timeSec && timeSec < toSec; }
    bool operator==(const TimeRange&) const = default;
};

/** Judging a detector on days it has not seen; `pieces` as for trainModel(). */

/**
 * The days on which walk-forward measures are taken, oldest first, at most `most`: one for each UTC
 * day that has ended at the newest candle and has a full training window before it. Each ends with
 * its day and is a day long, or 100 candles where a day has fewer.
 */
std::vector<TimeRange> walkForwardDays(std::span<const CandleSeries> pieces,
                                       const DetectorConfig& config, std::int64_t intervalSec,
                                       std::size_t most);

/** A model trained on what was known when `day` began. Errors: those of trainModel(). */
Result<TrainedModel> modelBefore(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                                 TimeRange day, std::stop_token stop);

/** What live ticks would have answered in `day`; candles without `config.recentCandles` behind them
 *  are left out. Errors: those of inferRegime(). */
Result<std::vector<RegimeEstimate>> answersOf(const TrainedModel& model,
                                              std::span<const CandleSeries> pieces,
                                              const DetectorConfig& config, TimeRange day);

} // namespace regime
