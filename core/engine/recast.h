// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/historyjob.h"
#include "core/engine/modelwalk.h"

#include <QObject>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace regime
{

/**
 * The columns of a ledger as today's models say them: each shows what `models.source`, asked tick
 * by tick, said of its last candle, and what the other one showed, and counts how many of its
 * candles today's model calls otherwise. When the same view comes again with newer candles, only
 * those columns are walked again that these can have changed; the answers are those of a walk over
 * everything.
 */
class Recast
{
public:
    Recast(const DrawnModels& models, const WalkRules& rules);

    /** Whether `models` are the same and `ledger` begins with the columns that are settled. */
    bool isFollowedBy(const ChartHistory& ledger, const DrawnModels& models) const;

    /** What opens before that is settled; nothing at the beginning. */
    std::optional<std::int64_t> settledSec() const;

    /**
     * `ledger` recast. `pieces` reach to its newest candle, from as far before settledSec(), or
     * else its columns, as the models need to warm up. `said` are the raw labels that the ledger
     * has of the source in that time, oldest first. Afterwards the columns that end by `settlesSec`
     * are settled. Incomplete once `stop` is requested, and then of no further use.
     */
    ChartHistory answer(ChartHistory ledger, std::span<const CandleSeries> pieces,
                        std::span<const RawLabel> said, std::int64_t settlesSec,
                        const std::stop_token& stop = {});

private:
    struct Walks {
        std::optional<ModelWalk> source;
        std::optional<ModelWalk> other;
    };

    Walks m_walks;                      ///< as far as the settled columns go
    std::vector<ChartColumn> m_ledger;  ///< the settled columns as they came
    std::vector<ChartColumn> m_settled; ///< and recast
};

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
     * candle is served however quick they come; any other is dropped. Where the view is the last
     * one with newer candles, only what is new is read and walked.
     */
    void start(const ChartHistory& ledger, const DrawnModels& models);

    void cancel();

    /** To be called when candles may have come in between the known ones. */
    void forget() { m_last.reset(); }

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
    std::shared_ptr<Recast> m_last; ///< the job's while that runs; absent once stopped or forgotten
    std::optional<Question> m_running;
    std::optional<Question> m_waiting;
};

} // namespace regime
