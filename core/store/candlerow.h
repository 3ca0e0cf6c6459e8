// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/candle.h"

#include <QSqlQuery>
#include <QString>

#include <optional>

namespace regime
{

/** "ohlc", "trades", "csv"; nothing for any other word. */
std::optional<CandleSource> candleSourceFromName(const QString& name);

/** The candle in columns time, open, high, low, close, volume, trade_count, source of a row. */
Candle candleOfRow(const QSqlQuery& row);

/** Whether a number from a table that is not ours may enter a candle: finite, and whole numbers of
 *  its size are exact. */
bool isStorable(double number);

/** Whether the first seven columns of such a table's row hold numbers that may. */
bool hasAllNumbers(const QSqlQuery& row);

/** What is said of a row that has not. */
QString noNumberInARow();

/** Binds the candle to :time, :open, :high, :low, :close, :volume, :trade_count and :source. By
 *  their names, since Qt writes and looks up a text for each number of a place. */
void bindCandle(QSqlQuery& query, const Candle& candle);

} // namespace regime
