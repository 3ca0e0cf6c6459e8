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
    " p_switch, log_likelihood, usable, reasons, config_hash, phase, bot_phase, bot_idle, bot_skew,"
    " bot_recoveries, bot_blend");
constexpr int firstBotColumn = 17;
constexpr int botColumns = 5;

/** Of one detector. */
const QString ofSeries =
    QStringLiteral(" FROM ledger WHERE run = ? AND pair = ? AND interval_min = ? AND family = ?");

/** Of the rows of a series, in groups of a stretch each. */
const QString byStretch =
    ofSeries + QStringLiteral(" AND candle_time >= ? AND candle_time < ? GROUP BY candle_time / ?");

QString nameOf(ModelFamily family)
{
    return family == ModelFamily::Hmm ? QStringLiteral("hmm") : QStringLiteral("jump");
}

ModelFamily familyAt(const QSqlQuery& query, int column)
{
    return query.value(column).toString() == nameOf(ModelFamily::Hmm) ? ModelFamily::Hmm
                                                                      : ModelFamily::Jump;
}

Regime regimeAt(const QSqlQuery& query, int column)
{
    return static_cast<Regime>(std::clamp(query.value(column).toInt(), 0, 2));
}

ShownRegime shownAt(const QSqlQuery& query, int column)
{
    return static_cast<ShownRegime>(std::clamp(query.value(column).toInt(), -1, 2));
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

LedgerRow rowOf(const QSqlQuery& query, ModelFamily family)
{
    const auto number = [&](int column) { return query.value(column).toDouble(); };
    LedgerRow row;
    row.family = family;
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
    row.bot = botOf(query);
    return row;
}

/** A null string would be NULL in SQL; "no reasons" is an empty text. */
QString text(const QString& value)
{
    return value.isNull() ? QLatin1String("") : value;
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
    return values + botValuesOf(row.bot);
}

} // namespace

QVariantList Ledger::keyOf(ModelFamily family) const
{
    return {qlonglong{m_run}, m_key.pair, m_key.intervalMin, nameOf(family)};
}

Result<std::int64_t> Ledger::append(std::span<const LedgerRow> rows)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    std::int64_t added = 0;
    {
        Result<QSqlQuery> insert = m_database.prepare(
            QStringLiteral("INSERT OR IGNORE INTO ledger (run, pair, interval_min, family, %1)"
                           " VALUES (?, ?, ?, ?%2)")
                .arg(valueColumns, QStringLiteral(", ?").repeated(firstBotColumn + botColumns)));
        if (!insert)
            return insert.error();
        for (const LedgerRow& row : rows) {
            const QVariantList values = keyOf(row.family) + valuesOf(row);
            for (int i = 0; i < values.size(); ++i)
                insert->bindValue(i, values[i]);
            if (const Result<Done> done = m_database.run(*insert); !done)
                return done.error();
            added += insert->numRowsAffected();
        }
    }
    if (const Result<Done> done = transaction->commit(); !done)
        return done.error();
    return added;
}

Result<std::vector<LedgerRow>> Ledger::read(ModelFamily family, const QString& rest,
                                            const QVariantList& values) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT ") + valueColumns + ofSeries + rest, keyOf(family) + values);
    if (!query)
        return query.error();
    std::vector<LedgerRow> rows;
    while (query->next())
        rows.push_back(rowOf(*query, family));
    return rows;
}

Result<std::vector<LedgerRow>> Ledger::range(std::int64_t fromSec, std::int64_t toSec,
                                             ModelFamily family) const
{
    return read(family,
                QStringLiteral(" AND candle_time >= ? AND candle_time < ? ORDER BY candle_time"),
                {qlonglong{fromSec}, qlonglong{toSec}});
}

Result<std::vector<LedgerCandle>> Ledger::candles(std::int64_t fromSec, std::int64_t toSec) const
{
    // SQLite merges the two, each of which its key has in order.
    const QString half = QStringLiteral("SELECT ") + valueColumns + QStringLiteral(", family") +
                         ofSeries + QStringLiteral(" AND candle_time >= ? AND candle_time < ?");
    const QVariantList bounds{qlonglong{fromSec}, qlonglong{toSec}};
    Result<QSqlQuery> query = m_database.query(
        half + QStringLiteral(" UNION ALL ") + half + QStringLiteral(" ORDER BY candle_time"),
        keyOf(ModelFamily::Hmm) + bounds + keyOf(ModelFamily::Jump) + bounds);
    if (!query)
        return query.error();
    CandleJoin join;
    while (query->next())
        join.add(rowOf(*query, familyAt(*query, firstBotColumn + botColumns)));
    return join.take();
}

Result<std::vector<LedgerRow>> Ledger::newest(std::int64_t n, std::int64_t untilSec,
                                              ModelFamily family) const
{
    Result<std::vector<LedgerRow>> rows =
        read(family, QStringLiteral(" AND candle_time < ? ORDER BY candle_time DESC LIMIT ?"),
             {qlonglong{untilSec}, qlonglong{std::max(n, std::int64_t{0})}});
    if (rows)
        std::reverse(rows->begin(), rows->end());
    return rows;
}

