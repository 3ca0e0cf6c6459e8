// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/phasetravel.h"
#include "core/review/timeline.h"

namespace regime::review
{

/** A BIAS_TO_TREND at which the bias alone throws no phase's target to a limit. */
inline constexpr double gentleBiasToTrend = 0.05;

/**
 * The bot's ticks over a range: one at each multiple of `advice.intervalSec`, with the newest close
 * known then and the model's bias in its ledger row where that was usable, from the first ledger
 * row on; none across a hole, nor where the model did not answer. Without a recorded idle ratio
 * that of `advice.baseIdle`.
 */
std::vector<BotTick> botTicks(const Timeline& timeline, const ReviewInput& input,
                              const AdviceConfig& advice, ModelFamily family = ModelFamily::Hmm);

/** The four phases with BIAS_TO_TREND as it is set and with the gentle one. */
std::vector<WhatIf> whatIf(const std::vector<BotTick>& ticks, const AdviceConfig& advice,
                           const RebalancerConfig& rebalancer);

} // namespace regime::review
