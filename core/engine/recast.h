// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/history.h"
#include "core/engine/historyjob.h"

#include <QObject>

namespace regime
{

/**
 * The columns of `ledger` as today's models say them: each shows what `models.source`, asked tick
 * by tick over `pieces`, said of its last candle, and what the other one showed. `said` are the raw
 * labels that the ledger has of the source, oldest first; each column counts how many of its
 * candles today's model calls otherwise. What lies before the columns only warms up. Incomplete
 * once `stop` is requested.
 */
ChartHistory recast(ChartHistory ledger, std::span<const CandleSeries> pieces,
                    const DrawnModels& models, std::span<const RawLabel> said,
                    const WalkRules& rules, const std::stop_token& stop = {});

/**
 * Answers a window's question what today's models say of the candles in view. Lives on the worker
 * thread, which reads a slice a turn; the models walk on a thread of their own. Candles enough to
 * warm up are read before the range; the shown regime is then that of a walk from the first candle
 * on as soon as one raw label has stood CONFIRM_CANDLES candles in a row.
 */
class Recasting : public QObject
{
    Q_OBJECT

public:
    /** `store` must outlive it. `source`: whose labels of the ledger are compared. */
    Recasting(EngineStore& store, const SeriesKey& key, const WalkRules& rules, ModelFamily source,
              QObject* parent = nullptr);

    /**
     * Over the range of `ledger`, the ledger's own answer. A walk that is under way for much the
     * same view and the same models comes to its end first, so that a view that follows the newest
     * candle is served however quick they come; any other is dropped.
     */
    void start(const ChartHistory& ledger, const DrawnModels& models);

    void cancel();

signals:
    void ready(const regime::ChartHistory& history);
    void failed(const QString& problem);

private:
    struct Question {
        ChartHistory ledger;
        DrawnModels models;
    };

    bool servesAlso(const Question& next) const;
    void begin(const Question& question);

    EngineStore& m_store;
    SeriesKey m_key;
    WalkRules m_rules;
    ModelFamily m_source;
    HistoryJob m_job;
    std::optional<Question> m_running;
    std::optional<Question> m_waiting;
};

} // namespace regime
