// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/readiness.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double volumeCoverageFloorPct = 95;

double percent(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

QStringList remarksOf(const Readiness& readiness, const ReadinessTargets& targets)
{
    QStringList remarks;
    const auto counts = [&](const char* code, std::int64_t due) {
        remarks
            << QStringLiteral("%1:%2/%3").arg(QLatin1String(code)).arg(readiness.samples).arg(due);
    };
    if (readiness.samples < targets.minTrainSamples)
        counts("insufficient_samples", targets.minTrainSamples);
    if (readiness.samples < targets.targetSamples)
        counts("below_target_window", targets.targetSamples);
    if (!readiness.freshnessOk)
        remarks << QStringLiteral("stale_candles");
    // Rounded down, or 94.96 would be complained about as "95.0%".
    if (readiness.volumeCoveragePct && *readiness.volumeCoveragePct < volumeCoverageFloorPct)
        remarks << QStringLiteral("low_volume_coverage:%1%")
                       .arg(std::floor(*readiness.volumeCoveragePct * 10) / 10, 0, 'f', 1);
    return remarks;
}

} // namespace

double freshnessLimitOf(int intervalMin)
{
    return std::max(180.0, 3.0 * 60.0 * intervalMin);
}

Readiness assessReadiness(std::span<const Candle> candles, std::span<const ProvedSpan> spans,
                          int intervalMin, const ReadinessTargets& targets, double nowSec)
{
    const std::int64_t intervalSec = std::int64_t{60} * intervalMin;
    Readiness readiness;
    readiness.samples = std::ssize(candles);
    readiness.coveragePct = percent(readiness.samples, targets.targetSamples);
    readiness.freshnessLimitSec = freshnessLimitOf(intervalMin);
    if (!candles.empty()) {
        const std::int64_t first = candles.front().openTimeSec;
        const std::int64_t last = candles.back().openTimeSec;
        readiness.oldestCandleSec = first;
        readiness.newestCandleSec = last;
        readiness.spanSec = last + intervalSec - first;
        readiness.freshnessSec = std::max(0.0, nowSec - static_cast<double>(last));
        readiness.freshnessOk = *readiness.freshnessSec <= readiness.freshnessLimitSec;

        Coverage coverage = coverageOf(candles, spans, intervalSec);
        const std::int64_t due = *readiness.spanSec / intervalSec;
        readiness.contiguityPct = percent(due - candlesIn(coverage.lost), due);
        const auto traded = std::count_if(candles.begin(), candles.end(),
                                          [](const Candle& c) { return c.volume > 0; });
        readiness.volumeCoveragePct = percent(traded, readiness.samples);
        readiness.quiet =
            candlesIn(coverage.quiet) +
            std::count_if(candles.begin(), candles.end(), [](const Candle& c) { return c.quiet; });
        readiness.lost = std::move(coverage.lost);
    }
    readiness.readyForMinTrain =
        readiness.freshnessOk && readiness.samples >= targets.minTrainSamples;
    readiness.readyForTargetWindow =
        readiness.freshnessOk && readiness.samples >= targets.targetSamples;
    readiness.remarks = remarksOf(readiness, targets);
    return readiness;
}

} // namespace regime
