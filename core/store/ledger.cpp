// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledger.h"

#include <algorithm>

namespace regime
{

namespace
{

const QChar reasonSeparator = QLatin1Char(' ');

Regime regimeAt(const QSqlQuery& query, int column)
{
    return static_cast<Regime>(std::clamp(query.value(column).toInt(), 0, 2));
}

LedgerRow rowOf(const QSqlQuery& query)
{
    const auto number = [&](int column) { return query.value(column).toDouble(); };
    LedgerRow row;
    row.candleTimeSec = query.value(0).toLongLong();
    row.asOfSec = number(1);
    row.close = number(2);
    row.modelId = query.value(3).toString();
    row.probabilities = {number(4), number(5), number(6)};
    row.confidence = number(7);
    row.biasSignal = number(8);
    row.raw = regimeAt(query, 9);
    row.shown = static_cast<ShownRegime>(std::clamp(query.value(10).toInt(), -1, 2));
    row.pSwitch = number(11);
    row.logLikelihood = number(12);
    row.usable = query.value(13).toBool();
    row.reasons = query.value(14).toString().split(reasonSeparator, Qt::SkipEmptyParts);
    row.configHash = query.value(15).toString();
    row.phase = query.value(16).toInt();
    return row;
}

QVariantList valuesOf(const LedgerRow& row)
{
    // A null string would be NULL in SQL; "no reasons" is an empty text.
    const auto text = [](const QString& value) {
        return value.isNull() ? QLatin1String("") : value;
    };
    return {qlonglong{row.candleTimeSec},
            row.asOfSec,
            row.close,
            text(row.modelId),
            row.probabilities[0],
            row.probabilities[1],
            row.probabilities[2],
            row.confidence,
            row.biasSignal,
            static_cast<int>(row.raw),
            static_cast<int>(row.shown),
            row.pSwitch,
            row.logLikelihood,
            row.usable,
            text(row.reasons.join(reasonSeparator)),
            text(row.configHash),
            row.phase};
}

} // namespace

Result<std::int64_t> Ledger::append(std::span<const LedgerRow> rows)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    std::int64_t added = 0;
    {
        Result<QSqlQuery> insert = m_database.prepare(QStringLiteral(
            "INSERT OR IGNORE INTO ledger (run, pair, interval_min, candle_time, as_of, close,"
            " model_id, p_bear, p_range, p_bull, confidence, bias, raw, shown, p_switch,"
            " log_likelihood, usable, reasons, config_hash, phase)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        if (!insert)
            return insert.error();
        insert->bindValue(0, qlonglong{m_run});
        insert->bindValue(1, m_key.pair);
        insert->bindValue(2, m_key.intervalMin);
        for (const LedgerRow& row : rows) {
            const QVariantList values = valuesOf(row);
            for (int i = 0; i < values.size(); ++i)
                insert->bindValue(3 + i, values[i]);
            if (const Result<Done> done = m_database.run(*insert); !done)
                return done.error();
            added += insert->numRowsAffected();
        }
    }
    if (const Result<Done> done = transaction->commit(); !done)
        return done.error();
    return added;
}

Result<std::vector<LedgerRow>> Ledger::read(const QString& rest, const QVariantList& values) const
{
    QVariantList bound{qlonglong{m_run}, m_key.pair, m_key.intervalMin};
    bound += values;
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT candle_time, as_of, close, model_id, p_bear, p_range, p_bull,"
                       " confidence, bias, raw, shown, p_switch, log_likelihood, usable, reasons,"
                       " config_hash, phase FROM ledger"
                       " WHERE run = ? AND pair = ? AND interval_min = ?") +
            rest,
        bound);
    if (!query)
        return query.error();
    std::vector<LedgerRow> rows;
    while (query->next())
        rows.push_back(rowOf(*query));
    return rows;
}

