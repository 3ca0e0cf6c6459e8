// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/advice.h"
#include "core/regime/rebalancer.h"

#include <optional>

namespace regime::review
{

/** What the model had to say at a candle's close, when a bot could act on it. */
struct GridOpinion {
    double confidence = 0;
    double bias = 0;
};

/** The bot's own settings; the blend and the grid bias are the phase's. */
struct BotSettings {
    AdviceConfig advice;
    RebalancerConfig rebalancer;
};

/** How the entries are to be placed. */
struct EntryPlan {
    OrderSizes sizes;
    double spacingA = 1; ///< multiplies the entry distance
    double spacingB = 1;
};

/** What a bot in one of the phases decides (regime.md section 6): trend score, idle target,
 *  rebalancer and, from phase 3 on, grid bias, on its own clock. */
class PaperBot
{
public:
    /** `phase`: 1 to 4. */
    PaperBot(int phase, const BotSettings& settings);

    /** The price at `timeSec` and the idle share of the account's value; a plan when a tick of the
     *  bot begins with it. Without an opinion it is trend only. */
    std::optional<EntryPlan> step(double timeSec, double price, double idle,
                                  const std::optional<GridOpinion>& opinion);

private:
    int m_phase;
    BotSettings m_settings;
    TrendScore m_trend;
    IdleTarget m_target;
    RebalancerPreview m_rebalancer;
    std::optional<double> m_lastTick;
};

} // namespace regime::review
