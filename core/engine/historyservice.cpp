// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/historyservice.h"

#include "core/engine/enginestore.h"
#include "core/engine/ledgerrows.h"
#include "core/engine/priceweek.h"
#include "core/pipeline/series.h"

#include <algorithm>

namespace regime
{

namespace
{

/** Longest range that is read candle by candle and that today's model is run over. */
constexpr std::int64_t kLongestExact = 20'000;

/** Answers before the range that the stability of its first ones follows from. */
constexpr std::int64_t kAnswersBefore = 15;

/** Events that other parts of the charts show, or that say nothing of the past. */
const QStringList kWithoutMark{QStringLiteral("regime"), QStringLiteral("exchange"),
                               QString::fromLatin1(staleKind), QString::fromLatin1(freshKind),
                               QString::fromLatin1(lookedAwayKind)};
constexpr std::int64_t kMostMarks = 500;

/** Computed answers kept for the next question; then they are made anew. */
constexpr std::size_t kMostKept = 100'000;

} // namespace

PastAnswers Backcast::fillUp(PastAnswers answers, std::span<const CandleSeries> pieces,
                             const AnsweringModel& model, std::int64_t fromSec)
{
    if (m_modelId != model.id || m_answers.size() > kMostKept) {
        m_answers.clear();
        m_modelId = model.id;
    }
    for (const CandleSeries& piece : pieces) {
        const std::size_t warmUp = std::min(piece.size(), model.neededCandles - 1);
        const auto answerable = std::span(piece.openTimeSec).subspan(warmUp);
        const bool known = std::ranges::all_of(answerable, [&](std::int64_t timeSec) {
            return timeSec < fromSec || answers.contains(timeSec) || m_answers.contains(timeSec);
        });
        if (known)
            continue;
        walk(model, {&piece, 1}, m_rules, {}, [&](const PastAnswer& past) {
            if (past.seen.answer.candleTimeSec >= fromSec)
                m_answers.insert_or_assign(past.seen.answer.candleTimeSec, past);
        });
    }
    answers.insert(m_answers.lower_bound(fromSec), m_answers.end());
    return answers;
}

HistoryService::HistoryService(EngineStore& store, const SeriesKey& key, const WalkRules& rules,
                               ModelFamily source)
    : m_store(store), m_key(key), m_source(source), m_overview(store, key, source),
      m_ofSource(rules), m_ofOther(rules)
{
}

Result<ChartHistory> HistoryService::answer(const HistoryRequest& request,
                                            const DrawnModels& models)
{
    const bool isLong = request.toSec - request.fromSec > kLongestExact * m_key.intervalSec();
    auto history = isLong ? overview(request, models.source.has_value()) : columns(request, models);
    if (!history)
        return history;
    history->source = m_source;
    const auto events =
        m_store.events().range(static_cast<double>(request.fromSec),
                               static_cast<double>(request.toSec), kWithoutMark, kMostMarks);
    if (!events)
        return events.error();
    for (const StoredEvent& event : *events)
        history->events.push_back({event.id, event.timeSec, event.kind, event.text});
    const auto extent = m_store.candles().extent(m_key);
    if (!extent)
        return extent.error();
    if (*extent) {
        history->storeFirstSec = (*extent)->firstSec;
        history->storeLastSec = (*extent)->lastSec;
    }
    return history;
}

/** Candle by candle. */
Result<ChartHistory> HistoryService::columns(const HistoryRequest& request,
                                             const DrawnModels& models)
{
    std::size_t warmUp = mostVolatilityReturns + 1;
    for (const auto& model : {models.source, models.other})
        warmUp = std::max(warmUp, model ? model->neededCandles : 0);
    const std::int64_t warmUpSec = static_cast<std::int64_t>(warmUp) * m_key.intervalSec();
    const auto filled = readRangeFilled(m_store.candles(), m_store.coverage(), m_key,
                                        request.fromSec - warmUpSec, request.toSec);
    if (!filled)
        return filled.error();
    const std::int64_t rowsFromSec = request.fromSec - kAnswersBefore * m_key.intervalSec();
    const auto rows = m_store.ledger().range(rowsFromSec, request.toSec, m_source);
    const auto others = m_store.ledger().range(rowsFromSec, request.toSec, otherFamily(m_source));
    if (!rows || !others)
        return rows ? others.error() : rows.error();
    DrawnAnswers answers{pastAnswersOf(*rows), pastAnswersOf(*others)};
    const std::int64_t firstSec =
        answers.source.empty() ? request.fromSec : answers.source.begin()->first;
    const auto before = m_store.ledger().shownRun(firstSec, m_source);
    if (!before)
        return before.error();
    const std::vector<Candle>& candles = filled->candles;
    const std::vector<CandleSeries> pieces = piecesOf(candles, m_key.intervalSec()).pieces;
    if (models.source && !request.asModelSaysNow)
        answers.source =
            m_ofSource.fillUp(std::move(answers.source), pieces, *models.source, request.fromSec);
    if (models.other && !request.asModelSaysNow)
        answers.other =
            m_ofOther.fillUp(std::move(answers.other), pieces, *models.other, request.fromSec);
    answers.source = withPast(std::move(answers.source), *before);
    const auto first = std::ranges::lower_bound(candles, request.fromSec, {}, &Candle::openTimeSec);
    ChartHistory history = makeHistory(request, m_key.intervalMin, std::span(first, candles.end()),
                                       answers, models.source.has_value());
    addVolatility(history.columns, candles, m_key.intervalSec());
    return history;
}

/** From the overview's columns, a whole number of them to a column. */
Result<ChartHistory> HistoryService::overview(const HistoryRequest& request, bool trained)
{
    const auto columns = m_overview.columns(request.fromSec, request.toSec, trained);
    if (!columns)
        return columns.error();
    ChartHistory history;
    history.request = request;
    history.intervalMin = m_key.intervalMin;
    const std::int64_t step = HistoryOverview::candlesPerColumn;
    const std::int64_t wanted = candlesPerColumn(request, m_key.intervalSec());
    history.columns =
        mergeColumns(*columns, (wanted + step - 1) / step * step * m_key.intervalSec());
    return history;
}

} // namespace regime
