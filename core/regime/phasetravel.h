// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/phasetravel.h"
#include "core/regime/advice.h"
#include "core/regime/rebalancer.h"

#include <array>
#include <optional>
#include <span>

namespace regime
{

/** What trend and model had to say at one tick of the bot. */
struct BotTick {
    double timeSec = 0;
    double price = 0;
    std::optional<double> bias; ///< the model's, when it was usable
    double idleRatio = 0.4;     ///< of the bot's dollars, for the rebalancer
};

/** The four phases over `ticks`, oldest first; without a usable model a tick is trend only. Nothing
 *  but `config`'s blend is varied. */
std::array<PhaseTravel, 4> travelByPhase(std::span<const BotTick> ticks, const AdviceConfig& config,
                                         const RebalancerConfig& rebalancer = {});

} // namespace regime
