// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/replay.h"

#include <algorithm>

namespace regime
{

namespace
{

RecentCandles recentCandles(const CandleSeries& series, std::size_t last, std::size_t count)
{
    const std::size_t first = last + 1 - std::min(last + 1, count);
    return {std::span(series.close).subspan(first, last + 1 - first),
            std::span(series.volume).subspan(first, last + 1 - first), series.openTimeSec[last]};
}

/** A walk on its way. */
class Walk
{
public:
    Walk(const CandleSeries& series, const ReplayConfig& config, std::stop_token stop,
         const std::function<void(double)>& progress)
        : m_series(series), m_config(config), m_stop(std::move(stop)), m_progress(progress),
          m_shown(config.confirmCandles)
    {
        m_replay.rows.reserve(series.size() - config.start);
    }

    Result<Replay> run()
    {
        for (std::size_t i = m_config.start; i < m_series.size(); ++i) {
            if ((i - m_config.start) % m_config.retrainEvery == 0)
                if (const Result<Done> trained = trainBefore(i); !trained)
                    return trained.error();
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

    const TrainedModel* live() const
    {
        return m_liveId > 0 ? &m_replay.trainings[m_liveId - 1].model : nullptr;
    }

    Result<Done> trainBefore(std::size_t candle)
    {
        Result<Retrain> retrain = retrainBefore(candle);
        if (m_stop.stop_requested())
            return Error{replayStopped};
        if (!retrain && !live())
            return Error{"the first training gave no model: " + retrain.error().message};
        if (!retrain) {
            m_replay.messages.push_back("the training before candle " + std::to_string(candle) +
                                        " gave no model: " + retrain.error().message);
            return Done{};
        }
        m_replay.trainings.push_back(
            {candle, std::move(retrain->model), std::move(retrain->review)});
        if (m_replay.trainings.back().review.outcome != RetrainOutcome::Hold)
            m_liveId = m_replay.trainings.size();
        return Done{};
    }

    Result<Retrain> retrainBefore(std::size_t candle)
    {
        const auto window = static_cast<std::size_t>(m_config.detector.trainingCandles);
        const TrainingProgress whileTraining = [&](double) { report(candle); };
        const CandleSeries known =
            candlesBefore(m_series, candle, m_config.gates ? window + mostScoredCandles : window);
        if (m_config.gates)
            return retrainModel({{&known, 1}, intervalOf(m_series), m_config.detector, live()},
                                m_stop, whileTraining);
        Result<TrainedModel> model =
            trainModel({&known, 1}, m_config.detector, live(), m_stop, whileTraining);
        if (!model)
            return model.error();
        Retrain retrain{*std::move(model), {}};
        if (live())
            retrain.review.outcome = RetrainOutcome::Promote;
        return retrain;
    }

    Result<Done> answer(std::size_t candle)
    {
        if (m_stop.stop_requested())
            return Error{replayStopped};
        const auto recent = recentCandles(
            m_series, candle, static_cast<std::size_t>(m_config.detector.recentCandles));
        const auto estimate = inferRegime(*live(), recent, m_config.detector);
        if (!estimate)
            return Error{"candle " + std::to_string(candle) + ": " + estimate.error().message};
        m_shown.step(m_series.openTimeSec[candle], estimate->regime, estimate->probabilities);
        m_replay.rows.push_back(
            {candle, *estimate, *m_shown.current(), static_cast<int>(m_liveId)});
        return Done{};
    }

    const CandleSeries& m_series;
    const ReplayConfig& m_config;
    std::stop_token m_stop;
    const std::function<void(double)>& m_progress;
    ShownRegimeFilter m_shown;
    std::size_t m_liveId = 0; ///< 0: none yet
    Replay m_replay;
};

} // namespace

CandleSeries candlesBefore(const CandleSeries& series, std::size_t end, std::size_t count)
{
    const std::size_t first = end - std::min(end, count);
    const auto cut = [&](const auto& column) {
        return std::decay_t<decltype(column)>(column.begin() + static_cast<std::ptrdiff_t>(first),
                                              column.begin() + static_cast<std::ptrdiff_t>(end));
    };
    return {cut(series.openTimeSec), cut(series.close), cut(series.volume)};
}

std::int64_t intervalOf(const CandleSeries& series)
{
    return series.openTimeSec[1] - series.openTimeSec[0];
}

Result<Done> checkReplay(const CandleSeries& series, const ReplayConfig& config)
{
    const auto training = static_cast<std::size_t>(config.detector.trainingCandles);
    if (config.start < training)
        return Error{"a replay that trains on " + std::to_string(training) +
                     " candles cannot start before candle " + std::to_string(training)};
    if (config.start >= series.size())
        return Error{"there are " + std::to_string(series.size()) +
                     " candles; a replay that starts at candle " + std::to_string(config.start) +
                     " has none to answer"};
    return Done{};
}

Result<Replay> replay(const CandleSeries& series, const ReplayConfig& config, std::stop_token stop,
                      const std::function<void(double)>& progress)
{
    if (const Result<Done> fault = checkReplay(series, config); !fault)
        return fault.error();
    return Walk(series, config, std::move(stop), progress).run();
}

} // namespace regime
