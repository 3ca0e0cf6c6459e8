// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/tradestretchjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace regime
{

namespace
{

QJsonValue whole(std::int64_t number)
{
    return QJsonValue(qint64{number});
}

QJsonValue orNull(const std::optional<std::int64_t>& number)
{
    return number ? whole(*number) : QJsonValue(QJsonValue::Null);
}

std::optional<std::int64_t> optionalWhole(const QJsonValue& value)
{
    return value.isDouble() ? std::optional<std::int64_t>(value.toInteger()) : std::nullopt;
}

QJsonArray candleJson(const Candle& c)
{
    return {whole(c.openTimeSec), c.open, c.high, c.low, c.close, c.volume, whole(c.tradeCount)};
}

Candle candleOf(const QJsonArray& row)
{
    return {row[0].toInteger(), row[1].toDouble(),    row[2].toDouble(),
            row[3].toDouble(),  row[4].toDouble(),    row[5].toDouble(),
            row[6].toInteger(), CandleSource::Trades, false};
}

QJsonArray tradeJson(const Trade& t)
{
    return {whole(t.timeNs), t.price, t.volume, t.buy, t.market, orNull(t.id)};
}

Trade tradeOf(const QJsonArray& row)
{
    return {row[0].toInteger(), row[1].toDouble(), row[2].toDouble(),
            row[3].toBool(),    row[4].toBool(),   optionalWhole(row[5])};
}

QJsonArray timesJson(const OpenTimes& times)
{
    return {whole(times.fromSec), whole(times.toSec)};
}

OpenTimes timesOf(const QJsonArray& pair)
{
    return {pair[0].toInteger(), pair[1].toInteger()};
}

template <typename T, typename Write> QJsonArray listJson(const std::vector<T>& list, Write write)
{
    QJsonArray json;
    for (const T& one : list)
        json.append(write(one));
    return json;
}

template <typename T, typename Read> std::vector<T> listOf(const QJsonValue& json, Read read)
{
    std::vector<T> list;
    for (const QJsonValue& one : json.toArray())
        list.push_back(read(one.toArray()));
    return list;
}

} // namespace

QByteArray stretchText(const TradeStretch& stretch)
{
    const TradeAggregatorState& t = stretch.trades;
    const std::optional<Candle>& open = t.candles.open();
    const QJsonObject trades{
        {QStringLiteral("interval_sec"), whole(t.candles.intervalSec())},
        {QStringLiteral("from"), whole(t.fromSec)},
        {QStringLiteral("open"), open ? QJsonValue(candleJson(*open)) : QJsonValue()},
        {QStringLiteral("open_units"), whole(t.candles.units())},
        {QStringLiteral("last_moment"), listJson(t.lastMoment, tradeJson)},
        {QStringLiteral("asked_again_after"), orNull(t.askedAgainAfter)},
        {QStringLiteral("proved_until"), orNull(t.provedUntilSec)}};
    const QJsonObject json{{QStringLiteral("times"), timesJson(stretch.times)},
                           {QStringLiteral("cursor"), stretch.cursor},
                           {QStringLiteral("trades"), trades},
                           {QStringLiteral("candles"), listJson(stretch.candles, candleJson)},
                           {QStringLiteral("unproved"), listJson(stretch.unproved, timesJson)},
                           {QStringLiteral("begins_the_series"), stretch.beginsTheSeries},
                           {QStringLiteral("saw_the_trade_before"), stretch.sawTheTradeBefore}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<TradeStretch> readStretch(const QByteArray& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject json = document.object();
    const QJsonObject trades = json[QLatin1String("trades")].toObject();
    TradeStretch stretch;
    stretch.times = timesOf(json[QLatin1String("times")].toArray());
    stretch.cursor = json[QLatin1String("cursor")].toString();
    TradeAggregatorState& t = stretch.trades;
    t.fromSec = trades[QLatin1String("from")].toInteger();
    std::optional<Candle> open;
    if (const QJsonValue row = trades[QLatin1String("open")]; row.isArray())
        open = candleOf(row.toArray());
    t.candles =
        TradeCandles(trades[QLatin1String("interval_sec")].toInteger(), CandleSource::Trades, open,
                     trades[QLatin1String("open_units")].toInteger());
    t.lastMoment = listOf<Trade>(trades[QLatin1String("last_moment")], tradeOf);
    t.askedAgainAfter = optionalWhole(trades[QLatin1String("asked_again_after")]);
    t.provedUntilSec = optionalWhole(trades[QLatin1String("proved_until")]);
    stretch.candles = listOf<Candle>(json[QLatin1String("candles")], candleOf);
    stretch.unproved = listOf<OpenTimes>(json[QLatin1String("unproved")], timesOf);
    stretch.beginsTheSeries = json[QLatin1String("begins_the_series")].toBool();
    stretch.sawTheTradeBefore = json[QLatin1String("saw_the_trade_before")].toBool();
    if (stretch.cursor.isEmpty() || t.candles.intervalSec() <= 0 ||
        stretch.times.fromSec >= stretch.times.toSec)
        return std::nullopt;
    return stretch;
}

} // namespace regime
