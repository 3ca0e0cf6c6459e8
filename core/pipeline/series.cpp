// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/series.h"

#include <algorithm>

namespace regime
{

namespace
{

Candle quietAfter(const Candle& previous, std::int64_t openTimeSec)
{
    return {.openTimeSec = openTimeSec,
            .open = previous.close,
            .high = previous.close,
            .low = previous.close,
            .close = previous.close,
            .volume = 0,
            .tradeCount = 0,
            .source = previous.source,
            .quiet = true};
}

std::int64_t missingBetween(const Candle& earlier, const Candle& later, std::int64_t intervalSec)
{
    return (later.openTimeSec - earlier.openTimeSec) / intervalSec - 1;
}

void append(CandleSeries& series, const Candle& candle)
{
    series.openTimeSec.push_back(candle.openTimeSec);
    series.close.push_back(candle.close);
    series.volume.push_back(candle.volume);
}

Result<FilledSeries> fillFrom(Result<std::vector<Candle>> candles, const CoverageStore& coverage,
                              const SeriesKey& key)
{
    if (!candles)
        return candles.error();
    if (candles->empty())
        return FilledSeries{};
    const Result<std::vector<ProvedSpan>> spans =
        coverage.spans(key, candles->front().openTimeSec, candles->back().openTimeSec);
    if (!spans)
        return spans.error();
    return fillQuiet(*candles, *spans, key.intervalSec());
}

} // namespace

FilledSeries fillQuiet(std::span<const Candle> candles, std::span<const ProvedSpan> spans,
                       std::int64_t intervalSec)
{
    FilledSeries filled{{}, coverageOf(candles, spans, intervalSec)};
    filled.candles.reserve(candles.size() +
                           static_cast<std::size_t>(candlesIn(filled.coverage.quiet)));
    auto gap = filled.coverage.quiet.begin();
    for (const Candle& candle : candles) {
        for (; gap != filled.coverage.quiet.end() && gap->lastSec < candle.openTimeSec; ++gap)
            for (std::int64_t at = gap->firstSec; at <= gap->lastSec; at += intervalSec)
                filled.candles.push_back(quietAfter(filled.candles.back(), at));
        filled.candles.push_back(candle);
    }
    return filled;
}

Result<FilledSeries> readNewestFilled(const CandleStore& candles, const CoverageStore& coverage,
                                      const SeriesKey& key, std::int64_t n)
{
    Result<FilledSeries> filled = fillFrom(candles.newest(key, n), coverage, key);
    if (!filled || std::ssize(filled->candles) <= n)
        return filled;
    const std::int64_t surplus = std::ssize(filled->candles) - n;
    filled->candles.erase(filled->candles.begin(), filled->candles.begin() + surplus);
    return filled;
}

Result<FilledSeries> readRangeFilled(const CandleStore& candles, const CoverageStore& coverage,
                                     const SeriesKey& key, std::int64_t fromSec, std::int64_t toSec)
{
    return fillFrom(candles.range(key, fromSec, toSec), coverage, key);
}

SeriesPieces piecesOf(std::span<const Candle> filled, std::int64_t intervalSec)
{
    SeriesPieces result;
    for (std::size_t i = 0; i < filled.size(); ++i) {
        const std::int64_t missing =
            i == 0 ? 0 : missingBetween(filled[i - 1], filled[i], intervalSec);
        if (i == 0 || missing > closedUpCandles)
            result.pieces.emplace_back();
        else
            result.closedUp += missing;
        append(result.pieces.back(), filled[i]);
    }
    return result;
}

LiveWindow liveWindowOf(std::span<const Candle> filled, std::int64_t intervalSec, std::int64_t n)
{
    LiveWindow window;
    const auto size = static_cast<std::int64_t>(filled.size());
    const std::int64_t first = std::max<std::int64_t>(0, size - std::max<std::int64_t>(n, 0));
    for (const Candle& candle : filled.subspan(static_cast<std::size_t>(first))) {
        if (window.recent.size() > 0) {
            const std::int64_t step = candle.openTimeSec - window.recent.openTimeSec.back();
            if (step / intervalSec - 1 > closedUpCandles) {
                window.holeInWindow = true;
                window.recent = {};
            }
        }
        append(window.recent, candle);
    }
    return window;
}

} // namespace regime
