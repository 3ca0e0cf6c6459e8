// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/advice.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace regime
{

/** What trend and model had to say at one tick of the bot. */
struct BotTick {
    double timeSec = 0;
    double price = 0;
    std::optional<double> bias; ///< the model's, when it was usable
};

/** How an idle target would have moved over a range, by blending as one phase does. Open loop: the
 *  price is what it was, so no profit follows from it. */
struct PhaseTravel {
    int phase = 1;
    double blend = 1;
    std::size_t ticks = 0;
    double rawShareAtLimit = 0; ///< share of ticks whose raw target is the floor or the ceiling
    double outShareAtLimit = 0; ///< the same behind hold and smoothing, to a hundredth
    double travelPerDay = 0;    ///< sum of the target's absolute changes a day
    int signChanges = 0;        ///< of the signal
    double opposedShare = 0;    ///< share of ticks on which trend and bias have opposite signs

    bool operator==(const PhaseTravel&) const = default;
};

/** The four phases over `ticks`, oldest first; without a usable model a tick is trend only. Nothing
 *  but `config`'s blend is varied. */
std::array<PhaseTravel, 4> travelByPhase(std::span<const BotTick> ticks,
                                         const AdviceConfig& config);

} // namespace regime
