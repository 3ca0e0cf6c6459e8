// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/history.h"

#include <algorithm>
#include <utility>

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
    column.quietCandles += candle.quiet;
    if (!candle.quiet)
        column.kind = IntervalKind::Present;
}

/** What `later`, which follows it, adds to `column`. */
void merge(ChartColumn& column, const ChartColumn& later)
{
    ChartColumn merged = later.answered ? later : column;
    merged.openTimeSec = column.openTimeSec;
    merged.endSec = later.endSec;
    merged.candles = column.candles + later.candles;
    merged.lostCandles = column.lostCandles + later.lostCandles;
    merged.quietCandles = column.quietCandles + later.quietCandles;
    if (column.answered && later.answered) {
        merged.confidenceSpan = joined(column.confidenceSpan, later.confidenceSpan);
        merged.biasSpan = joined(column.biasSpan, later.biasSpan);
    }
    merged.volume = column.volume + later.volume;
    merged.otherShown = later.otherShown ? later.otherShown : column.otherShown;
    const bool both = column.candles > 0 && later.candles > 0;
    const ChartColumn& first = column.candles > 0 ? column : later;
    const ChartColumn& last = later.candles > 0 ? later : column;
    merged.open = first.open;
    merged.close = last.close;
    merged.high = both ? std::max(column.high, later.high) : first.high;
    merged.low = both ? std::min(column.low, later.low) : first.low;
    // Present says most, lost least.
    const auto rank = [](const ChartColumn& c) {
        return c.kind == IntervalKind::Present     ? 3
               : c.kind == IntervalKind::WarmingUp ? 2
               : c.kind == IntervalKind::Quiet     ? 1
                                                   : 0;
    };
    merged.kind = rank(later) > rank(column) ? later.kind : column.kind;
    column = std::move(merged);
}

/** Candles over which stability is measured: dashboard.md section 3. */
constexpr std::size_t kStabilityCandles = 15;

} // namespace

std::int64_t candlesPerColumn(const HistoryRequest& request, std::int64_t intervalSec)
{
    const std::int64_t intervals =
        (request.toSec - request.fromSec + intervalSec - 1) / intervalSec;
    const std::int64_t columns = std::max(1, request.maxColumns);
    return std::max<std::int64_t>(1, (intervals + columns - 1) / columns);
}

DrawnModels drawnModels(const std::optional<LiveModel>& hmm, const std::optional<LiveJump>& jump,
                        const DetectorConfig& config, ModelFamily source)
{
    DrawnModels models;
    if (hmm)
        models.source = answering(*hmm, config);
    if (jump)
        models.other = answering(*jump, config);
    if (source == ModelFamily::Jump)
        std::swap(models.source, models.other);
    return models;
}

void ShownTrail::begin(const ShownRun& before)
{
    m_shown = before.shown;
    m_sinceSec = before.sinceSec;
}

void ShownTrail::step(std::int64_t candleTimeSec, Regime raw, ShownRegime shown)
{
    if (m_shown != shown) {
        m_shown = shown;
        m_sinceSec = candleTimeSec;
    }
    m_raw.push_back(raw);
    if (m_raw.size() > kStabilityCandles)
        m_raw.pop_front();
}

std::optional<double> ShownTrail::stability() const
{
    if (m_raw.size() < kStabilityCandles)
        return std::nullopt;
    return static_cast<double>(std::ranges::count(m_raw, m_raw.back())) /
           static_cast<double>(kStabilityCandles);
}

PastAnswers withPast(PastAnswers answers, const std::optional<ShownRun>& before)
{
    ShownTrail seen, computed;
    if (before)
        seen.begin(*before);
    for (auto& [timeSec, past] : answers) {
        ShownTrail& trail = past.asSeen ? seen : computed;
        trail.step(timeSec, past.seen.answer.regime, past.seen.shown);
        past.shownSinceSec = trail.sinceSec();
        past.seen.answer.stability = trail.stability();
    }
    return answers;
}

ChartColumn answered(ChartColumn column, const PastAnswer& past)
{
    const ModelAnswer& a = past.seen.answer;
    const auto widened = [&](const ValueSpan& span, double value) {
        const ValueSpan own{value, value};
        return column.answered ? joined(span, own) : own;
    };
    column.confidenceSpan = widened(column.confidenceSpan, a.confidence);
    column.biasSpan = widened(column.biasSpan, a.biasSignal);
    column.answered = true;
    column.asSeen = past.asSeen;
    column.probabilities = a.probabilities;
    column.confidence = a.confidence;
    column.biasSignal = a.biasSignal;
    column.pSwitch = a.pSwitch;
    column.raw = a.regime;
    column.shown = past.seen.shown;
    column.stability = a.stability;
    column.shownSinceSec = past.shownSinceSec;
    column.modelId = past.seen.modelId;
    column.asOfSec = past.asOfSec;
    column.usable = past.usable;
    column.reasons = past.reasons;
    column.phase = past.phase;
    column.bot = past.bot;
    return column;
}

std::vector<ChartColumn> mergeColumns(std::span<const ChartColumn> columns, std::int64_t columnSec)
{
    std::vector<ChartColumn> merged;
    for (const ChartColumn& column : columns) {
        if (!merged.empty() &&
            merged.back().openTimeSec / columnSec == column.openTimeSec / columnSec)
            merge(merged.back(), column);
        else
            merged.push_back(column);
    }
    return merged;
}

std::vector<ChartColumn> makeColumns(std::span<const Candle> candles, const DrawnAnswers& answers,
                                     std::int64_t intervalSec, std::int64_t columnSec, bool trained)
{
    std::vector<ChartColumn> columns;
    const auto columnAt = [&](std::int64_t timeSec) -> ChartColumn& {
        if (columns.empty() || columns.back().openTimeSec / columnSec != timeSec / columnSec) {
            ChartColumn column;
            column.openTimeSec = timeSec;
            column.candles = 0;
            column.kind = IntervalKind::Lost;
            columns.push_back(column);
        }
        columns.back().endSec = timeSec + intervalSec;
        return columns.back();
    };
    std::optional<std::int64_t> previousSec;
    for (const Candle& candle : candles) {
        if (previousSec)
            for (std::int64_t t = *previousSec + intervalSec; t < candle.openTimeSec;
                 t += intervalSec)
                ++columnAt(t).lostCandles;
        previousSec = candle.openTimeSec;
        ChartColumn& column = columnAt(candle.openTimeSec);
        merge(column, candle);
        if (const auto other = answers.other.find(candle.openTimeSec); other != answers.other.end())
            column.otherShown = other->second.seen.shown;
        const auto past = answers.source.find(candle.openTimeSec);
        if (past != answers.source.end())
            column = answered(std::move(column), past->second);
        else if (trained && !column.answered && column.kind == IntervalKind::Present)
            column.kind = IntervalKind::WarmingUp;
    }
    return columns;
}

ChartHistory makeHistory(const HistoryRequest& request, int intervalMin,
                         std::span<const Candle> candles, const DrawnAnswers& answers, bool trained)
{
    ChartHistory history;
    history.request = request;
    history.intervalMin = intervalMin;
    const std::int64_t intervalSec = std::int64_t{60} * intervalMin;
    history.columns = makeColumns(candles, answers, intervalSec,
                                  candlesPerColumn(request, intervalSec) * intervalSec, trained);
    return history;
}

} // namespace regime
