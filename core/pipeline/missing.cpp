// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/missing.h"

#include "core/base/ohlcwindow.h"

#include <algorithm>

namespace regime
{

namespace
{

/** Candles looked at together: a long history must not be in memory at once. */
constexpr std::int64_t sliceCandles = 20'000;

std::vector<OpenTimes> newestFirst(const std::vector<Gap>& lost, std::int64_t intervalSec)
{
    std::vector<OpenTimes> holes;
    for (auto gap = lost.rbegin(); gap != lost.rend(); ++gap)
        holes.push_back({gap->firstSec, gap->lastSec + intervalSec});
    return holes;
}

} // namespace

std::optional<MarketPace> paceOf(std::span<const Candle> candles, std::int64_t intervalSec)
{
    if (candles.empty())
        return std::nullopt;
    const std::int64_t newestSec = candles.back().openTimeSec;
    const std::int64_t sinceSec = newestSec - (ohlcWindowCandles - 1) * intervalSec;
    MarketPace pace;
    std::int64_t oldestSec = newestSec;
    for (auto candle = candles.rbegin();
         candle != candles.rend() && candle->openTimeSec >= sinceSec; ++candle) {
        oldestSec = candle->openTimeSec;
        pace.tradesPerSec += static_cast<double>(candle->tradeCount);
        pace.tradedShare += candle->quiet ? 0 : 1;
    }
    const auto lengthSec = static_cast<double>(newestSec + intervalSec - oldestSec);
    pace.tradesPerSec /= lengthSec;
    pace.tradedShare *= static_cast<double>(intervalSec) / lengthSec;
    return pace;
}

Result<Missing> missingOf(std::int64_t target, const SeriesKey& key, const CandleStore& candles,
                          const CoverageStore& coverage)
{
    const std::int64_t stepSec = key.intervalSec();
    Missing missing{{}, target, {}};
    const auto extent = candles.extent(key);
    if (!extent)
        return extent.error();
    if (!*extent)
        return missing;
    std::optional<Candle> behind; // the oldest candle of the slice before
    std::int64_t toSec = (*extent)->lastSec + stepSec;
    while (missing.candles > 0 && toSec > (*extent)->firstSec) {
        const std::int64_t fromSec = std::max((*extent)->firstSec, toSec - sliceCandles * stepSec);
        auto slice = candles.range(key, fromSec, toSec);
        if (!slice)
            return slice.error();
        const std::int64_t surplus =
            std::max<std::int64_t>(0, std::ssize(*slice) - missing.candles);
        slice->erase(slice->begin(), slice->begin() + surplus);
        missing.candles -= std::ssize(*slice);
        if (behind)
            slice->push_back(*behind);
        toSec = fromSec;
        if (slice->empty())
            continue;
        behind = slice->front();
        missing.frontSec = behind->openTimeSec;
        const auto spans =
            coverage.spans(key, *missing.frontSec, slice->back().openTimeSec + stepSec);
        if (!spans)
            return spans.error();
        const auto holes = newestFirst(coverageOf(*slice, *spans, stepSec).lost, stepSec);
        missing.holes.insert(missing.holes.end(), holes.begin(), holes.end());
        // Quiet intervals before the oldest candle may be known already.
        if (!spans->empty() && spans->front().fromSec < *missing.frontSec)
            missing.frontSec = (spans->front().fromSec + stepSec - 1) / stepSec * stepSec;
    }
    return missing;
}

Result<Missing> missingIn(OpenTimes times, const SeriesKey& key, const CandleStore& candles,
                          const CoverageStore& coverage)
{
    auto stored = candles.range(key, times.fromSec, times.toSec);
    if (!stored)
        return stored.error();
    const auto spans = coverage.spans(key, times.fromSec, times.toSec);
    if (!spans)
        return spans.error();
    // A candle on each side turns what is missing at the ends into gaps between two.
    stored->insert(stored->begin(), Candle{.openTimeSec = times.fromSec - key.intervalSec()});
    stored->push_back(Candle{.openTimeSec = times.toSec});
    return Missing{
        newestFirst(coverageOf(*stored, *spans, key.intervalSec()).lost, key.intervalSec()), 0, {}};
}

} // namespace regime
