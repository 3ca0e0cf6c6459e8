// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgrescandlestore.h"

#include "core/store/candlerow.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <algorithm>
#include <utility>

namespace regime
{

namespace
{

/** Rows of one INSERT. */
constexpr std::size_t statementRows = 500;

/** Sentences for the states (SQLSTATE) an operator can do something about. */
QString sentenceFor(const QSqlError& error)
{
    const QString state = error.nativeErrorCode();
    if (state == u"42501")
        return QStringLiteral(
            "the user may not read or write the table ohlcv_candles; grant SELECT, "
            "INSERT and UPDATE");
    if (state == u"42P10")
        return QStringLiteral("the table ohlcv_candles has no unique index on (pair, interval_min, "
                              "time); add one");
    if (state == u"42703")
        return QStringLiteral("the table ohlcv_candles lacks a column: %1")
            .arg(error.databaseText().section(u'\n', 0, 0));
    if (state == u"57014")
        return QStringLiteral("the statement took longer than 5 s and was given up");
    if (state == u"25006")
        return QStringLiteral("the database is read-only");
    return error.databaseText().section(u'\n', 0, 0).trimmed();
}

} // namespace

PostgresCandleStore::PostgresCandleStore(const SharedAddress& address,
                                         std::unique_ptr<PostgresConnection> connection)
    : SharedCandleStore(address.name()), m_connection(std::move(connection))
{
}

Result<std::unique_ptr<CandleStore>> PostgresCandleStore::open(const SharedAddress& address)
{
    Result<std::unique_ptr<PostgresConnection>> connection = PostgresConnection::open(address);
    if (!connection)
        return connection.error();
    std::unique_ptr<PostgresCandleStore> store(
        new PostgresCandleStore(address, *std::move(connection)));
    if (const Result<Done> done = store->findTable(); !done)
        return done.error();
    return std::unique_ptr<CandleStore>(std::move(store));
}

Result<Done> PostgresCandleStore::findTable()
{
    const auto columns = [&] {
        return query(QStringLiteral(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'ohlcv_candles'"
            " AND table_schema = ANY (current_schemas(false))"));
    };
    Result<QSqlQuery> found = columns();
    if (!found)
        return found.error();
    if (!found->next()) {
        const Result<QSqlQuery> made = query(QStringLiteral(
            "CREATE TABLE IF NOT EXISTS ohlcv_candles (time double precision NOT NULL,"
            " pair text NOT NULL, interval_min integer NOT NULL, open double precision NOT NULL,"
            " high double precision NOT NULL, low double precision NOT NULL,"
            " close double precision NOT NULL, volume double precision NOT NULL,"
            " trade_count bigint NOT NULL, source text,"
            " PRIMARY KEY (pair, interval_min, time))"));
        if (!made)
            return made.error();
        m_hasSource = true;
        return Done{};
    }
    m_hasSource = false;
    do {
        m_hasSource = m_hasSource || found->value(0).toString() == u"source";
    } while (found->next());
    return Done{};
}

Result<QSqlQuery> PostgresCandleStore::query(const QString& sql, const QVariantList& values) const
{
    QSqlQuery query(m_connection->database());
    bool done = values.isEmpty() ? query.exec(sql) : query.prepare(sql);
    if (done && !values.isEmpty()) {
        for (const QVariant& value : values)
            query.addBindValue(value);
        done = query.exec();
    }
    if (!done) {
        const Error why = failure(query.lastError());
        // Before the statement is freed, which a failed transaction would not let happen.
        rollBack();
        return why;
    }
    return query;
}

Error PostgresCandleStore::failure(const QSqlError& error) const
{
    return Error{QStringLiteral("%1: %2").arg(name(), sentenceFor(error)).toStdString()};
}

void PostgresCandleStore::rollBack() const
{
    if (std::exchange(m_inTransaction, false))
        m_connection->database().rollback();
}

Result<std::vector<Candle>> PostgresCandleStore::read(const QString& rest,
                                                      const QVariantList& values) const
{
    Result<QSqlQuery> rows =
        query(QStringLiteral("SELECT time, open, high, low, close, volume, trade_count, %1"
                             " FROM ohlcv_candles WHERE pair = ? AND interval_min = ?%2")
                  .arg(m_hasSource ? QStringLiteral("coalesce(source, 'ohlc')")
                                   : QStringLiteral("'ohlc'"),
                       rest),
              values);
    if (!rows)
        return rows.error();
    std::vector<Candle> candles;
    while (rows->next()) {
        if (!hasAllNumbers(*rows))
            return Error{QStringLiteral("%1: %2").arg(name(), noNumberInARow()).toStdString()};
        candles.push_back(candleOfRow(*rows));
    }
    if (rows->lastError().isValid())
        return failure(rows->lastError());
    return candles;
}

Result<std::vector<Candle>>
PostgresCandleStore::newestBefore(const SeriesKey& key, std::int64_t untilSec, std::int64_t n) const
{
    Result<std::vector<Candle>> candles = read(
        QStringLiteral(" AND time < ? ORDER BY time DESC LIMIT ?"),
        {key.pair, key.intervalMin, qlonglong{untilSec}, qlonglong{std::max(n, std::int64_t{0})}});
    if (candles)
        std::reverse(candles->begin(), candles->end());
    return candles;
}

Result<std::vector<Candle>> PostgresCandleStore::range(const SeriesKey& key, std::int64_t fromSec,
                                                       std::int64_t toSec) const
{
    return read(QStringLiteral(" AND time >= ? AND time < ? ORDER BY time"),
                {key.pair, key.intervalMin, qlonglong{fromSec}, qlonglong{toSec}});
}

Result<std::optional<CandleExtent>> PostgresCandleStore::extent(const SeriesKey& key) const
{
    Result<QSqlQuery> ends = query(QStringLiteral("SELECT min(time), max(time) FROM ohlcv_candles"
                                                  " WHERE pair = ? AND interval_min = ?"),
                                   {key.pair, key.intervalMin});
    if (!ends)
        return ends.error();
    if (!ends->next() || ends->value(0).isNull())
        return std::optional<CandleExtent>();
    return std::optional(CandleExtent{ends->value(0).toLongLong(), ends->value(1).toLongLong()});
}

Result<SourceCounts> PostgresCandleStore::countBySource(const SeriesKey& key, std::int64_t fromSec,
                                                        std::int64_t toSec) const
{
    Result<QSqlQuery> rows =
        query(QStringLiteral("SELECT %1 AS origin, count(*) FROM ohlcv_candles WHERE pair = ?"
                             " AND interval_min = ? AND time >= ? AND time < ? GROUP BY origin")
                  .arg(m_hasSource ? QStringLiteral("coalesce(source, 'ohlc')")
                                   : QStringLiteral("'ohlc'")),
              {key.pair, key.intervalMin, qlonglong{fromSec}, qlonglong{toSec}});
    if (!rows)
        return rows.error();
    SourceCounts counts;
    while (rows->next())
        counts.add(candleSourceFromName(rows->value(0).toString()).value_or(CandleSource::Csv),
                   rows->value(1).toLongLong());
    return counts;
}

Result<UpsertCounts> PostgresCandleStore::upsert(const SeriesKey& key,
                                                 std::span<const Candle> candles)
{
    QSqlDatabase database = m_connection->database();
    if (!database.transaction())
        return failure(database.lastError());
    m_inTransaction = true;
    const Result<UpsertCounts> counts = SharedCandleStore::upsert(key, candles);
    if (!counts) {
        rollBack();
        return counts;
    }
    m_inTransaction = false;
    if (!database.commit())
        return failure(database.lastError());
    return counts;
}

Result<Done> PostgresCandleStore::write(const SeriesKey& key, std::span<const Candle> candles)
{
    const QString columns =
        QStringLiteral("pair, interval_min, time, open, high, low, close, volume,"
                       " trade_count") +
        (m_hasSource ? QStringLiteral(", source") : QString());
    const QString row = m_hasSource ? QStringLiteral("(?,?,?,?,?,?,?,?,?,?)")
                                    : QStringLiteral("(?,?,?,?,?,?,?,?,?)");
    const QString update =
        QStringLiteral(" ON CONFLICT (pair, interval_min, time) DO UPDATE SET open = excluded.open,"
                       " high = excluded.high, low = excluded.low, close = excluded.close,"
                       " volume = excluded.volume, trade_count = excluded.trade_count") +
        (m_hasSource ? QStringLiteral(", source = excluded.source") : QString());
    for (std::size_t from = 0; from < candles.size(); from += statementRows) {
        const auto part = candles.subspan(from, std::min(statementRows, candles.size() - from));
        QVariantList values;
        for (const Candle& candle : part) {
            values << key.pair << key.intervalMin << qlonglong{candle.openTimeSec} << candle.open
                   << candle.high << candle.low << candle.close << candle.volume
                   << qlonglong{candle.tradeCount};
            if (m_hasSource)
                values << candleSourceName(candle.source);
        }
        const QStringList rows(static_cast<qsizetype>(part.size()), row);
        const Result<QSqlQuery> done =
            query(QStringLiteral("INSERT INTO ohlcv_candles (%1) VALUES %2%3")
                      .arg(columns, rows.join(u','), update),
                  values);
        if (!done)
            return done.error();
    }
    return Done{};
}

} // namespace regime
