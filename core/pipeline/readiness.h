// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/candle.h"
#include "core/pipeline/coverage.h"

#include <QStringList>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace regime
{

/** How many candles are wanted (HMM_TRAINING_CANDLES) and needed (HMM_MIN_TRAIN_SAMPLES). */
struct ReadinessTargets {
    std::int64_t targetSamples = 2000;
    std::int64_t minTrainSamples = 500;
};

/** How well the newest stored candles serve the detector: regime.md section 7. */
struct Readiness {
    std::int64_t samples = 0;                    ///< stored candles in the window
    double coveragePct = 0;                      ///< samples / target * 100
    std::optional<std::int64_t> oldestCandleSec; ///< open times
    std::optional<std::int64_t> newestCandleSec;
    std::optional<std::int64_t> spanSec; ///< from the oldest candle's start to the newest one's end
    std::optional<double> freshnessSec;  ///< now - start of the newest candle
    double freshnessLimitSec = 180;
    bool freshnessOk = false;
    std::optional<double> volumeCoveragePct; ///< stored candles with volume > 0
    std::optional<double> contiguityPct;     ///< candles stored or proved quiet / candles due
    bool readyForMinTrain = false;           ///< enough candles, and fresh
    bool readyForTargetWindow = false;
    std::vector<Gap> lost;  ///< oldest first
    std::int64_t quiet = 0; ///< intervals without a trade, listed by the exchange or proved
    QStringList remarks;    ///< "insufficient_samples:a/b", "below_target_window:a/b",
                            ///< "stale_candles", "low_volume_coverage:x%"

    bool operator==(const Readiness&) const = default;
};

/** max(180, 3 intervals), in seconds. */
double freshnessLimitOf(int intervalMin);

/**
 * Assesses `candles`, the newest `targets.targetSamples` stored ones, oldest first; `spans` as for
 * coverageOf(); `nowSec` is the exchange's time.
 */
Readiness assessReadiness(std::span<const Candle> candles, std::span<const ProvedSpan> spans,
                          int intervalMin, const ReadinessTargets& targets, double nowSec);

} // namespace regime
