// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"

#include <optional>
#include <string>

namespace regime
{

/** The two sides of the bot's grid: A enters by selling and exits by buying, B the other way. */
enum class Leg { A, B };

/** 'A' or 'B', as the bot's table writes it. */
constexpr char legLetter(Leg leg)
{
    return leg == Leg::A ? 'A' : 'B';
}

/** A finished cycle of the bot, entry and exit: a row of its table `exit_outcomes`. Times are epoch
 *  seconds; what the table does not say is absent. */
struct BotOutcome {
    double timeSec = 0; ///< when it was booked
    Leg leg = Leg::A;
    double netProfitUsd = 0;
    std::string resolution;
    std::optional<bool> fromRecovery; ///< the exit had been an orphan
    std::optional<double> entryTimeSec;
    std::optional<double> exitTimeSec;
    std::optional<double> totalAgeSec; ///< from entry to exit
    std::optional<double> entryPrice;
    std::optional<double> exitPrice;
    std::optional<double> volume;
    std::optional<double> grossProfitUsd;
    std::optional<double> feesUsd;
    /** As the bot recorded them, in some versions at the exit: to be shown, never to be tested. */
    std::optional<Regime> recordedRegime;
    std::optional<double> recordedConfidence;
    std::optional<double> recordedBias;
    std::optional<bool> againstTrend;

    bool operator==(const BotOutcome&) const = default;
};

/** From entry to exit in seconds, as recorded or from the two times; absent when neither says. */
inline std::optional<double> ageSec(const BotOutcome& outcome)
{
    if (outcome.totalAgeSec)
        return outcome.totalAgeSec;
    if (outcome.entryTimeSec && outcome.exitTimeSec)
        return *outcome.exitTimeSec - *outcome.entryTimeSec;
    return std::nullopt;
}

} // namespace regime
