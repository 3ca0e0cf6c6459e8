// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/historyoverview.h"

namespace regime
{

class EngineStore;

/**
 * Answers a window's questions for a range: candles from the store, answers from the ledger, and
 * where there are none, today's model run causally; over long ranges the ledger alone. Lives on the
 * worker thread.
 */
class HistoryService
{
public:
    HistoryService(EngineStore& store, const SeriesKey& key, const DetectorConfig& config,
                   int confirmCandles);

    Result<ChartHistory> answer(const HistoryRequest& request,
                                const std::optional<LiveModel>& model);

    /** To be called when candles may have come in between the known ones. */
    void forget() { m_overview.forget(); }

private:
    Result<ChartHistory> columns(const HistoryRequest& request,
                                 const std::optional<LiveModel>& model);
    Result<ChartHistory> overview(const HistoryRequest& request, bool trained);
    Result<PastAnswers> seenAnswers(const HistoryRequest& request) const;
    void addBackcast(PastAnswers& answers, std::span<const Candle> candles, const LiveModel& model,
                     std::int64_t fromSec);

    EngineStore& m_store;
    SeriesKey m_key;
    DetectorConfig m_config;
    int m_confirmCandles;
    HistoryOverview m_overview;
    QString m_backcastModelId; ///< whose answers are kept
    PastAnswers m_backcast;
};

} // namespace regime
