// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace regime
{

/** What the second opinion would have been like with another JUMP_PENALTY, walked forward over
 *  stored candles. */
struct PenaltyTrial {
    double penalty = 0;
    double changesPerDay = 0;         ///< of the raw label
    std::optional<double> lagCandles; ///< median, behind hindsight; absent: no change to measure
    /** Out-of-sample R2 of log volatility with the label minus without it, and its 95 % interval;
     *  absent: too few days. */
    std::optional<double> gain;
    double gainLow = 0;
    double gainHigh = 0;
    QString problem; ///< why there are no numbers; empty if there are

    bool operator==(const PenaltyTrial&) const = default;
};

/** The penalty in force and one on trial, side by side. */
struct PenaltyTrials {
    bool running = false;
    int days = 0; ///< that both were walked over
    std::vector<PenaltyTrial> trials;
    QString problem; ///< why nothing could be tried

    bool operator==(const PenaltyTrials&) const = default;
};

} // namespace regime
