// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/replaystore.h"

#include "core/store/candlerow.h"

namespace regime
{

Result<Done> ReplayStore::insertCandles(std::int64_t runId, std::span<const Candle> candles)
{
    Result<QSqlQuery> insert = m_database.prepare(
        QStringLiteral("INSERT INTO run_candles (run, time, open, high, low, close, volume,"
                       " trade_count, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    if (!insert)
        return insert.error();
    insert->bindValue(0, qlonglong{runId});
    for (const Candle& candle : candles) {
        insert->bindValue(1, qlonglong{candle.openTimeSec});
        bindCandleValues(*insert, 2, candle);
        if (const Result<Done> done = m_database.run(*insert); !done)
            return done.error();
    }
    return Done{};
}

Result<std::int64_t> ReplayStore::record(const ReplayRun& run, std::span<const Candle> candles,
                                         std::span<const LedgerRow> rows)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<QSqlQuery> inserted = m_database.query(
        QStringLiteral(
            "INSERT INTO runs (created, pair, interval_min, config) VALUES (?, ?, ?, ?)"),
        {run.createdSec, run.series.pair, run.series.intervalMin,
         run.configText.isNull() ? QLatin1String("") : run.configText});
    if (!inserted)
        return inserted.error();
    const std::int64_t id = inserted->lastInsertId().toLongLong();
    if (const Result<Done> done = insertCandles(id, candles); !done)
        return done.error();
    if (const Result<std::int64_t> added = Ledger(m_database, run.series, id).append(rows); !added)
        return added.error();
    if (const Result<Done> done = transaction->commit(); !done)
        return done.error();
    return id;
}

Result<std::optional<ReplayRun>> ReplayStore::newestRun() const
{
    Result<QSqlQuery> query = m_database.query(QStringLiteral(
        "SELECT id, created, pair, interval_min, config FROM runs ORDER BY id DESC LIMIT 1"));
    if (!query)
        return query.error();
    if (!query->next())
        return std::optional<ReplayRun>{};
    return std::optional(ReplayRun{query->value(0).toLongLong(),
                                   query->value(1).toDouble(),
                                   {query->value(2).toString(), query->value(3).toInt()},
                                   query->value(4).toString()});
}

Result<std::vector<Candle>> ReplayStore::candles(std::int64_t runId, std::int64_t fromSec,
                                                 std::int64_t toSec) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT time, open, high, low, close, volume, trade_count, source"
                       " FROM run_candles WHERE run = ? AND time >= ? AND time < ? ORDER BY time"),
        {qlonglong{runId}, qlonglong{fromSec}, qlonglong{toSec}});
    if (!query)
        return query.error();
    std::vector<Candle> candles;
    while (query->next())
        candles.push_back(candleOfRow(*query));
    return candles;
}

} // namespace regime
