// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/advisor.h"

#include <cmath>

namespace regime
{

namespace
{
Advice targets(double score, double bias, double blend, const AdviceConfig& config)
{
    Advice advice;
    advice.blendFactor = blend;
    advice.trendScore = score;
    advice.signal = adviceSignal(score, bias, blend, config);
    advice.idleTargetRaw = rawIdleTarget(*advice.signal, config);
    return advice;
}
} // namespace

Advisor::Advisor(const AdviceConfig& config, DetectorMode mode)
    : m_config(config), m_mode(mode), m_trend(config), m_idleBlended(config), m_idleTrend(config),
      m_idlePhase2(config)
{
    m_phase2.phase = 2;
}

std::int64_t Advisor::tickOf(double timeSec) const
{
    return static_cast<std::int64_t>(std::floor(timeSec / m_config.intervalSec));
}

double Advisor::blendInForce(const std::optional<ModelAnswer>& answer) const
{
    return m_mode == DetectorMode::On && answer ? m_config.blendWithTrend : 1.0;
}

void Advisor::step(double timeSec, double price, const std::optional<ModelAnswer>& answer)
{
    const double score = m_trend.step(timeSec, price);
    const double bias = answer ? answer->biasSignal : 0.0;
    m_blended = targets(score, bias, blendInForce(answer), m_config);
    m_blended.idleTarget = m_idleBlended.step(timeSec, *m_blended.signal);
    m_trendOnly = targets(score, 0, 1.0, m_config);
    m_trendOnly.idleTarget = m_idleTrend.step(timeSec, *m_trendOnly.signal);
    m_phase2 = targets(score, bias, answer ? phaseBlends[1] : 1.0, m_config);
    m_phase2.idleTarget = m_idlePhase2.step(timeSec, *m_phase2.signal);
    m_phase2.phase = 2;
}

std::optional<std::int64_t> Advisor::prime(std::span<const PastPrice> prices)
{
    std::optional<std::int64_t> last;
    for (const PastPrice& past : prices) {
        const std::int64_t tick = tickOf(past.timeSec);
        if (tick == last)
            continue;
        last = tick;
        step(past.timeSec, past.price, past.answer);
    }
    return last;
}

Advice Advisor::inForce(const std::optional<ModelAnswer>& answer) const
{
    Advice advice = answer ? m_blended : m_trendOnly;
    advice.blendFactor = blendInForce(answer);
    advice.phase =
        phaseInForce(m_mode != DetectorMode::On, m_config.blendWithTrend, m_config.gridBiasEnabled);
    if (m_mode == DetectorMode::On && m_config.gridBiasEnabled && answer) {
        const GridBias grid = gridBias(answer->confidence, answer->biasSignal, m_config);
        advice.gridBiasMode = QString::fromStdString(grid.mode);
        advice.entrySpacingMultA = grid.entrySpacingMultA;
        advice.entrySpacingMultB = grid.entrySpacingMultB;
        advice.sizeSkewOverride = grid.sizeSkewOverride;
    }
    return advice;
}

} // namespace regime
