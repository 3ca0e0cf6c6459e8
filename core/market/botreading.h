// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace regime
{

/** What the bot says of itself; absent: not said. */
struct BotReading {
    std::optional<int> phase;          ///< in force, 1 to 4
    std::optional<double> idleRatio;   ///< idle dollars, 0 to 1
    std::optional<double> skew;        ///< of the rebalancer, -1 to 1
    std::optional<int> openRecoveries; ///< exits that rest as orphans
    std::optional<double> blend;       ///< in force, 0 to 1

    bool operator==(const BotReading&) const = default;
};

/** Where each value stands in the bot's status: names, and places of lists from 0, joined by dots.
 *  Empty: it is not read. */
struct BotStatusPaths {
    QString phase;
    QString idleRatio;
    QString skew;
    QString openRecoveries;
    QString blend;
};

/** A status that was read. */
struct BotStatus {
    BotReading reading;
    QStringList problems; ///< of values that are there and cannot be taken, in words
};

/**
 * Takes a status apart. A value that is not there, or null, is not said; one of another kind or out
 * of its range is a problem. A list stands for its length where a number of recoveries is due.
 * Errors: the body is no JSON object.
 */
Result<BotStatus> readBotStatus(const QByteArray& body, const BotStatusPaths& paths);

} // namespace regime
