// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "core/jump/stay.h"
#include "core/regime/answer.h"
#include "core/regime/jumpdetector.h"

namespace regime
{

JumpTracker::JumpTracker(std::shared_ptr<const TrainedJump> model, const DetectorConfig& config)
    : m_model(std::move(model)), m_config(config), m_recursion(m_model->model)
{
}

std::size_t JumpTracker::neededCandles(const DetectorConfig& config)
{
    return static_cast<std::size_t>(config.recentCandles) + rebuiltRows - 1;
}

/** Takes the row of the candle before `end`; returns by how much the least cost has grown. */
Result<double> JumpTracker::step(const CandleSeries& run, std::size_t end)
{
    const auto count = static_cast<std::size_t>(m_config.recentCandles);
    const Eigen::MatrixXd rows =
        observationMatrix(std::span(run.close).subspan(end - count, count),
                          std::span(run.volume).subspan(end - count, count));
    const Eigen::VectorXd row = rows.rightCols<1>();
    if (!row.allFinite()) // which clipping would hide
        return Error{"the candle of " + std::to_string(run.openTimeSec[end - 1]) +
                     " gives an observation that is not finite"};
    ++m_rows;
    m_newestSec = run.openTimeSec[end - 1];
    return m_recursion.step(jump::clipped(m_model->scaler.apply(row)));
}

Result<RegimeEstimate> JumpTracker::answer(const CandleSeries& run, std::size_t end)
{
    if (end < neededCandles())
        return Error{"warming up " + std::to_string(end) + "/" + std::to_string(neededCandles())};
    std::size_t from = end;
    if (m_newestSec != run.openTimeSec[end - 2]) {
        m_recursion = jump::Recursion(m_model->model);
        m_rows = 0;
        from = end - rebuiltRows + 1;
    }
    Result<double> grown = 0.0;
    for (std::size_t to = from; to <= end && grown; ++to)
        grown = step(run, to);
    if (!grown) {
        m_newestSec.reset();
        return grown.error();
    }
    const Eigen::VectorXd scores = jump::stayScores(m_recursion.values(), m_model->stayTemperature);
    RegimeEstimate estimate = answerOf(scores, m_model->regimeOfState, m_config);
    estimate.pSwitch = 1 - scores.maxCoeff();
    estimate.logLikelihood = -*grown;
    estimate.observationCount = m_rows;
    estimate.candleTimeSec = run.openTimeSec[end - 1];
    return estimate;
}

} // namespace regime