Result<std::vector<LedgerRow>> Ledger::lastOfEach(std::int64_t stretchSec, std::int64_t fromSec,
                                                  std::int64_t toSec, ModelFamily family) const
{
    const QString last = QStringLiteral("SELECT max(candle_time)") + byStretch;
    return read(family, QStringLiteral(" AND candle_time IN (%1) ORDER BY candle_time").arg(last),
                keyOf(family) +
                    QVariantList{qlonglong{fromSec}, qlonglong{toSec}, qlonglong{stretchSec}});
}

Result<std::vector<LedgerStretch>> Ledger::stretches(std::int64_t stretchSec, std::int64_t fromSec,
                                                     std::int64_t toSec, ModelFamily family) const
{
    // One walk over the rows; joined in this order, each last one is found by its key.
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("WITH stretch AS (SELECT max(candle_time) AS last,"
                       " min(confidence) AS c0, max(confidence) AS c1,"
                       " min(bias) AS b0, max(bias) AS b1%1)"
                       " SELECT %2, c0, c1, b0, b1 FROM stretch CROSS JOIN (SELECT *%3)"
                       " ON candle_time = last ORDER BY candle_time")
            .arg(byStretch, valueColumns, ofSeries),
        keyOf(family) + QVariantList{qlonglong{fromSec}, qlonglong{toSec}, qlonglong{stretchSec}} +
            keyOf(family));
    if (!query)
        return query.error();
    constexpr int spans = firstBotColumn + botColumns;
    const auto spanAt = [&](int column) {
        return ValueSpan{query->value(column).toDouble(), query->value(column + 1).toDouble()};
    };
    std::vector<LedgerStretch> stretches;
    while (query->next())
        stretches.push_back({rowOf(*query, family), spanAt(spans), spanAt(spans + 2)});
    return stretches;
}

Result<std::optional<ShownRun>> Ledger::shownRun(std::int64_t untilSec, ModelFamily family) const
{
    const QString before = ofSeries + QStringLiteral(" AND candle_time < ?");
    const QVariantList until = keyOf(family) + QVariantList{qlonglong{untilSec}};
    Result<QSqlQuery> last = m_database.query(
        QStringLiteral("SELECT shown%1 ORDER BY candle_time DESC LIMIT 1").arg(before), until);
    if (!last)
        return last.error();
    if (!last->next())
        return std::optional<ShownRun>{};
    const ShownRegime shown = shownAt(*last, 0);
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral(
            "SELECT min(candle_time), count(*)%1 AND candle_time > ifnull("
            "(SELECT candle_time%1 AND shown <> ? ORDER BY candle_time DESC LIMIT 1), ?)")
            .arg(before),
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
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT candle_time, raw, confidence") + ofSeries +
            QStringLiteral(" AND candle_time >= ? AND candle_time < ? ORDER BY candle_time"),
        keyOf(family) + QVariantList{qlonglong{fromSec}, qlonglong{toSec}});
    if (!query)
        return query.error();
    std::vector<RawLabel> labels;
    while (query->next())
        labels.push_back(
            {query->value(0).toLongLong(), regimeAt(*query, 1), query->value(2).toDouble()});
    return labels;
}

Result<std::vector<std::int64_t>> Ledger::candleTimes(std::int64_t fromSec,
                                                      std::int64_t toSec) const
{
    const QString times = QStringLiteral("SELECT candle_time") + ofSeries +
                          QStringLiteral(" AND candle_time >= ? AND candle_time < ?");
    const QVariantList range{qlonglong{fromSec}, qlonglong{toSec}};
    Result<QSqlQuery> query =
        m_database.query(QStringLiteral("%1 UNION %1 ORDER BY candle_time").arg(times),
                         keyOf(ModelFamily::Hmm) + range + keyOf(ModelFamily::Jump) + range);
    if (!query)
        return query.error();
    std::vector<std::int64_t> all;
    while (query->next())
        all.push_back(query->value(0).toLongLong());
    return all;
}

Result<std::optional<CandleExtent>> Ledger::extent() const
{
    std::optional<CandleExtent> extent;
    for (const ModelFamily family : {ModelFamily::Hmm, ModelFamily::Jump}) {
        Result<QSqlQuery> query = m_database.query(
            QStringLiteral("SELECT (SELECT min(candle_time)%1), (SELECT max(candle_time)%1)")
                .arg(ofSeries),
            keyOf(family) + keyOf(family));
        if (!query)
            return query.error();
        if (!query->next() || query->value(0).isNull())
            continue;
        const CandleExtent own{query->value(0).toLongLong(), query->value(1).toLongLong()};
        if (!extent)
            extent = own;
        extent->firstSec = std::min(extent->firstSec, own.firstSec);
        extent->lastSec = std::max(extent->lastSec, own.lastSec);
    }
    return extent;
}

} // namespace regime
