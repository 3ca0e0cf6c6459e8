// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledger.h"

#include <algorithm>

namespace regime
{

namespace
{

const QChar reasonSeparator = QLatin1Char(' ');

/** Columns of `ledger` behind its key, in the order in which rows are read and written. */
const QString valueColumns = QStringLiteral(
    "candle_time, as_of, close, model_id, p_bear, p_range, p_bull, confidence, bias, raw, shown,"
    " p_switch, log_likelihood, usable, reasons, config_hash, phase, jump_model_id, jump_p_bear,"
    " jump_p_range, jump_p_bull, jump_confidence, jump_bias, jump_raw, jump_shown, jump_p_switch,"
    " jump_cost, bot_phase, bot_idle, bot_skew, bot_recoveries, bot_blend");
constexpr int firstJumpColumn = 17;
constexpr int jumpColumns = 10;
constexpr int firstBotColumn = firstJumpColumn + jumpColumns;
constexpr int botColumns = 5;

Regime regimeAt(const QSqlQuery& query, int column)
{
    return static_cast<Regime>(std::clamp(query.value(column).toInt(), 0, 2));
}

ShownRegime shownAt(const QSqlQuery& query, int column)
{
    return static_cast<ShownRegime>(std::clamp(query.value(column).toInt(), -1, 2));
}

std::optional<JumpOpinion> jumpOf(const QSqlQuery& query)
{
    if (query.value(firstJumpColumn).isNull())
        return std::nullopt;
    const auto number = [&](int column) {
        return query.value(firstJumpColumn + column).toDouble();
    };
    JumpOpinion jump;
    jump.modelId = query.value(firstJumpColumn).toString();
    jump.scores = {number(1), number(2), number(3)};
    jump.confidence = number(4);
    jump.biasSignal = number(5);
    jump.raw = regimeAt(query, firstJumpColumn + 6);
    jump.shown = shownAt(query, firstJumpColumn + 7);
    jump.pSwitch = number(8);
    jump.costGrowth = number(9);
    return jump;
}

template <typename T> std::optional<T> optionalAt(const QSqlQuery& query, int column)
{
    const QVariant value = query.value(column);
    return value.isNull() ? std::nullopt : std::optional(value.value<T>());
}

BotReading botOf(const QSqlQuery& query)
{
    return {optionalAt<int>(query, firstBotColumn), optionalAt<double>(query, firstBotColumn + 1),
            optionalAt<double>(query, firstBotColumn + 2),
            optionalAt<int>(query, firstBotColumn + 3),
            optionalAt<double>(query, firstBotColumn + 4)};
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
    row.shown = shownAt(query, 10);
    row.pSwitch = number(11);
    row.logLikelihood = number(12);
    row.usable = query.value(13).toBool();
    row.reasons = query.value(14).toString().split(reasonSeparator, Qt::SkipEmptyParts);
    row.configHash = query.value(15).toString();
    row.phase = query.value(16).toInt();
    row.jump = jumpOf(query);
    row.bot = botOf(query);
    return row;
}

/** A null string would be NULL in SQL; "no reasons" is an empty text. */
QString text(const QString& value)
{
    return value.isNull() ? QLatin1String("") : value;
}

QVariantList jumpValuesOf(const LedgerRow& row)
{
    if (!row.jump)
        return QVariantList(jumpColumns);
    const JumpOpinion& jump = *row.jump;
    return {text(jump.modelId),
            jump.scores[0],
            jump.scores[1],
            jump.scores[2],
            jump.confidence,
            jump.biasSignal,
            static_cast<int>(jump.raw),
            static_cast<int>(jump.shown),
            jump.pSwitch,
            jump.costGrowth};
}

template <typename T> QVariant variantOf(const std::optional<T>& value)
{
    return value ? QVariant(*value) : QVariant();
}

QVariantList botValuesOf(const BotReading& bot)
{
    return {variantOf(bot.phase), variantOf(bot.idleRatio), variantOf(bot.skew),
            variantOf(bot.openRecoveries), variantOf(bot.blend)};
}

QVariantList valuesOf(const LedgerRow& row)
{
    const QVariantList values{qlonglong{row.candleTimeSec},
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
    return values + jumpValuesOf(row) + botValuesOf(row.bot);
}

} // namespace

Result<std::int64_t> Ledger::append(std::span<const LedgerRow> rows)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    std::int64_t added = 0;
    {
        Result<QSqlQuery> insert = m_database.prepare(
            QStringLiteral("INSERT OR IGNORE INTO ledger (run, pair, interval_min, %1)"
                           " VALUES (?, ?, ?%2)")
                .arg(valueColumns, QStringLiteral(", ?").repeated(firstBotColumn + botColumns)));
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
    Result<QSqlQuery> query =
        m_database.query(QStringLiteral("SELECT %1 FROM ledger"
                                        " WHERE run = ? AND pair = ? AND interval_min = ?")
                                 .arg(valueColumns) +
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

Result<std::optional<ShownRun>> Ledger::shownRun(std::int64_t untilSec, ModelFamily family) const
{
    const QString column =
        family == ModelFamily::Hmm ? QStringLiteral("shown") : QStringLiteral("jump_shown");
    const QString where =
        QStringLiteral(" FROM ledger WHERE run = ? AND pair = ? AND interval_min = ?"
                       " AND candle_time < ? AND %1 IS NOT NULL")
            .arg(column);
    const QVariantList until{qlonglong{m_run}, m_key.pair, m_key.intervalMin, qlonglong{untilSec}};
    Result<QSqlQuery> last = m_database.query(
        QStringLiteral("SELECT %1%2 ORDER BY candle_time DESC LIMIT 1").arg(column, where), until);
    if (!last)
        return last.error();
    if (!last->next())
        return std::optional<ShownRun>{};
    const ShownRegime shown = shownAt(*last, 0);
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT min(candle_time), count(*)%1 AND candle_time > ifnull("
                       "(SELECT candle_time%1 AND %2 <> ? ORDER BY candle_time DESC LIMIT 1), ?)")
            .arg(where, column),
        until + until +
            QVariantList{static_cast<int>(shown),
                         qlonglong{std::numeric_limits<std::int64_t>::min()}});
    if (!query)
        return query.error();
    if (!query->next())
        return std::optional<ShownRun>{};
    return std::optional(
        ShownRun{shown, query->value(0).toLongLong(), query->value(1).toLongLong()});
}

Result<std::vector<RawLabel>> Ledger::rawLabels(std::int64_t fromSec, std::int64_t toSec,
                                                ModelFamily family) const
{
    const QString prefix = family == ModelFamily::Hmm ? QString() : QStringLiteral("jump_");
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral(
            "SELECT candle_time, %1raw, %1confidence FROM ledger WHERE run = ? AND pair = ?"
            " AND interval_min = ? AND candle_time >= ? AND candle_time < ?"
            " AND %1raw IS NOT NULL ORDER BY candle_time")
            .arg(prefix),
        {qlonglong{m_run}, m_key.pair, m_key.intervalMin, qlonglong{fromSec}, qlonglong{toSec}});
    if (!query)
        return query.error();
    std::vector<RawLabel> labels;
    while (query->next())
        labels.push_back(
            {query->value(0).toLongLong(), regimeAt(*query, 1), query->value(2).toDouble()});
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
