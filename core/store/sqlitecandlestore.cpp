// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlitecandlestore.h"

#include "core/store/candlechange.h"
#include "core/store/candlerow.h"
#include "core/store/sqlitestatement.h"

#include <algorithm>

namespace regime
{

namespace
{

QString selectSql(const QString& rest)
{
    return QStringLiteral("SELECT time, open, high, low, close, volume, trade_count, source"
                          " FROM ohlcv_candles WHERE pair = ? AND interval_min = ?") +
           rest;
}

Result<QSqlQuery> prepareLookup(const Database& database, const SeriesKey& key)
{
    Result<QSqlQuery> lookup = database.prepare(selectSql(QStringLiteral(" AND time = ?")));
    if (lookup) {
        lookup->bindValue(0, key.pair);
        lookup->bindValue(1, key.intervalMin);
    }
    return lookup;
}

/** The change against the stored candle of the same time; Insert when there is none. */
Result<Change> lookUpChange(const Database& database, QSqlQuery& lookup, const Candle& candle)
{
    lookup.bindValue(2, qlonglong{candle.openTimeSec});
    if (const Result<Done> done = database.run(lookup); !done)
        return done.error();
    const Change change = lookup.next() ? changeBy(candle, candleOfRow(lookup)) : Change::Insert;
    lookup.finish();
    return change;
}

Result<std::vector<Candle>> readAll(Result<QSqlQuery> query)
{
    if (!query)
        return query.error();
    std::vector<Candle> candles;
    while (query->next())
        candles.push_back(candleOfRow(*query));
    return candles;
}

/**
 * The stored candles a batch may meet, read at once where the batch is dense: that costs a third of
 * looking each of them up. Oldest first.
 */
Result<std::vector<Candle>> readAhead(const SqliteCandleStore& store, const SeriesKey& key,
                                      std::span<const Candle> candles)
{
    const auto [first, last] = std::ranges::minmax(candles, {}, &Candle::openTimeSec);
    const std::int64_t spanCandles = (last.openTimeSec - first.openTimeSec) / key.intervalSec();
    if (spanCandles > 4 * std::ssize(candles))
        return std::vector<Candle>{};
    return store.range(key, first.openTimeSec, last.openTimeSec + 1);
}

const Candle* findIn(const std::vector<Candle>& stored, std::int64_t openTimeSec)
{
    const auto at = std::ranges::lower_bound(stored, openTimeSec, {}, &Candle::openTimeSec);
    return at != stored.end() && at->openTimeSec == openTimeSec ? &*at : nullptr;
}

/** The statements of one upsert, prepared once. What writes has the same places in each. */
class Upsert
{
public:
    static Result<Upsert> prepare(const Database& database, const SeriesKey& key)
    {
        Result<SqliteStatement> insert = SqliteStatement::prepare(
            database, "INSERT OR IGNORE INTO ohlcv_candles (pair, interval_min, time, open, high,"
                      " low, close, volume, trade_count, source)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
        Result<SqliteStatement> update = SqliteStatement::prepare(
            database, "UPDATE ohlcv_candles SET open = ?4, high = ?5, low = ?6, close = ?7,"
                      " volume = ?8, trade_count = ?9, source = ?10"
                      " WHERE pair = ?1 AND interval_min = ?2 AND time = ?3");
        Result<QSqlQuery> lookup = prepareLookup(database, key);
        if (!lookup)
            return lookup.error();
        for (Result<SqliteStatement>* statement : {&insert, &update}) {
            if (!*statement)
                return statement->error();
            (*statement)->bind(1, key.pair.toUtf8());
            (*statement)->bind(2, std::int64_t{key.intervalMin});
        }
        return Upsert(database, *std::move(insert), *std::move(lookup), *std::move(update));
    }

    /** `stored` is the candle of this time, where it has been read already. */
    Result<Change> take(const Candle& candle, const Candle* stored)
    {
        if (stored)
            return carryOut(changeBy(candle, *stored), candle);
        const Result<int> inserted = write(m_insert, candle);
        if (!inserted)
            return inserted.error();
        if (*inserted == 1)
            return Change::Insert;
        const Result<Change> change = lookUpChange(m_database, m_lookup, candle);
        return change ? carryOut(*change, candle) : change;
    }

private:
    Result<Change> carryOut(Change change, const Candle& candle)
    {
        if (!writes(change))
            return change;
        if (const Result<int> done = write(m_update, candle); !done)
            return done.error();
        return change;
    }

    static Result<int> write(SqliteStatement& statement, const Candle& candle)
    {
        statement.bind(3, candle.openTimeSec);
        statement.bind(4, candle.open);
        statement.bind(5, candle.high);
        statement.bind(6, candle.low);
        statement.bind(7, candle.close);
        statement.bind(8, candle.volume);
        statement.bind(9, candle.tradeCount);
        statement.bind(10, candleSourceName(candle.source).toUtf8());
        return statement.change();
    }

    Upsert(const Database& database, SqliteStatement insert, QSqlQuery lookup,
           SqliteStatement update)
        : m_database(database), m_insert(std::move(insert)), m_lookup(std::move(lookup)),
          m_update(std::move(update))
    {
    }

    const Database& m_database;
    SqliteStatement m_insert;
    QSqlQuery m_lookup;
    SqliteStatement m_update;
};

} // namespace

Result<UpsertCounts> SqliteCandleStore::upsert(const SeriesKey& key,
                                               std::span<const Candle> candles)
{
    UpsertCounts counts;
    if (candles.empty())
        return counts;
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<std::vector<Candle>> stored = readAhead(*this, key, candles);
    if (!stored)
        return stored.error();
    {
        Result<Upsert> statements = Upsert::prepare(m_database, key);
        if (!statements)
            return statements.error();
        for (const Candle& candle : candles) {
            const Result<Change> change =
                statements->take(candle, findIn(*stored, candle.openTimeSec));
            if (!change)
                return change.error();
            count(counts, *change);
        }
    }
    if (const Result<Done> done = transaction->commit(); !done)
        return done.error();
    return counts;
}

Result<UpsertCounts> SqliteCandleStore::compare(const SeriesKey& key,
                                                std::span<const Candle> candles) const
{
    UpsertCounts counts;
    if (candles.empty())
        return counts;
    const Result<std::vector<Candle>> stored = readAhead(*this, key, candles);
    if (!stored)
        return stored.error();
    Result<QSqlQuery> lookup = prepareLookup(m_database, key);
    if (!lookup)
        return lookup.error();
    for (const Candle& candle : candles) {
        if (const Candle* known = findIn(*stored, candle.openTimeSec)) {
            count(counts, changeBy(candle, *known));
            continue;
        }
        const Result<Change> change = lookUpChange(m_database, *lookup, candle);
        if (!change)
            return change.error();
        count(counts, *change);
    }
    return counts;
}

Result<std::vector<Candle>>
SqliteCandleStore::newestBefore(const SeriesKey& key, std::int64_t untilSec, std::int64_t n) const
{
    Result<std::vector<Candle>> candles = readAll(m_database.query(
        selectSql(QStringLiteral(" AND time < ? ORDER BY time DESC LIMIT ?")),
        {key.pair, key.intervalMin, qlonglong{untilSec}, qlonglong{std::max(n, std::int64_t{0})}}));
    if (candles)
        std::reverse(candles->begin(), candles->end());
    return candles;
}

Result<std::vector<Candle>> SqliteCandleStore::range(const SeriesKey& key, std::int64_t fromSec,
                                                     std::int64_t toSec) const
{
    return readAll(
        m_database.query(selectSql(QStringLiteral(" AND time >= ? AND time < ? ORDER BY time")),
                         {key.pair, key.intervalMin, qlonglong{fromSec}, qlonglong{toSec}}));
}

Result<std::optional<CandleExtent>> SqliteCandleStore::extent(const SeriesKey& key) const
{
    const QString sql = QStringLiteral(
        "SELECT (SELECT min(time) FROM ohlcv_candles WHERE pair = ? AND interval_min = ?),"
        " (SELECT max(time) FROM ohlcv_candles WHERE pair = ? AND interval_min = ?)");
    Result<QSqlQuery> query =
        m_database.query(sql, {key.pair, key.intervalMin, key.pair, key.intervalMin});
    if (!query)
        return query.error();
    if (!query->next() || query->value(0).isNull())
        return std::optional<CandleExtent>{};
    return std::optional(CandleExtent{query->value(0).toLongLong(), query->value(1).toLongLong()});
}

Result<SourceCounts> SqliteCandleStore::countBySource(const SeriesKey& key, std::int64_t fromSec,
                                                      std::int64_t toSec) const
{
    // Grouped by source they would be sorted first, which takes twice as long.
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT count(*), sum(source = 'ohlc'), sum(source = 'trades')"
                       " FROM ohlcv_candles WHERE pair = ? AND interval_min = ?"
                       " AND time >= ? AND time < ?"),
        {key.pair, key.intervalMin, qlonglong{fromSec}, qlonglong{toSec}});
    if (!query)
        return query.error();
    if (!query->next())
        return SourceCounts{};
    SourceCounts counts{.ohlc = query->value(1).toLongLong(),
                        .trades = query->value(2).toLongLong()};
    counts.csv = query->value(0).toLongLong() - counts.total();
    return counts;
}

