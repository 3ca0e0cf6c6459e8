// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/jumpreplay.h"

#include <optional>

namespace regime
{

namespace
{

/** A walk of the second opinion on its way. */
class JumpWalk
{
public:
    JumpWalk(const CandleSeries& series, const ReplayConfig& config, std::stop_token stop)
        : m_series(series), m_config(config), m_stop(std::move(stop)),
          m_shown(config.confirmCandles)
    {
    }

    Result<JumpReplay> run()
    {
        for (std::size_t i = m_config.start; i < m_series.size(); ++i) {
            if ((i - m_config.start) % m_config.retrainEvery == 0) {
                if (m_stop.stop_requested())
                    return Error{replayStopped};
                trainBefore(i);
            }
            if (!m_tracker || i + 1 < m_tracker->neededCandles())
                continue;
            if (const Result<Done> answered = answer(i); !answered)
                return answered.error();
        }
        return std::move(m_replay);
    }

private:
    void trainBefore(std::size_t candle)
    {
        Result<JumpRetrain> retrain = candidateBefore(candle);
        if (!retrain) {
            m_replay.messages.push_back("the training of the jump model before candle " +
                                        std::to_string(candle) +
                                        " gave none: " + retrain.error().message);
            return;
        }
        m_replay.trainings.push_back(
            {candle, std::move(retrain->model), std::move(retrain->review)});
        if (m_replay.trainings.back().review.outcome == RetrainOutcome::Hold)
            return;
        m_liveId = m_replay.trainings.size();
        m_live = std::make_shared<const TrainedJump>(m_replay.trainings.back().model);
        m_tracker.emplace(m_live, m_config.detector);
    }

    Result<JumpRetrain> candidateBefore(std::size_t candle) const
    {
        const auto window = static_cast<std::size_t>(m_config.detector.trainingCandles);
        const CandleSeries known =
            candlesBefore(m_series, candle, m_config.gates ? window + mostScoredCandles : window);
        if (m_config.gates)
            return retrainJump({{&known, 1}, intervalOf(m_series), m_config.detector, m_live.get()},
                               m_stop);
        Result<TrainedJump> model = trainJump({&known, 1}, m_config.detector, m_live.get(), m_stop);
        if (!model)
            return model.error();
        JumpRetrain retrain{*std::move(model), {}};
        if (m_live)
            retrain.review.outcome = RetrainOutcome::Promote;
        return retrain;
    }

    Result<Done> answer(std::size_t candle)
    {
        const Result<RegimeEstimate> estimate = m_tracker->answer(m_series, candle + 1);
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
    ShownRegimeFilter m_shown;
    std::shared_ptr<const TrainedJump> m_live;
    std::size_t m_liveId = 0; ///< 0: none yet
    std::optional<JumpTracker> m_tracker;
    JumpReplay m_replay;
};

} // namespace

Result<JumpReplay> replayJump(const CandleSeries& series, const ReplayConfig& config,
                              std::stop_token stop)
{
    if (const Result<Done> fault = checkReplay(series, config); !fault)
        return fault.error();
    return JumpWalk(series, config, std::move(stop)).run();
}

} // namespace regime
