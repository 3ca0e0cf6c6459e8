// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"
#include "core/base/gatetables.h"
#include "core/engine/values/reviewreport.h"
#include "ui/cellsmodel.h"

#include <QStringList>

#include <vector>

namespace regime
{

/** What a review says about the bot, as rows of words. */

/** What each line of the phase gate asks, its evidence, and how it stands. */
std::vector<CellsRow> gateRows(const review::PhaseVerdict& verdict);

/** A phase of the simulated grid each column; then the same with the jump model's bias. */
std::vector<CellsRow> paperRows(const BotReview& review);

/** The bot's cycles by regime and by phase at entry, what is not attributable, all of them, and
 *  beside all that what the bot itself recorded. `side`: 0 of both legs, 1 of A, 2 of B. */
std::vector<CellsRow> botRows(const review::BotResults& results, int side = 0);

/** "Row 12: time is missing": the first rows of the bot's table that were not taken, how many more
 *  there are, and the columns with cells that could not be read. */
QStringList missingTexts(const BotReview& review);

/** The paper grid's cycles in phase 1 by regime at entry. */
std::vector<CellsRow> simulatedRows(const review::BotResults& results);

} // namespace regime
