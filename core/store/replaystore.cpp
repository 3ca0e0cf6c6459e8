// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/replaystore.h"

#include "core/store/candlerow.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace regime
{

namespace
{

/** Calls `insert` with one part of `rows` after another, until it fails or is stopped. */
template <typename Row, typename Insert>
Result<Done> inSlices(std::span<const Row> rows, const std::function<bool()>& stopped,
                      const Insert& insert)
{
    constexpr std::size_t sliceRows = 10'000;
    for (std::size_t first = 0; first < rows.size(); first += sliceRows) {
        if (stopped && stopped())
            return Error{"stopped before the end; nothing was kept"};
        const std::size_t count = std::min(sliceRows, rows.size() - first);
        if (const Result<Done> done = insert(rows.subspan(first, count)); !done)
            return done;
    }
    return Done{};
}

} // namespace

Result<Done> ReplayStore::insertCandles(std::int64_t runId, std::span<const Candle> candles)
{
    Result<QSqlQuery> insert = m_database.prepare(
        QStringLiteral("INSERT INTO run_candles (run, time, open, high, low, close, volume,"
                       " trade_count, source) VALUES (:run, :time, :open, :high, :low, :close,"
                       " :volume, :trade_count, :source)"));
    if (!insert)
        return insert.error();
    insert->bindValue(QStringLiteral(":run"), qlonglong{runId});
    for (const Candle& candle : candles) {
        bindCandle(*insert, candle);
        if (const Result<Done> done = m_database.run(*insert); !done)
            return done.error();
    }
    return Done{};
}

Result<Done> ReplayStore::insertModels(std::int64_t runId, std::span<const RunModel> models)
{
    for (const RunModel& model : models) {
        QJsonArray rows;
        for (const auto& row : model.transitions)
            rows.append(QJsonArray{row[0], row[1], row[2]});
        const Result<QSqlQuery> inserted = m_database.query(
            QStringLiteral("INSERT INTO run_models (run, model_id, transitions) VALUES (?, ?, ?)"),
            {qlonglong{runId}, model.id,
             QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact))});
        if (!inserted)
            return inserted.error();
    }
    return Done{};
}

Result<std::vector<RunModel>> ReplayStore::models(std::int64_t runId) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT model_id, transitions FROM run_models WHERE run = ?"),
        {qlonglong{runId}});
    if (!query)
        return query.error();
    std::vector<RunModel> models;
    while (query->next()) {
        const QJsonArray rows =
            QJsonDocument::fromJson(query->value(1).toString().toUtf8()).array();
        RunModel& model = models.emplace_back();
        model.id = query->value(0).toString();
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j)
                model.transitions[i][j] = rows[static_cast<int>(i)][static_cast<int>(j)].toDouble();
    }
    return models;
}

Result<std::int64_t> ReplayStore::record(const ReplayRun& run, std::span<const Candle> candles,
                                         std::span<const LedgerRow> rows,
                                         std::span<const RunModel> models,
                                         const std::function<bool()>& stopped)
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
    const Result<Done> candlesKept = inSlices(
        candles, stopped, [&](std::span<const Candle> slice) { return insertCandles(id, slice); });
    if (!candlesKept)
        return candlesKept.error();
    Ledger ledger(m_database, run.series, id);
    const Result<Done> rowsKept =
        inSlices(rows, stopped, [&](std::span<const LedgerRow> slice) -> Result<Done> {
            const Result<std::int64_t> added = ledger.append(slice);
            return added ? Result<Done>(Done{}) : added.error();
        });
    if (!rowsKept)
        return rowsKept.error();
    if (const Result<Done> done = insertModels(id, models); !done)
        return done.error();
    if (const Result<Done> done = transaction->commit(); !done)
        return done.error();
    return id;
}

Result<std::optional<ReplayRun>> ReplayStore::newestRun(const RunChoice& of) const
{
    const QVariant pair = of.pair ? QVariant(*of.pair) : QVariant();
    const QVariant intervalMin = of.intervalMin ? QVariant(*of.intervalMin) : QVariant();
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral(
            "SELECT id, created, pair, interval_min, config FROM runs"
            " WHERE pair = coalesce(?, pair) AND interval_min = coalesce(?, interval_min)"
            " ORDER BY id DESC LIMIT 1"),
        {pair, intervalMin});
    if (!query)
        return query.error();
    if (!query->next())
        return std::optional<ReplayRun>{};
    return std::optional(ReplayRun{query->value(0).toLongLong(),
                                   query->value(1).toDouble(),
                                   {query->value(2).toString(), query->value(3).toInt()},
                                   query->value(4).toString()});
}

Result<std::vector<SeriesKey>> ReplayStore::series() const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT DISTINCT pair, interval_min FROM runs ORDER BY pair, interval_min"));
    if (!query)
        return query.error();
    std::vector<SeriesKey> series;
    while (query->next())
        series.push_back({query->value(0).toString(), query->value(1).toInt()});
    return series;
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
