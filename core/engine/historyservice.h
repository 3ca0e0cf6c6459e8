// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/historyoverview.h"
#include "core/engine/modelwalk.h"

namespace regime
{

class EngineStore;

/** What today's models answered where nobody looked; kept for the next question. */
class Backcast
{
public:
    explicit Backcast(const WalkRules& rules) : m_rules(rules) {}

    /** Adds to `answers` those from `fromSec` on that `model` gives causally over the pieces of an
     *  unbroken run, where they hold none. */
    PastAnswers fillUp(PastAnswers answers, std::span<const CandleSeries> pieces,
                       const AnsweringModel& model, std::int64_t fromSec);

private:
    WalkRules m_rules;
    QString m_modelId; ///< whose answers are kept
    PastAnswers m_answers;
};

/**
 * Answers a window's questions for a range: candles from the store, answers from the ledger, and
 * where there are none, today's models run causally; over long ranges, and for a question that is
 * about today's models anyway, the ledger alone. Lives on the worker thread.
 */
class HistoryService
{
public:
    /** `source`: whose answers the charts draw; of the other detector what it showed. */
    HistoryService(EngineStore& store, const SeriesKey& key, const WalkRules& rules,
                   ModelFamily source);

    /** Without the live models there are only answers of the ledger. */
    Result<ChartHistory> answer(const HistoryRequest& request, const DrawnModels& models = {});

    /** To be called when candles may have come in between the known ones. */
    void forget() { m_overview.forget(); }

private:
    Result<ChartHistory> columns(const HistoryRequest& request, const DrawnModels& models);
    Result<ChartHistory> overview(const HistoryRequest& request, bool trained);

    EngineStore& m_store;
    SeriesKey m_key;
    ModelFamily m_source;
    HistoryOverview m_overview;
    Backcast m_ofSource;
    Backcast m_ofOther;
};

} // namespace regime
