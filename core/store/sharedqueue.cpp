// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedqueue.h"

#include "core/store/candlerow.h"

#include <algorithm>

namespace regime
{

namespace
{
constexpr std::int64_t batchCandles = 500;
}

// Triggers see every way of writing candles, and queue them in its transaction. They are the
// connection's own: where no shared store is configured, nothing is queued.
Result<Done> SharedQueue::attach()
{
    for (const char* event : {"INSERT", "UPDATE"}) {
        const Result<QSqlQuery> made = m_database.query(
            QStringLiteral("CREATE TEMP TRIGGER IF NOT EXISTS queue_%1 AFTER %1"
                           " ON main.ohlcv_candles BEGIN INSERT OR REPLACE INTO shared_queue"
                           " (pair, interval_min, time)"
                           " VALUES (new.pair, new.interval_min, new.time); END")
                .arg(QLatin1String(event)));
        if (!made)
            return made.error();
    }
    return Done{};
}

Result<std::int64_t> SharedQueue::count() const
{
    Result<QSqlQuery> query = m_database.query(QStringLiteral("SELECT count(*) FROM shared_queue"));
    if (!query)
        return query.error();
    return query->next() ? std::int64_t{query->value(0).toLongLong()} : std::int64_t{0};
}

Result<SharedBatch> SharedQueue::next(std::int64_t limit) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT c.time, c.open, c.high, c.low, c.close, c.volume, c.trade_count,"
                       " c.source, q.ticket, q.pair, q.interval_min"
                       " FROM shared_queue q JOIN ohlcv_candles c"
                       " ON c.pair = q.pair AND c.interval_min = q.interval_min"
                       " AND c.time = q.time ORDER BY q.ticket LIMIT ?"),
        {qlonglong{limit}});
    if (!query)
        return query.error();
    SharedBatch batch;
    while (query->next()) {
        const SeriesKey series{query->value(9).toString(), query->value(10).toInt()};
        if (batch.candles.empty())
            batch.series = series;
        else if (batch.series != series)
            break;
        batch.candles.push_back(candleOfRow(*query));
        batch.tickets.push_back(query->value(8).toLongLong());
    }
    return batch;
}

Result<Done> SharedQueue::remove(const SharedBatch& delivered)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    {
        Result<QSqlQuery> remove =
            m_database.prepare(QStringLiteral("DELETE FROM shared_queue WHERE ticket = ?"));
        if (!remove)
            return remove.error();
        for (const std::int64_t ticket : delivered.tickets) {
            remove->bindValue(0, qlonglong{ticket});
            if (const Result<Done> done = m_database.run(*remove); !done)
                return done.error();
        }
    }
    return transaction->commit();
}

Result<std::int64_t> SharedQueue::newestTicket() const
{
    Result<QSqlQuery> query =
        m_database.query(QStringLiteral("SELECT coalesce(max(ticket), 0) FROM shared_queue"));
    if (!query)
        return query.error();
    return query->next() ? std::int64_t{query->value(0).toLongLong()} : std::int64_t{0};
}

Result<std::int64_t> SharedQueue::takeIn(CandleStore& candles, const SeriesKey& series,
                                         std::span<const Candle> shared)
{
    if (shared.empty())
        return std::int64_t{0};
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<std::int64_t> before = newestTicket();
    if (!before)
        return before.error();
    const auto here =
        candles.range(series, shared.front().openTimeSec, shared.back().openTimeSec + 1);
    if (!here)
        return here.error();
    std::vector<Candle> missing;
    for (const Candle& candle : shared)
        if (!std::ranges::binary_search(*here, candle.openTimeSec, {}, &Candle::openTimeSec))
            missing.push_back(candle);
    if (const auto counts = candles.upsert(series, missing); !counts)
        return counts.error();
    const Result<QSqlQuery> back = m_database.query(
        QStringLiteral("DELETE FROM shared_queue WHERE ticket > ?"), {qlonglong{*before}});
    if (!back)
        return back.error();
    if (const Result<Done> done = transaction->commit(); !done)
        return done.error();
    return std::ssize(missing);
}

Result<Done> deliverAll(SharedQueue& queue, CandleStore& shared,
                        const std::function<bool()>& stopped)
{
    while (!stopped || !stopped()) {
        const Result<SharedBatch> batch = queue.next(batchCandles);
        if (!batch)
            return batch.error();
        if (batch->candles.empty())
            return Done{};
        if (const auto delivered = shared.upsert(batch->series, batch->candles); !delivered)
            return delivered.error();
        if (const Result<Done> removed = queue.remove(*batch); !removed)
            return removed;
    }
    return Error{"stopped before all candles were delivered; the rest waits"};
}

} // namespace regime
