// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/outcomerows.h"

class QSqlDatabase;

namespace regime
{

/**
 * Reads the bot's table `exit_outcomes` in a shared PostgreSQL database, over an open connection
 * and on its thread; nothing is written. Columns may have any type that PostgreSQL writes as text
 * in the form of the file (readOutcomeCsv). Rows are counted from 1, by time of booking. Errors:
 * there is no such table, or it lacks a column that is required.
 */
Result<OutcomeTable> readOutcomes(const QSqlDatabase& connection, const QString& pair);

} // namespace regime
