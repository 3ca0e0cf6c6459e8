// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"
#include "ui/cellsmodel.h"
#include "ui/intervalmodel.h"

#include <QStringList>

#include <vector>

namespace regime
{

/** The bench's tables as rows of words. */

/** What each label adds to the baseline's forecasts of an outcome, with its interval, under a
 *  heading; the heading alone says why where that is the same for all of them. */
std::vector<IntervalRow> gainRows(const review::ReviewTables& tables, review::Outcome of);

/** A measure each row, a label each column; the first row names them, a last one says when the
 * range has no second opinion, as in the tables below. */
std::vector<CellsRow> stabilityRows(const review::ReviewTables& tables);

/** A phase each row, under a heading for each BIAS_TO_TREND and model. */
std::vector<CellsRow> whatIfRows(const review::ReviewTables& tables);

/** Changes a day, lag, share unlike raw, share that stands, with one CONFIRM_CANDLES; empty where
 * it was not tried. */
QStringList triedTexts(const std::vector<review::ConfirmRow>& tried, int confirmCandles);

} // namespace regime
