// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/candlerow.h"

#include <QVariant>

namespace regime
{

std::optional<CandleSource> candleSourceFromName(const QString& name)
{
    for (const CandleSource source : {CandleSource::Ohlc, CandleSource::Trades, CandleSource::Csv})
        if (name == candleSourceName(source))
            return source;
    return std::nullopt;
}

Candle candleOfRow(const QSqlQuery& row)
{
    Candle candle{.openTimeSec = row.value(0).toLongLong(),
                  .open = row.value(1).toDouble(),
                  .high = row.value(2).toDouble(),
                  .low = row.value(3).toDouble(),
                  .close = row.value(4).toDouble(),
                  .volume = row.value(5).toDouble(),
                  .tradeCount = row.value(6).toLongLong(),
                  .source =
                      candleSourceFromName(row.value(7).toString()).value_or(CandleSource::Csv),
                  .quiet = false};
    candle.quiet = tradedNothing(candle);
    return candle;
}

void bindCandleValues(QSqlQuery& query, int first, const Candle& candle)
{
    query.bindValue(first, candle.open);
    query.bindValue(first + 1, candle.high);
    query.bindValue(first + 2, candle.low);
    query.bindValue(first + 3, candle.close);
    query.bindValue(first + 4, candle.volume);
    query.bindValue(first + 5, qlonglong{candle.tradeCount});
    query.bindValue(first + 6, candleSourceName(candle.source));
}

} // namespace regime
