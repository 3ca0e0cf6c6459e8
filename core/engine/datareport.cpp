// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/datareport.h"

#include "core/engine/enginestore.h"
#include "core/pipeline/missing.h"

namespace regime
{

namespace
{

void fillReadiness(FeedHealth& health, const Readiness& readiness)
{
    health.samples = readiness.samples;
    health.coveragePct = readiness.coveragePct;
    health.contiguityPct = readiness.contiguityPct;
    health.volumeCoveragePct = readiness.volumeCoveragePct;
    health.oldestCandleSec = readiness.oldestCandleSec;
    health.newestCandleSec = readiness.newestCandleSec;
    health.freshnessLimitSec = readiness.freshnessLimitSec;
    health.readyForMinTrain = readiness.readyForMinTrain;
    health.readyForTargetWindow = readiness.readyForTargetWindow;
    health.remarks = readiness.remarks;
    // Freshness goes on while this report stands; the reader's own clock judges it.
    health.remarks.removeAll(QStringLiteral("stale_candles"));
    health.quiet = readiness.quiet;
    for (auto gap = readiness.lost.rbegin(); gap != readiness.lost.rend(); ++gap)
        health.lostIntervals.push_back(
            {gap->firstSec, gap->lastSec, static_cast<int>(gap->candles)});
}

} // namespace

Result<FeedHealth> reportStoredData(EngineStore& store, const SeriesKey& key,
                                    const ReadinessTargets& targets, double nowSec,
                                    std::optional<std::int64_t> untilSec)
{
    FeedHealth health;
    health.asOfSec = nowSec;
    health.pair = key.pair;
    health.intervalMin = key.intervalMin;
    health.targetSamples = targets.targetSamples;
    health.minTrainSamples = targets.minTrainSamples;

    const auto candles = untilSec
                             ? store.candles().newestBefore(key, *untilSec, targets.targetSamples)
                             : store.candles().newest(key, targets.targetSamples);
    if (!candles)
        return candles.error();
    std::vector<ProvedSpan> spans;
    if (!candles->empty()) {
        const std::int64_t fromSec = candles->front().openTimeSec;
        const std::int64_t toSec = candles->back().openTimeSec + key.intervalSec();
        auto proved = store.coverage().spans(key, fromSec, toSec);
        if (!proved)
            return proved.error();
        spans = *std::move(proved);
        const auto sources = store.candles().countBySource(key, fromSec, toSec);
        if (!sources)
            return sources.error();
        health.fromOhlc = sources->ohlc;
        health.fromTrades = sources->trades;
        health.fromCsv = sources->csv;
    }
    if (const auto pace = paceOf(*candles, key.intervalSec())) {
        health.tradesPerSec = pace->tradesPerSec;
        health.tradedShare = pace->tradedShare;
    }
    fillReadiness(health, assessReadiness(*candles, spans, key.intervalMin, targets, nowSec));
    return health;
}

} // namespace regime
