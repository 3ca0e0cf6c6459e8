// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/paperbot.h"

#include <cmath>

namespace regime::review
{

namespace
{

constexpr int firstPhaseWithGridBias = 3;

} // namespace

PaperBot::PaperBot(int phase, const BotSettings& settings)
    : m_phase(phase), m_settings(settings), m_trend(settings.advice), m_target(settings.advice),
      m_rebalancer(settings.rebalancer)
{
}

std::optional<EntryPlan> PaperBot::step(double timeSec, double price, double idle,
                                        const std::optional<GridOpinion>& opinion)
{
    const AdviceConfig& advice = m_settings.advice;
    const double tick = std::floor(timeSec / advice.intervalSec);
    if (tick == m_lastTick)
        return std::nullopt;
    m_lastTick = tick;
    const double blend = opinion ? phaseBlends[static_cast<std::size_t>(m_phase - 1)] : 1.0;
    const double score = m_trend.step(timeSec, price);
    const double signal = adviceSignal(score, opinion ? opinion->bias : 0, blend, advice);
    double skew = m_rebalancer.step(timeSec, idle, m_target.step(timeSec, signal)).skew;
    EntryPlan plan;
    if (opinion && m_phase >= firstPhaseWithGridBias) {
        const GridBias bias = gridBias(opinion->confidence, opinion->bias, advice);
        plan.spacingA = bias.entrySpacingMultA;
        plan.spacingB = bias.entrySpacingMultB;
        skew = bias.sizeSkewOverride.value_or(skew);
    }
    plan.sizes = orderSizes(skew, m_settings.rebalancer);
    return plan;
}

} // namespace regime::review
