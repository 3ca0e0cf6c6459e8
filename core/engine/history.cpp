// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/history.h"

#include <algorithm>

namespace regime
{

namespace
{

void merge(ChartColumn& column, const Candle& candle)
{
    if (column.candles == 0) {
        column.open = candle.open;
        column.high = candle.high;
        column.low = candle.low;
        column.kind = IntervalKind::Quiet;
    }
    ++column.candles;
    column.high = std::max(column.high, candle.high);
    column.low = std::min(column.low, candle.low);
    column.close = candle.close;
    column.volume += candle.volume;
    if (!candle.quiet)
        column.kind = IntervalKind::Present;
}

void answer(ChartColumn& column, const PastAnswer& past)
{
    const ModelAnswer& a = past.seen.answer;
    column.answered = true;
    column.asSeen = past.asSeen;
    column.probabilities = a.probabilities;
    column.confidence = a.confidence;
    column.biasSignal = a.biasSignal;
    column.raw = a.regime;
    column.shown = past.seen.shown;
}

/** Intervals of one column: the least whole number with which the range fits. */
std::int64_t candlesPerColumn(const HistoryRequest& request, std::int64_t intervalSec)
{
    const std::int64_t intervals =
        (request.toSec - request.fromSec + intervalSec - 1) / intervalSec;
    const std::int64_t columns = std::max(1, request.maxColumns);
    return std::max<std::int64_t>(1, (intervals + columns - 1) / columns);
}

} // namespace

std::vector<SeenAnswer> backcast(const LiveModel& model, const CandleSeries& piece,
                                 const DetectorConfig& config, int confirmCandles,
                                 std::int64_t fromSec)
{
    std::vector<SeenAnswer> answers;
    const auto need = static_cast<std::size_t>(config.recentCandles);
    ShownRegimeFilter shown(confirmCandles);
    for (std::size_t end = need; end <= piece.size(); ++end) {
        if (piece.openTimeSec[end - 1] < fromSec)
            continue;
        const auto estimate = inferRegime(*model.model, newestCandles(piece, end, need), config);
        if (!estimate)
            break;
        shown.step(estimate->candleTimeSec, estimate->regime, estimate->probabilities);
        answers.push_back(
            {toAnswer(*estimate), estimate->logLikelihood, *shown.current(), model.id});
    }
    return answers;
}

ChartHistory makeHistory(const HistoryRequest& request, int intervalMin,
                         std::span<const Candle> candles, const PastAnswers& answers, bool trained)
{
    ChartHistory history{request, intervalMin, {}, std::nullopt, std::nullopt};
    const std::int64_t intervalSec = std::int64_t{60} * intervalMin;
    const std::int64_t columnSec = candlesPerColumn(request, intervalSec) * intervalSec;
    const auto columnOf = [&](std::int64_t timeSec) { return timeSec - timeSec % columnSec; };
    std::optional<std::int64_t> previousSec;
    const auto columnAt = [&](std::int64_t timeSec) -> ChartColumn& {
        if (history.columns.empty() ||
            columnOf(history.columns.back().openTimeSec) != columnOf(timeSec)) {
            ChartColumn column;
            column.openTimeSec = timeSec;
            column.candles = 0;
            column.kind = IntervalKind::Lost;
            history.columns.push_back(column);
        }
        history.columns.back().endSec = timeSec + intervalSec;
        return history.columns.back();
    };
    for (const Candle& candle : candles) {
        if (previousSec)
            for (std::int64_t t = *previousSec + intervalSec; t < candle.openTimeSec;
                 t += intervalSec)
                ++columnAt(t).lostCandles;
        previousSec = candle.openTimeSec;
        ChartColumn& column = columnAt(candle.openTimeSec);
        merge(column, candle);
        const auto past = answers.find(candle.openTimeSec);
        if (past != answers.end())
            answer(column, past->second);
        else if (trained && !column.answered && column.kind == IntervalKind::Present)
            column.kind = IntervalKind::WarmingUp;
    }
    return history;
}

} // namespace regime