Result<std::vector<LedgerRow>> Ledger::range(std::int64_t fromSec, std::int64_t toSec) const
{
    return read(QStringLiteral(" AND candle_time >= ? AND candle_time < ? ORDER BY candle_time"),
                {qlonglong{fromSec}, qlonglong{toSec}});
}

Result<std::vector<LedgerRow>> Ledger::newest(std::int64_t n, std::int64_t untilSec) const
{
    Result<std::vector<LedgerRow>> rows =
        read(QStringLiteral(" AND candle_time < ? ORDER BY candle_time DESC LIMIT ?"),
             {qlonglong{untilSec}, qlonglong{std::max(n, std::int64_t{0})}});
    if (rows)
        std::reverse(rows->begin(), rows->end());
    return rows;
}

Result<std::vector<LedgerRow>> Ledger::lastOfEach(std::int64_t stretchSec, std::int64_t fromSec,
                                                  std::int64_t toSec) const
{
    const QString where = QStringLiteral(" WHERE run = ? AND pair = ? AND interval_min = ?"
                                         " AND candle_time >= ? AND candle_time < ?");
    return read(QStringLiteral(" AND candle_time IN (SELECT max(candle_time) FROM ledger%1"
                               " GROUP BY candle_time / ?) ORDER BY candle_time")
                    .arg(where),
                {qlonglong{m_run}, m_key.pair, m_key.intervalMin, qlonglong{fromSec},
                 qlonglong{toSec}, qlonglong{stretchSec}});
}

Result<std::optional<ShownRun>> Ledger::shownRun(std::int64_t untilSec) const
{
    const auto last = newest(1, untilSec);
    if (!last)
        return last.error();
    if (last->empty())
        return std::optional<ShownRun>{};
    const int shown = static_cast<int>(last->front().shown);
    const QString where = QStringLiteral(" FROM ledger WHERE run = ? AND pair = ?"
                                         " AND interval_min = ? AND candle_time < ?");
    const QVariantList until{qlonglong{m_run}, m_key.pair, m_key.intervalMin, qlonglong{untilSec}};
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT min(candle_time), count(*)%1 AND candle_time > ifnull("
                       "(SELECT candle_time%1 AND shown <> ? ORDER BY candle_time DESC LIMIT 1),"
                       " ?)")
            .arg(where),
        until + until + QVariantList{shown, qlonglong{std::numeric_limits<std::int64_t>::min()}});
    if (!query)
        return query.error();
    if (!query->next())
        return std::optional<ShownRun>{};
    return std::optional(
        ShownRun{last->front().shown, query->value(0).toLongLong(), query->value(1).toLongLong()});
}

Result<std::vector<RawLabel>> Ledger::rawLabels(std::int64_t fromSec, std::int64_t toSec) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT candle_time, raw FROM ledger WHERE run = ? AND pair = ?"
                       " AND interval_min = ? AND candle_time >= ? AND candle_time < ?"
                       " ORDER BY candle_time"),
        {qlonglong{m_run}, m_key.pair, m_key.intervalMin, qlonglong{fromSec}, qlonglong{toSec}});
    if (!query)
        return query.error();
    std::vector<RawLabel> labels;
    while (query->next())
        labels.push_back({query->value(0).toLongLong(), regimeAt(*query, 1)});
    return labels;
}

Result<std::optional<CandleExtent>> Ledger::extent() const
{
    const QString where = QStringLiteral(" FROM ledger WHERE run = ? AND pair = ?"
                                         " AND interval_min = ?");
    const QVariantList key{qlonglong{m_run}, m_key.pair, m_key.intervalMin};
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT (SELECT min(candle_time)%1), (SELECT max(candle_time)%1)")
            .arg(where),
        key + key);
    if (!query)
        return query.error();
    if (!query->next() || query->value(0).isNull())
        return std::optional<CandleExtent>{};
    return std::optional(CandleExtent{query->value(0).toLongLong(), query->value(1).toLongLong()});
}

} // namespace regime
