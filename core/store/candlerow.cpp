// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/candlerow.h"

#include <QVariant>

#include <cmath>

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

bool isStorable(double number)
{
    constexpr double largest = 9'007'199'254'740'992; // 2^53
    return std::isfinite(number) && std::abs(number) <= largest;
}

bool hasAllNumbers(const QSqlQuery& row)
{
    constexpr int numbers = 7;
    for (int column = 0; column < numbers; ++column) {
        const QVariant value = row.value(column);
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        // QVariant reads a truth value as 0 or 1.
        const bool isTruth = value.typeId() == QMetaType::Bool;
        if (value.isNull() || isTruth || !isNumber || !isStorable(number))
            return false;
    }
    return true;
}

QString noNumberInARow()
{
    return QStringLiteral("a row of ohlcv_candles has a value that is no number");
}

void bindCandle(QSqlQuery& query, const Candle& candle)
{
    query.bindValue(QStringLiteral(":time"), qlonglong{candle.openTimeSec});
    query.bindValue(QStringLiteral(":open"), candle.open);
    query.bindValue(QStringLiteral(":high"), candle.high);
    query.bindValue(QStringLiteral(":low"), candle.low);
    query.bindValue(QStringLiteral(":close"), candle.close);
    query.bindValue(QStringLiteral(":volume"), candle.volume);
    query.bindValue(QStringLiteral(":trade_count"), qlonglong{candle.tradeCount});
    query.bindValue(QStringLiteral(":source"), candleSourceName(candle.source));
}

} // namespace regime
