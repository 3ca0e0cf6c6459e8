// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/replay.h"

#include "core/regime/retrainfamilies.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace regime
{

namespace
{

/** The newest `count` candles before index `end`. */
CandleSeries candlesBefore(const CandleSeries& series, std::size_t end, std::size_t count)
{
    const std::size_t first = end - std::min(end, count);
    const auto cut = [&](const auto& column) {
        return std::decay_t<decltype(column)>(column.begin() + static_cast<std::ptrdiff_t>(first),
                                              column.begin() + static_cast<std::ptrdiff_t>(end));
    };
    return {cut(series.openTimeSec), cut(series.close), cut(series.volume)};
}

/** What a live HMM answers at candle after candle. */
class HmmAnswers
{
public:
    using Model = TrainedModel;
    static constexpr const char* trainingName = "the training";
    static constexpr bool mustBegin = true; ///< without a first model there is no walk

    HmmAnswers(std::shared_ptr<const Model> model, const DetectorConfig& config)
        : m_model(std::move(model)), m_config(config)
    {
    }

    bool canAnswer(std::size_t) const { return true; }

    Result<RegimeEstimate> answer(const CandleSeries& series, std::size_t candle) const
    {
        const auto count = static_cast<std::size_t>(m_config.recentCandles);
        const std::size_t first = candle + 1 - std::min(candle + 1, count);
        return inferRegime(*m_model,
                           {std::span(series.close).subspan(first, candle + 1 - first),
                            std::span(series.volume).subspan(first, candle + 1 - first),
                            series.openTimeSec[candle]},
                           m_config);
    }

    static Result<Retrain> retrain(const RetrainInput& input, const std::stop_token& stop,
                                   const TrainingProgress& progress)
    {
        return retrainModel(input, stop, progress);
    }

private:
    std::shared_ptr<const Model> m_model;
    const DetectorConfig& m_config;
};

/** The same of a jump model. */
class JumpAnswers
{
public:
    using Model = TrainedJump;
    static constexpr const char* trainingName = "the training of the jump model";
    static constexpr bool mustBegin = false;

    JumpAnswers(std::shared_ptr<const Model> model, const DetectorConfig& config)
        : m_tracker(std::move(model), config)
    {
    }

    bool canAnswer(std::size_t candle) const { return candle + 1 >= m_tracker.neededCandles(); }

    Result<RegimeEstimate> answer(const CandleSeries& series, std::size_t candle)
    {
        return m_tracker.answer(series, candle + 1);
    }

    static Result<JumpRetrain> retrain(const JumpRetrainInput& input, const std::stop_token& stop,
                                       const TrainingProgress&)
    {
        return retrainJump(input, stop);
    }

private:
    JumpTracker m_tracker;
};

/** A walk on its way. */
template <typename Answers> class Walk
{
public:
    using Model = typename Answers::Model;

    Walk(const CandleSeries& series, const ReplayConfig& config, std::stop_token stop,
         const std::function<void(double)>& progress)
        : m_series(series), m_config(config), m_stop(std::move(stop)), m_progress(progress),
          m_shown(config.confirmCandles)
    {
        m_replay.rows.reserve(series.size() - config.start);
    }

    Result<ReplayOf<Model>> run()
    {
        for (std::size_t i = m_config.start; i < m_series.size(); ++i) {
            if ((i - m_config.start) % m_config.retrainEvery == 0)
                if (const Result<Done> trained = trainBefore(i); !trained)
                    return trained.error();
            if (m_stop.stop_requested())
                return Error{replayStopped};
            if (m_answers && m_answers->canAnswer(i))
                if (const Result<Done> answered = answer(i); !answered)
                    return answered.error();
            report(i + 1);
        }
        return std::move(m_replay);
    }

private:
    /** All before `candle` are done. */
    void report(std::size_t candle) const
    {
        if (m_progress)
            m_progress(static_cast<double>(candle - m_config.start) /
                       static_cast<double>(m_series.size() - m_config.start));
    }

    Result<Done> trainBefore(std::size_t candle)
    {
        Result<RetrainOf<Model>> retrain = retrainBefore(candle);
        if (m_stop.stop_requested())
            return Error{replayStopped};
        if (!retrain && Answers::mustBegin && !m_live)
            return Error{"the first training gave no model: " + retrain.error().message};
        if (!retrain) {
            // g++ 12 takes a sum of these for a write out of bounds.
            std::string message(Answers::trainingName);
            message.append(" before candle ").append(std::to_string(candle));
            message.append(" gave no model: ").append(retrain.error().message);
            m_replay.messages.push_back(std::move(message));
            return Done{};
        }
        m_replay.trainings.push_back(
            {candle, std::move(retrain->model), std::move(retrain->review)});
        if (m_replay.trainings.back().review.outcome == RetrainOutcome::Hold)
            return Done{};
        m_liveId = static_cast<int>(m_replay.trainings.size());
        m_live = std::make_shared<const Model>(m_replay.trainings.back().model);
        m_answers.emplace(m_live, m_config.detector);
        return Done{};
    }

    Result<RetrainOf<Model>> retrainBefore(std::size_t candle) const
    {
        const auto window = static_cast<std::size_t>(m_config.detector.trainingCandles);
        const TrainingProgress whileTraining = [&](double) { report(candle); };
        const CandleSeries known =
            candlesBefore(m_series, candle, m_config.gates ? window + mostScoredCandles : window);
        const RetrainInputOf<Model> input{
            {&known, 1}, intervalOf(m_series), m_config.detector, m_live.get()};
        if (m_config.gates)
            return Answers::retrain(input, m_stop, whileTraining);
        Result<Model> model = family::fit(input, input.pieces, m_stop, whileTraining);
        if (!model)
            return model.error();
        RetrainOf<Model> retrain{*std::move(model), {}};
        if (m_live)
            retrain.review.outcome = RetrainOutcome::Promote;
        return retrain;
    }

    Result<Done> answer(std::size_t candle)
    {
        const Result<RegimeEstimate> estimate = m_answers->answer(m_series, candle);
        if (!estimate)
            return Error{"candle " + std::to_string(candle) + ": " + estimate.error().message};
        m_shown.step(m_series.openTimeSec[candle], estimate->regime, estimate->probabilities);
        m_replay.rows.push_back({candle, *estimate, *m_shown.current(), m_liveId});
        return Done{};
    }

    const CandleSeries& m_series;
    const ReplayConfig& m_config;
    std::stop_token m_stop;
    const std::function<void(double)>& m_progress;
    ShownRegimeFilter m_shown;
    std::shared_ptr<const Model> m_live;
    int m_liveId = 0; ///< 0: none yet
    std::optional<Answers> m_answers;
    ReplayOf<Model> m_replay;
};

template <typename Answers>
Result<ReplayOf<typename Answers::Model>> walk(const CandleSeries& series,
                                               const ReplayConfig& config, std::stop_token stop,
                                               const std::function<void(double)>& progress)
{
    const auto training = static_cast<std::size_t>(config.detector.trainingCandles);
    if (config.start < training)
        return Error{"a replay that trains on " + std::to_string(training) +
                     " candles cannot start before candle " + std::to_string(training)};
    if (config.start >= series.size())
        return Error{"there are " + std::to_string(series.size()) +
                     " candles; a replay that starts at candle " + std::to_string(config.start) +
                     " has none to answer"};
    return Walk<Answers>(series, config, std::move(stop), progress).run();
}

} // namespace

std::int64_t intervalOf(const CandleSeries& series)
{
    return series.openTimeSec[1] - series.openTimeSec[0];
}

Result<HmmReplay> replay(const CandleSeries& series, const ReplayConfig& config,
                         std::stop_token stop, const std::function<void(double)>& progress)
{
    return walk<HmmAnswers>(series, config, std::move(stop), progress);
}

Result<JumpReplay> replayJump(const CandleSeries& series, const ReplayConfig& config,
                              std::stop_token stop, const std::function<void(double)>& progress)
{
    return walk<JumpAnswers>(series, config, std::move(stop), progress);
}

} // namespace regime
