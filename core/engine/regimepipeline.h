// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelfamily.h"
#include "core/engine/values/opinion.h"
#include "core/regime/jumpdetector.h"
#include "core/regime/shownregime.h"

#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace regime
{

/** A model that answers, with its place in the model store. */
template <typename Model> struct Live {
    QString id;
    double trainedAtSec = 0;
    std::shared_ptr<const Model> model;
};
using LiveModel = Live<TrainedModel>;
using LiveJump = Live<TrainedJump>;

/** A live model of any family with its way to answer. A copy carries on by itself. */
struct AnsweringModel {
    QString id;
    double trainedAtSec = 0;
    std::int64_t lastCandleSec = 0; ///< of its training data
    QStringList cautions;           ///< the remarks on it that ask for caution
    std::size_t neededCandles = 0;  ///< that an unbroken run must have for an answer
    /** For the candle before that index (>= 1) of an unbroken run. */
    std::function<Result<RegimeEstimate>(const CandleSeries&, std::size_t)> answer;
};
AnsweringModel answering(const LiveModel& live, const DetectorConfig& config);
AnsweringModel answering(const LiveJump& live, const DetectorConfig& config);

/** One inference as it was made: what becomes a row of the ledger. */
struct SeenAnswer {
    ModelAnswer answer;
    double logLikelihood = 0; ///< of the newest observation, raw units
    ShownRegime shown = ShownRegime::Undecided;
    QString modelId;
};

/** The newest unbroken run of candles, quiet intervals filled in, short lost holes closed up. */
struct NewestRun {
    CandleSeries series;
    bool lostHoleInWindow = false; ///< within the newest HMM_RECENT_CANDLES
};

/** The `count` candles of `series` before index `end` (>= 1); fewer when there are not so many. */
RecentCandles newestCandles(const CandleSeries& series, std::size_t end, std::size_t count);

/** The estimate as it crosses to the window; stability is not known from one candle. */
ModelAnswer toAnswer(const RegimeEstimate& estimate);

/**
 * The model's part of the way of a candle: closed candles in, answers out. No clock, no input or
 * output, so that live, demo and tests take the same way. A plain class of the worker thread.
 */
class RegimePipeline
{
public:
    /** `family`: of the models that it will get. */
    RegimePipeline(const DetectorConfig& config, ModelFamily family, int confirmCandles,
                   std::int64_t intervalSec);

    void setModel(AnsweringModel model) { m_model = std::move(model); }

    /** Answers of earlier runs, oldest first, so that shown regime and stability go on. */
    void restoreSeen(std::span<const SeenAnswer> seen);

    /** The restored answers begin after the shown regime did: `sinceSec` is its first candle,
     *  `candles` how many have shown it. */
    void dateShownRegime(std::int64_t sinceSec, int candles);

    /** The last answer of an earlier run; stands as "restored" until the first inference. */
    void restoreAnswer(const ModelAnswer& answer);

    /** The restored answer is another running engine's: it counts as this one's own. */
    void adoptRestored() { m_restored = false; }

    /** Notes how far the warm-up is, without an inference. */
    void look(const NewestRun& recent);

    /**
     * One inference for each candle of `recent` newer than the last inferred one and than the
     * model's training data, and for the newest if it was not inferred yet; oldest first. One that
     * cannot be answered has no row and is asked again until a later one is answered. A
     * restored answer for the newest candle is inferred anew without a row. `nowSec` dates a
     * failure.
     */
    std::vector<SeenAnswer> tick(const NewestRun& recent, double nowSec);

    /** Everything the model knows for the snapshot; the caller adds what became of trainings and
     *  how its label behaves. */
    Opinion opinion() const;

private:
    std::size_t firstToInfer(const CandleSeries& series) const;
    void noteLabel(const ModelAnswer& answer);
    std::optional<double> stabilityOf(Regime regime) const;
    std::optional<RegimeEstimate> infer(const CandleSeries& series, std::size_t end, double nowSec);
    SeenAnswer see(const RegimeEstimate& estimate);
    void noteFailure(const QString& problem, double nowSec);

    std::size_t m_neededCandles; ///< for an answer
    std::int64_t m_forgetfulSec; ///< a hole as long as that resets what counts candles
    ShownRegimeFilter m_shown;
    std::optional<AnsweringModel> m_model;
    std::optional<ModelAnswer> m_answer;
    bool m_restored = false;
    std::deque<Regime> m_rawLabels; ///< of the newest candles, at most 15
    int m_shownCandles = 0;
    int m_warmingUpHave = 0;
    bool m_lostHoleInWindow = false;
    QString m_problem;
    std::optional<double> m_failingSinceSec;
};

} // namespace regime
