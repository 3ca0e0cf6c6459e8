// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/whatif.h"

#include <cmath>

namespace regime::review
{

std::vector<BotTick> botTicks(const Timeline& timeline, const ReviewInput& input,
                              const AdviceConfig& advice, ModelFamily family)
{
    std::vector<BotTick> ticks;
    const auto interval = static_cast<double>(timeline.intervalSec);
    for (std::size_t i = 0; i < timeline.size(); ++i) {
        if (!timeline.tick[i])
            continue;
        const ReviewTick& row = input.ticks[*timeline.tick[i]];
        // What the model did not answer dilutes none of its shares.
        const auto& said = row.saidBy(family);
        if (!said)
            continue;
        BotTick tick;
        tick.price = timeline.close[i];
        if (said->usable)
            tick.bias = said->bias;
        tick.idleRatio = row.idleRatio.value_or(advice.baseIdle);
        // Known from the candle's close until the next one closes.
        const double knownSec = static_cast<double>(timeline.openTimeSec[i]) + interval;
        tick.timeSec = std::ceil(knownSec / advice.intervalSec) * advice.intervalSec;
        for (; tick.timeSec < knownSec + interval; tick.timeSec += advice.intervalSec)
            ticks.push_back(tick);
    }
    return ticks;
}

std::vector<WhatIf> whatIf(const std::vector<BotTick>& ticks, const AdviceConfig& advice,
                           const RebalancerConfig& rebalancer)
{
    std::vector<WhatIf> result{{advice.biasToTrend, travelByPhase(ticks, advice, rebalancer)}};
    if (advice.biasToTrend == gentleBiasToTrend)
        return result;
    AdviceConfig gentle = advice;
    gentle.biasToTrend = gentleBiasToTrend;
    result.push_back({gentle.biasToTrend, travelByPhase(ticks, gentle, rebalancer)});
    return result;
}

} // namespace regime::review
