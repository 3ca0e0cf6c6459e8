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

/** Longest range that today's model is run over for a picture; longer ones show the ledger alone.
 */
constexpr std::size_t kLongestBackcast = 20'000;

/** Computed answers kept for the next question; then they are made anew. */
constexpr std::size_t kMostKept = 100'000;

} // namespace

HistoryService::HistoryService(EngineStore& store, const SeriesKey& key,
                               const DetectorConfig& config, int confirmCandles)
    : m_store(store), m_key(key), m_config(config), m_confirmCandles(confirmCandles)
{
}

Result<PastAnswers> HistoryService::seenAnswers(const HistoryRequest& request) const
{
    const auto rows = m_store.ledger().range(request.fromSec, request.toSec);
    if (!rows)
        return rows.error();
    PastAnswers answers;
    for (const LedgerRow& row : *rows)
        answers[row.candleTimeSec] = {seenOf(row), true};
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
            m_backcast.insert_or_assign(timeSec, PastAnswer{std::move(seen), false});
        }
    }
    answers.insert(m_backcast.lower_bound(fromSec), m_backcast.end());
}

Result<ChartHistory> HistoryService::answer(const HistoryRequest& request,
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
    const std::vector<Candle>& candles = filled->candles;
    if (model && candles.size() <= kLongestBackcast)
        addBackcast(*answers, candles, *model, request.fromSec);

    const auto first = std::ranges::lower_bound(candles, request.fromSec, {}, &Candle::openTimeSec);
    ChartHistory history = makeHistory(request, m_key.intervalMin, std::span(first, candles.end()),
                                       *answers, model.has_value());
    const auto extent = m_store.candles().extent(m_key);
    if (!extent)
        return extent.error();
    if (*extent) {
        history.storeFirstSec = (*extent)->firstSec;
        history.storeLastSec = (*extent)->lastSec;
    }
    return history;
}

} // namespace regime
