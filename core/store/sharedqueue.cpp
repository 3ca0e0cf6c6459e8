// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedqueue.h"

#include "core/store/candlerow.h"

#include <algorithm>

namespace regime
{

namespace
{
constexpr std::int64_t batchCandles = 500;
constexpr std::int64_t queuedAtOnce = 10'000;
} // namespace

Result<bool> SharedQueue::link(const QString& place)
{
    Result<QSqlQuery> linked = m_database.query(QStringLiteral("SELECT place FROM shared_link"));
    if (!linked)
        return linked.error();
    if (linked->next() && linked->value(0).toString() == place)
        return false;
    linked->finish();
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    if (const Result<Done> unlinked = unlink(); !unlinked)
        return unlinked.error();
    const Result<QSqlQuery> made = m_database.query(
        QStringLiteral("INSERT INTO shared_link (id, place) VALUES (1, ?)"), {place});
    if (!made)
        return made.error();
    if (const Result<Done> done = transaction->commit(); !done)
        return done.error();
    return true;
}

Result<Done> SharedQueue::unlink()
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    for (const char* table : {"shared_link", "shared_queue"}) {
        const Result<QSqlQuery> removed =
            m_database.query(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table)));
        if (!removed)
            return removed.error();
    }
    return transaction->commit();
}

Result<bool> SharedQueue::queueStored(std::int64_t limit)
{
    Result<QSqlQuery> link = m_database.query(
        QStringLiteral("SELECT pair, interval_min, time FROM shared_link WHERE all_queued = 0"));
    if (!link)
        return link.error();
    if (!link->next())
        return true;
    const QVariantList after{link->value(0), link->value(1), link->value(2)};
    link->finish();
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<bool> ended = queueAfter(after, limit);
    if (!ended)
        return ended;
    if (const Result<Done> done = transaction->commit(); !done)
        return done.error();
    return ended;
}

/** `after`: pair, interval and time of a candle. */
Result<bool> SharedQueue::queueAfter(const QVariantList& after, std::int64_t limit)
{
    QVariantList last = after;
    std::int64_t found = 0;
    {
        Result<QSqlQuery> next =
            m_database.query(QStringLiteral("SELECT pair, interval_min, time FROM ohlcv_candles"
                                            " WHERE (pair, interval_min, time) > (?, ?, ?)"
                                            " ORDER BY pair, interval_min, time LIMIT ?"),
                             after + QVariantList{qlonglong{limit}});
        if (!next)
            return next.error();
        for (; next->next(); ++found)
            last = {next->value(0), next->value(1), next->value(2)};
    }
    const Result<QSqlQuery> queued = m_database.query(
        QStringLiteral("INSERT OR IGNORE INTO shared_queue (pair, interval_min, time)"
                       " SELECT pair, interval_min, time FROM ohlcv_candles"
                       " WHERE (pair, interval_min, time) > (?, ?, ?)"
                       " AND (pair, interval_min, time) <= (?, ?, ?)"
                       " ORDER BY pair, interval_min, time"),
        after + last);
    if (!queued)
        return queued.error();
    const bool ended = found < limit;
    const Result<QSqlQuery> moved = m_database.query(
        QStringLiteral("UPDATE shared_link SET pair = ?, interval_min = ?, time = ?,"
                       " all_queued = ?"),
        last + QVariantList{int{ended}});
    if (!moved)
        return moved.error();
    return ended;
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
    bool allQueued = false;
    while (!stopped || !stopped()) {
        if (!allQueued) {
            const Result<bool> queued = queue.queueStored(queuedAtOnce);
            if (!queued)
                return queued.error();
            allQueued = *queued;
            continue;
        }
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
