// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"
#include "core/base/gatetables.h"
#include "core/base/reviewtables.h"
#include "core/engine/values/reviewreport.h"
#include "ui/cellsmodel.h"
#include "ui/intervalmodel.h"

#include <QList>
#include <QStringList>
#include <QVector4D>

#include <vector>

namespace regime
{

/** A review's tables as rows of words. */

/** What each label adds to the baseline's forecasts of an outcome, with its interval, under a
 *  heading. */
std::vector<IntervalRow> gainRows(const review::ReviewTables& tables, review::Outcome of);

/** A measure each row, a label each column; the first row names them, a last one says when the
 * range has no second opinion, as in the tables below. */
std::vector<CellsRow> stabilityRows(const review::ReviewTables& tables);

/** A phase each row, under a heading for each BIAS_TO_TREND and model. */
std::vector<CellsRow> whatIfRows(const review::ReviewTables& tables);

/** Changes a day, lag, share unlike raw, share that stands, with one CONFIRM_CANDLES; empty where
 * it was not tried. */
QStringList triedTexts(const std::vector<review::ConfirmRow>& tried, int confirmCandles);

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

/** (forecast, share, low, high) of each bin. */
QList<QVector4D> reliabilityMarks(const std::optional<review::Persistence>& persistence);

} // namespace regime
