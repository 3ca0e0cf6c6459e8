// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/restcandlestore.h"

#include "core/store/candlerow.h"
#include "core/store/restproblem.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

namespace regime
{

namespace
{

constexpr std::int64_t pageRows = 1000;

constexpr const char* valueColumns = "time,open,high,low,close,volume,trade_count";

std::pair<QString, QString> condition(const char* column, const char* relation,
                                      const QString& value)
{
    return {QLatin1String(column), QLatin1String(relation) + QLatin1Char('.') + value};
}

QString whole(std::int64_t number)
{
    return QString::number(number);
}

/** Nothing when the value is missing or is no number. */
std::optional<double> numberIn(const QJsonObject& row, const char* column)
{
    const QJsonValue value = row[QLatin1String(column)];
    bool isNumber = value.isDouble();
    // A column of type numeric may come as a string.
    const double read = value.isString() ? value.toString().toDouble(&isNumber) : value.toDouble();
    return isNumber && isStorable(read) ? std::optional(read) : std::nullopt;
}

/** A row of the answer; nothing when a value is missing or is no number. */
std::optional<Candle> candleOf(const QJsonObject& row)
{
    bool good = true;
    const auto number = [&](const char* column) {
        const std::optional<double> read = numberIn(row, column);
        good = good && read;
        return read.value_or(0);
    };
    Candle candle;
    const double timeSec = number("time");
    candle.open = number("open");
    candle.high = number("high");
    candle.low = number("low");
    candle.close = number("close");
    candle.volume = number("volume");
    const double tradeCount = number("trade_count");
    if (!good)
        return std::nullopt;
    candle.openTimeSec = static_cast<std::int64_t>(timeSec);
    candle.tradeCount = static_cast<std::int64_t>(tradeCount);
    const QJsonValue source = row[QLatin1String("source")];
    candle.source = source.isString()
                        ? candleSourceFromName(source.toString()).value_or(CandleSource::Csv)
                        : CandleSource::Ohlc;
    candle.quiet = tradedNothing(candle);
    return candle;
}

} // namespace

RestCandleStore::RestCandleStore(const SharedAddress& address)
    : SharedCandleStore(address.name()), m_table(address, QStringLiteral("ohlcv_candles"))
{
}

Result<std::unique_ptr<CandleStore>> RestCandleStore::open(const SharedAddress& address)
{
    std::unique_ptr<RestCandleStore> store(new RestCandleStore(address));
    if (const Result<Done> found = store->findTable(); !found)
        return found.error();
    return std::unique_ptr<CandleStore>(std::move(store));
}

Result<Done> RestCandleStore::findTable()
{
    const auto probe = [&](const QString& columns) {
        return m_table.send({"GET",
                             m_table.urlOf({{QStringLiteral("select"), columns},
                                            {QStringLiteral("limit"), QStringLiteral("1")}}),
                             {},
                             {}});
    };
    const QString columns = QLatin1String(valueColumns) + QStringLiteral(",pair,interval_min");
    Result<RestAnswer> answer = probe(columns + QStringLiteral(",source"));
    if (answer && restErrorCode(*answer) == u"42703") {
        m_hasSource = false;
        answer = probe(columns);
    }
    if (!answer)
        return answer.error();
    if (answer->status >= 300)
        return m_table.refused(*answer);
    return Done{};
}

RestTable::Filter RestCandleStore::filterOf(const SeriesKey& key) const
{
    return {condition("pair", "eq", key.pair),
            condition("interval_min", "eq", whole(key.intervalMin))};
}

Result<std::vector<Candle>> RestCandleStore::candlesOf(const RestTable::Page& page) const
{
    std::vector<Candle> candles;
    for (const QJsonValue& row : page.rows) {
        const std::optional<Candle> candle = candleOf(row.toObject());
        if (!candle)
            return m_table.failed(noNumberInARow());
        candles.push_back(*candle);
    }
    return candles;
}

Result<std::vector<Candle>> RestCandleStore::range(const SeriesKey& key, std::int64_t fromSec,
                                                   std::int64_t toSec) const
{
    std::vector<Candle> candles;
    for (;;) {
        RestTable::Filter filter = filterOf(key);
        filter.append(
            {QStringLiteral("select"),
             QLatin1String(valueColumns) + (m_hasSource ? QStringLiteral(",source") : QString())});
        filter.append(condition("time", "gte", whole(fromSec)));
        filter.append(condition("time", "lt", whole(toSec)));
        filter.append({QStringLiteral("order"), QStringLiteral("time.asc")});
        const Result<RestTable::Page> page = m_table.get(filter, pageRows);
        const Result<std::vector<Candle>> part =
            page ? candlesOf(*page) : Result<std::vector<Candle>>(page.error());
        if (!part)
            return part.error();
        candles.insert(candles.end(), part->begin(), part->end());
        if (std::ssize(*part) >= page->total)
            return candles;
        if (part->empty())
            return m_table.failed(QStringLiteral("the service says there are rows but gives none"));
        fromSec = candles.back().openTimeSec + 1;
    }
}

Result<std::vector<Candle>>
RestCandleStore::newestBefore(const SeriesKey& key, std::int64_t untilSec, std::int64_t n) const
{
    std::vector<Candle> candles; // newest first
    while (std::ssize(candles) < n) {
        RestTable::Filter filter = filterOf(key);
        filter.append(
            {QStringLiteral("select"),
             QLatin1String(valueColumns) + (m_hasSource ? QStringLiteral(",source") : QString())});
        filter.append(condition("time", "lt", whole(untilSec)));
        filter.append({QStringLiteral("order"), QStringLiteral("time.desc")});
        const Result<RestTable::Page> page =
            m_table.get(filter, std::min(pageRows, n - std::ssize(candles)));
        const Result<std::vector<Candle>> part =
            page ? candlesOf(*page) : Result<std::vector<Candle>>(page.error());
        if (!part)
            return part.error();
        candles.insert(candles.end(), part->begin(), part->end());
        if (std::ssize(*part) >= page->total || part->empty())
            break;
        untilSec = candles.back().openTimeSec;
    }
    std::reverse(candles.begin(), candles.end());
    return candles;
}

Result<std::optional<CandleExtent>> RestCandleStore::extent(const SeriesKey& key) const
{
    std::int64_t ends[2] = {};
    for (const int end : {0, 1}) {
        RestTable::Filter filter = filterOf(key);
        filter.append({QStringLiteral("select"), QStringLiteral("time")});
        filter.append({QStringLiteral("order"),
                       end == 0 ? QStringLiteral("time.asc") : QStringLiteral("time.desc")});
        const Result<RestTable::Page> page = m_table.get(filter, 1);
        if (!page)
            return page.error();
        if (page->rows.isEmpty())
            return std::optional<CandleExtent>();
        const std::optional<double> timeSec = numberIn(page->rows[0].toObject(), "time");
        if (!timeSec)
            return m_table.failed(noNumberInARow());
        ends[end] = static_cast<std::int64_t>(*timeSec);
    }
    return std::optional(CandleExtent{ends[0], ends[1]});
}

Result<SourceCounts> RestCandleStore::countBySource(const SeriesKey& key, std::int64_t fromSec,
                                                    std::int64_t toSec) const
{
    SourceCounts counts;
    const auto add = [&](CandleSource source, const RestTable::Filter& which) -> Result<Done> {
        RestTable::Filter filter = filterOf(key) + which;
        filter.append({QStringLiteral("select"), QStringLiteral("time")});
        filter.append(condition("time", "gte", whole(fromSec)));
        filter.append(condition("time", "lt", whole(toSec)));
        const Result<RestTable::Page> page = m_table.get(filter, 1);
        if (!page)
            return page.error();
        counts.add(source, page->total);
        return Done{};
    };
    if (!m_hasSource) {
        if (const Result<Done> done = add(CandleSource::Ohlc, {}); !done)
            return done.error();
        return counts;
    }
    for (const CandleSource source :
         {CandleSource::Ohlc, CandleSource::Trades, CandleSource::Csv}) {
        const QString name = candleSourceName(source);
        // Rows that do not say where they came from are read as the exchange's own.
        const RestTable::Filter which =
            source == CandleSource::Ohlc
                ? RestTable::Filter{{QStringLiteral("or"),
                                     QStringLiteral("(source.eq.ohlc,source.is.null)")}}
                : RestTable::Filter{condition("source", "eq", name)};
        if (const Result<Done> done = add(source, which); !done)
            return done.error();
    }
    return counts;
}

QByteArray RestCandleStore::bodyOf(const SeriesKey& key, std::span<const Candle> candles) const
{
    QJsonArray rows;
    for (const Candle& candle : candles) {
        QJsonObject row{{QStringLiteral("pair"), key.pair},
                        {QStringLiteral("interval_min"), key.intervalMin},
                        {QStringLiteral("time"), qint64{candle.openTimeSec}},
                        {QStringLiteral("open"), candle.open},
                        {QStringLiteral("high"), candle.high},
                        {QStringLiteral("low"), candle.low},
                        {QStringLiteral("close"), candle.close},
                        {QStringLiteral("volume"), candle.volume},
                        {QStringLiteral("trade_count"), qint64{candle.tradeCount}}};
        if (m_hasSource)
            row.insert(QStringLiteral("source"), candleSourceName(candle.source));
        rows.append(row);
    }
    return QJsonDocument(rows).toJson(QJsonDocument::Compact);
}

/** One request is one transaction of the service. */
Result<Done> RestCandleStore::write(const SeriesKey& key, std::span<const Candle> candles)
{
    const QUrl url =
        m_table.urlOf({{QStringLiteral("on_conflict"), QStringLiteral("pair,interval_min,time")}});
    const Result<RestAnswer> answer = m_table.send(
        {"POST", url, "resolution=merge-duplicates,return=minimal", bodyOf(key, candles)});
    if (!answer)
        return answer.error();
    if (answer->status >= 300)
        return m_table.refused(*answer);
    return Done{};
}

} // namespace regime
