// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/feedhealth.h"
#include "core/pipeline/readiness.h"

namespace regime
{

class EngineStore;

/**
 * The part of the health report that comes from the store: readiness of the newest window, lost
 * intervals, where the candles came from. Read from the store, at `nowSec`
 * of the exchange's time; with `untilSec` as if candles from then on were not there.
 */
Result<FeedHealth> reportStoredData(EngineStore& store, const SeriesKey& key,
                                    const ReadinessTargets& targets, double nowSec,
                                    std::optional<std::int64_t> untilSec = {});

} // namespace regime
