// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/historyservice.h"

#include "core/engine/enginestore.h"
#include "core/engine/ledgerrows.h"
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

HistoryService::HistoryService(EngineStore& store, const SeriesKey& key,
                               const DetectorConfig& config, int confirmCandles)
    : m_store(store), m_key(key), m_config(config), m_confirmCandles(confirmCandles),
      m_overview(store, key)
{
}

Result<PastAnswers> HistoryService::seenAnswers(const HistoryRequest& request) const
{
    const std::int64_t fromSec = request.fromSec - kAnswersBefore * m_key.intervalSec();
    const auto rows = m_store.ledger().range(fromSec, request.toSec);
    if (!rows)
        return rows.error();
    PastAnswers answers;
    for (const LedgerRow& row : *rows)
        answers[row.candleTimeSec] = pastAnswerOf(row);
    return answers;
}

void HistoryService::addBackcast(PastAnswers& answers, std::span<const Candle> candles,
                                 const LiveModel& model, std::int64_t fromSec)
{
    if (m_backcastModelId != model.id || m_backcast.size() > kMostKept) {
        m_backcast.clear();
        m_backcastModelId = model.id;
    }
    for (const CandleSeries& piece : piecesOf(candles, m_key.intervalSec()).pieces) {
        const auto warmUp =
            std::min(piece.size(), static_cast<std::size_t>(m_config.recentCandles - 1));
        const auto answerable = std::span(piece.openTimeSec).subspan(warmUp);
        const bool known = std::ranges::all_of(answerable, [&](std::int64_t timeSec) {
            return timeSec < fromSec || answers.contains(timeSec) || m_backcast.contains(timeSec);
        });
        if (known)
            continue;
        for (SeenAnswer& seen : backcast(model, piece, m_config, m_confirmCandles, fromSec)) {
            const std::int64_t timeSec = seen.answer.candleTimeSec;
            m_backcast.insert_or_assign(timeSec,
                                        PastAnswer{std::move(seen), false, 0, false, {}, {}});
        }
    }
    answers.insert(m_backcast.lower_bound(fromSec), m_backcast.end());
}

Result<ChartHistory> HistoryService::answer(const HistoryRequest& request,
                                            const std::optional<LiveModel>& model)
{
    const bool isLong = request.toSec - request.fromSec > kLongestExact * m_key.intervalSec();
    auto history = isLong ? overview(request, model.has_value()) : columns(request, model);
    if (!history)
        return history;
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
                                             const std::optional<LiveModel>& model)
{
    const std::int64_t warmUpSec = m_config.recentCandles * m_key.intervalSec();
    const auto filled = readRangeFilled(m_store.candles(), m_store.coverage(), m_key,
                                        request.fromSec - warmUpSec, request.toSec);
    if (!filled)
        return filled.error();
    auto answers = seenAnswers(request);
    if (!answers)
        return answers.error();
    const auto before =
        m_store.ledger().shownRun(answers->empty() ? request.fromSec : answers->begin()->first);
    if (!before)
        return before.error();
    const std::vector<Candle>& candles = filled->candles;
    if (model)
        addBackcast(*answers, candles, *model, request.fromSec);
    const auto first = std::ranges::lower_bound(candles, request.fromSec, {}, &Candle::openTimeSec);
    return makeHistory(request, m_key.intervalMin, std::span(first, candles.end()),
                       withPast(*std::move(answers), *before), model.has_value());
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
