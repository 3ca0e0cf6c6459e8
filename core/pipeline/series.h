// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/features/series.h"
#include "core/pipeline/coverage.h"
#include "core/store/candlestore.h"
#include "core/store/coveragestore.h"

#include <cstdint>
#include <span>
#include <vector>

namespace regime
{

/** Lost candles in a row that are closed up; a longer hole cuts a series (regime.md section 2). */
constexpr std::int64_t closedUpCandles = 26;

/** Candles of one series with its quiet intervals filled; where candles are lost, times jump. */
struct FilledSeries {
    std::vector<Candle> candles; ///< oldest first; a fill has `quiet` set and volume 0
    Coverage coverage;           ///< of the stored candles: `quiet` lists the fills

    bool operator==(const FilledSeries&) const = default;
};

/**
 * Puts a candle (open = high = low = close = previous close, volume 0, count 0, marked quiet) into
 * each proved quiet interval between two candles. Nothing is made before the first or behind the
 * last, and nothing where candles are lost.
 */
FilledSeries fillQuiet(std::span<const Candle> candles, std::span<const ProvedSpan> spans,
                       std::int64_t intervalSec);

/** The newest `n` candles, fills counted, of what is stored. */
Result<FilledSeries> readNewestFilled(const CandleStore& candles, const CoverageStore& coverage,
                                      const SeriesKey& key, std::int64_t n);

/** What is stored of [fromSec, toSec) with its fills. */
Result<FilledSeries> readRangeFilled(const CandleStore& candles, const CoverageStore& coverage,
                                     const SeriesKey& key, std::int64_t fromSec,
                                     std::int64_t toSec);

/** A filled series as training wants it. */
struct SeriesPieces {
    std::vector<CandleSeries> pieces; ///< oldest first, a hole between two
    std::int64_t closedUp = 0;        ///< lost candles that were closed up inside pieces

    bool operator==(const SeriesPieces&) const = default;
};

SeriesPieces piecesOf(std::span<const Candle> filled, std::int64_t intervalSec);

/** The newest candles as a live tick wants them. */
struct LiveWindow {
    CandleSeries recent;       ///< at most the asked number, none of them before a hole
    bool holeInWindow = false; ///< a hole that cuts the series lies within the asked number

    bool operator==(const LiveWindow&) const = default;
};

LiveWindow liveWindowOf(std::span<const Candle> filled, std::int64_t intervalSec, std::int64_t n);

} // namespace regime
