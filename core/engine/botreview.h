// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/reviewmaterial.h"
#include "core/market/outcomerows.h"

#include <optional>
#include <stop_token>

namespace regime
{

/** The bot's own cycles, where they are known. */
struct BotOutcomes {
    std::optional<OutcomeTable> table;
    QString source;  ///< a file or a shared store; empty: there is none
    QString problem; ///< why the shared store gave none
};

/** What a review asks about the bot. */
struct BotQuestion {
    BotOutcomes outcomes;
    double nowSec = 0;
};

/**
 * The bot's own results by what the ledger said at entry, the four simulated grids over the same
 * candles, and what all of it says about the phase. `tables` are those of the bench for the same
 * material. Errors: a setting of the grid out of its range, stopped.
 */
Result<BotReview> botReview(const ReviewMaterial& material, const review::ReviewTables& tables,
                            const BotQuestion& question, const Configuration& configuration,
                            const std::stop_token& stop = {});

/**
 * The bot's cycles of `pair`, from a CSV file with the columns of its table `exit_outcomes`, or,
 * where no file is named, from that table in the shared store of STORE_URL; on a thread that may
 * wait. Errors: the file cannot be read. A shared store that cannot is a problem, since not every
 * bot has such a table.
 */
Result<BotOutcomes> readBotOutcomes(const QString& file, const QString& pair,
                                    const Configuration& configuration,
                                    const std::stop_token& stop = {});

} // namespace regime