Result<std::optional<std::int64_t>> SqliteCandleStore::firstSince(const SeriesKey& key,
                                                                  std::int64_t fromSec) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT min(time) FROM ohlcv_candles WHERE pair = ? AND interval_min = ?"
                       " AND time >= ?"),
        {key.pair, key.intervalMin, qlonglong{fromSec}});
    if (!query)
        return query.error();
    if (!query->next() || query->value(0).isNull())
        return std::optional<std::int64_t>{};
    return std::optional<std::int64_t>{query->value(0).toLongLong()};
}

Result<std::int64_t> SqliteCandleStore::remove(const SeriesKey& key, std::int64_t fromSec,
                                               std::int64_t toSec)
{
    const Result<QSqlQuery> query = m_database.query(
        QStringLiteral("DELETE FROM ohlcv_candles AS c WHERE pair = ? AND interval_min = ?"
                       " AND time >= ? AND time < ? AND NOT EXISTS (SELECT 1 FROM shared_queue AS q"
                       " WHERE q.pair = c.pair AND q.interval_min = c.interval_min"
                       " AND q.time = c.time)"),
        {key.pair, key.intervalMin, qlonglong{fromSec}, qlonglong{toSec}});
    if (!query)
        return query.error();
    return std::int64_t{query->numRowsAffected()};
}

} // namespace regime
