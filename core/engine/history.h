// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimepipeline.h"
#include "core/engine/values/charthistory.h"
#include "core/market/candle.h"

#include <map>
#include <span>

namespace regime
{

/** An answer for a past candle, and whether it was given live or is computed now. */
struct PastAnswer {
    SeenAnswer seen;
    bool asSeen = false;
};

/** By open time of the candle. */
using PastAnswers = std::map<std::int64_t, PastAnswer>;

/**
 * Today's model run causally over `piece`: one answer for each candle from the first that has
 * `config.recentCandles` behind it. Candles before `fromSec` only warm up.
 */
std::vector<SeenAnswer> backcast(const LiveModel& model, const CandleSeries& piece,
                                 const DetectorConfig& config, int confirmCandles,
                                 std::int64_t fromSec);

/**
 * The columns of a range. `candles` are those of the range, oldest first, quiet ones included and
 * marked; what is missing between the first and the last is lost. More intervals than
 * `request.maxColumns` are merged, a whole number to a column, on a grid fixed to the epoch, so
 * that panning does not change what is merged; a column keeps every extreme and shows the answer of
 * its last candle. With `trained`, a candle without an answer is warming up.
 */
ChartHistory makeHistory(const HistoryRequest& request, int intervalMin,
                         std::span<const Candle> candles, const PastAnswers& answers, bool trained);

} // namespace regime
