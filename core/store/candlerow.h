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

/** Binds open, high, low, close, volume, trade_count, source from position `first` on. */
void bindCandleValues(QSqlQuery& query, int first, const Candle& candle);

} // namespace regime
