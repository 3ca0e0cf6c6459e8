// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/reviewmaterial.h"
#include "core/market/outcomerows.h"

#include <optional>
#include <stop_token>

namespace regime
{

/** What a review asks about the bot. */
struct BotQuestion {
    std::optional<OutcomeTable> outcomes; ///< the bot's own cycles, where they are known
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

/** The bot's cycles in a CSV file with the columns of its table `exit_outcomes`. */
Result<OutcomeTable> readOutcomeFile(const QString& path, const QString& pair);

} // namespace regime
