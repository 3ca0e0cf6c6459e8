// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

namespace regime
{

namespace
{

constexpr qint64 storeId = 0x52675363;  // "RgSc"
constexpr qint64 replayId = 0x52675270; // "RgRp"

/** The live ledger is run 0. */
QString ledgerTable()
{
    return QStringLiteral("CREATE TABLE ledger (run INTEGER NOT NULL, pair TEXT NOT NULL,"
                          " interval_min INTEGER NOT NULL, candle_time INTEGER NOT NULL,"
                          " as_of REAL NOT NULL, close REAL NOT NULL, model_id TEXT NOT NULL,"
                          " p_bear REAL NOT NULL, p_range REAL NOT NULL, p_bull REAL NOT NULL,"
                          " confidence REAL NOT NULL, bias REAL NOT NULL, raw INTEGER NOT NULL,"
                          " shown INTEGER NOT NULL, p_switch REAL NOT NULL,"
                          " log_likelihood REAL NOT NULL, usable INTEGER NOT NULL,"
                          " reasons TEXT NOT NULL, config_hash TEXT NOT NULL,"
                          " phase INTEGER NOT NULL,"
                          " PRIMARY KEY (run, pair, interval_min, candle_time))"
                          " STRICT, WITHOUT ROWID");
}

/**
 * The shared store that is linked to, in the only row, and the last candle that was queued of those
 * which were there before. Triggers see every way of writing candles, of any program, and queue
 * them in its transaction; without a link nothing is queued.
 */
QStringList sharedLink()
{
    QStringList steps{
        QStringLiteral("CREATE TABLE shared_link (id INTEGER PRIMARY KEY CHECK (id = 1),"
                       " place TEXT NOT NULL, pair TEXT NOT NULL DEFAULT '',"
                       " interval_min INTEGER NOT NULL DEFAULT 0, time REAL NOT NULL DEFAULT 0,"
                       " all_queued INTEGER NOT NULL DEFAULT 0) STRICT")};
    for (const char* event : {"INSERT", "UPDATE"})
        steps << QStringLiteral("CREATE TRIGGER queue_%1 AFTER %1 ON ohlcv_candles"
                                " WHEN EXISTS (SELECT 1 FROM shared_link)"
                                " BEGIN INSERT OR REPLACE INTO shared_queue"
                                " (pair, interval_min, time)"
                                " VALUES (new.pair, new.interval_min, new.time); END")
                     .arg(QLatin1String(event));
    return steps;
}

/** The second opinion's columns, NULL where it had none. */
QStringList jumpColumns()
{
    QStringList steps;
    for (const char* column :
         {"model_id TEXT", "p_bear REAL", "p_range REAL", "p_bull REAL", "confidence REAL",
          "bias REAL", "raw INTEGER", "shown INTEGER", "p_switch REAL", "cost REAL"})
        steps.append(
            QStringLiteral("ALTER TABLE ledger ADD COLUMN jump_%1").arg(QLatin1String(column)));
    return steps;
}

/** What the bot said of itself, NULL where it said nothing. */
QStringList botColumns()
{
    QStringList steps;
    for (const char* column :
         {"phase INTEGER", "idle REAL", "skew REAL", "recoveries INTEGER", "blend REAL"})
        steps.append(
            QStringLiteral("ALTER TABLE ledger ADD COLUMN bot_%1").arg(QLatin1String(column)));
    return steps;
}

/** What the operator judged and wrote down: of the live ledger, and of runs of replay.sqlite. */
QStringList reviewTables()
{
    return {QStringLiteral("CREATE TABLE verdicts (run INTEGER NOT NULL, pair TEXT NOT NULL,"
                           " interval_min INTEGER NOT NULL, episode_from INTEGER NOT NULL,"
                           " judged REAL NOT NULL, said INTEGER NOT NULL, label INTEGER NOT NULL,"
                           " PRIMARY KEY (run, pair, interval_min, episode_from))"
                           " STRICT, WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                           " written REAL NOT NULL, pair TEXT NOT NULL,"
                           " interval_min INTEGER NOT NULL, from_sec INTEGER NOT NULL,"
                           " to_sec INTEGER NOT NULL, text TEXT NOT NULL,"
                           " CHECK (from_sec < to_sec)) STRICT")};
}

/** Which replay a verdict was given on: its id alone begins anew with a new replay.sqlite. Of the
 *  verdicts that are there nobody knows; theirs stays 0, as that of the live ledger. */
QStringList verdictsByReplay()
{
    return {QStringLiteral("ALTER TABLE verdicts RENAME TO verdicts_by_id"),
            QStringLiteral("CREATE TABLE verdicts (run INTEGER NOT NULL, run_created REAL NOT NULL,"
                           " pair TEXT NOT NULL, interval_min INTEGER NOT NULL,"
                           " episode_from INTEGER NOT NULL, judged REAL NOT NULL,"
                           " said INTEGER NOT NULL, label INTEGER NOT NULL,"
                           " PRIMARY KEY (run, run_created, pair, interval_min, episode_from))"
                           " STRICT, WITHOUT ROWID"),
            QStringLiteral("INSERT INTO verdicts SELECT run, 0, pair, interval_min, episode_from,"
                           " judged, said, label FROM verdicts_by_id"),
            QStringLiteral("DROP TABLE verdicts_by_id")};
}

/** A row for each answer instead of one for each candle, so that each detector's is kept whether
 * the other one answers or not. Rows of the second opinion were judged with the HMM's when they
 * were kept, and stay so. */
QStringList ledgerByAnswer()
{
    const QString columns = QStringLiteral("run, pair, interval_min, candle_time, as_of, close,"
                                           " %1model_id, %1p_bear, %1p_range, %1p_bull,"
                                           " %1confidence, %1bias, %1raw, %1shown, %1p_switch, %2,"
                                           " usable, reasons, config_hash, phase, bot_phase,"
                                           " bot_idle, bot_skew, bot_recoveries, bot_blend");
    const QString hmm = columns.arg(QString(), QStringLiteral("log_likelihood"));
    const QString jump = columns.arg(QStringLiteral("jump_"), QStringLiteral("-jump_cost"));
    const QString insert = QStringLiteral("INSERT INTO ledger (family, %1) SELECT").arg(hmm);
    return {QStringLiteral("ALTER TABLE ledger RENAME TO ledger_by_candle"),
            QStringLiteral("CREATE TABLE ledger (run INTEGER NOT NULL, pair TEXT NOT NULL,"
                           " interval_min INTEGER NOT NULL,"
                           " family TEXT NOT NULL CHECK (family IN ('hmm', 'jump')),"
                           " candle_time INTEGER NOT NULL, as_of REAL NOT NULL,"
                           " close REAL NOT NULL, model_id TEXT NOT NULL, p_bear REAL NOT NULL,"
                           " p_range REAL NOT NULL, p_bull REAL NOT NULL,"
                           " confidence REAL NOT NULL, bias REAL NOT NULL, raw INTEGER NOT NULL,"
                           " shown INTEGER NOT NULL, p_switch REAL NOT NULL,"
                           " log_likelihood REAL NOT NULL, usable INTEGER NOT NULL,"
                           " reasons TEXT NOT NULL, config_hash TEXT NOT NULL,"
                           " phase INTEGER NOT NULL, bot_phase INTEGER, bot_idle REAL,"
                           " bot_skew REAL, bot_recoveries INTEGER, bot_blend REAL,"
                           " PRIMARY KEY (run, pair, interval_min, family, candle_time))"
                           " STRICT, WITHOUT ROWID"),
            insert + QStringLiteral(" 'hmm', %1 FROM ledger_by_candle").arg(hmm),
            insert + QStringLiteral(" 'jump', %1 FROM ledger_by_candle"
                                    " WHERE jump_model_id IS NOT NULL")
                         .arg(jump),
            QStringLiteral("DROP TABLE ledger_by_candle")};
}

} // namespace

const Schema& storeSchema()
{
    static const Schema schema{
        storeId,
        {{QStringLiteral("CREATE TABLE ohlcv_candles (time REAL NOT NULL, pair TEXT NOT NULL,"
                         " interval_min INTEGER NOT NULL, open REAL NOT NULL, high REAL NOT NULL,"
                         " low REAL NOT NULL, close REAL NOT NULL, volume REAL NOT NULL,"
                         " trade_count INTEGER NOT NULL, source TEXT NOT NULL,"
                         " PRIMARY KEY (pair, interval_min, time)) STRICT, WITHOUT ROWID"),
          QStringLiteral("CREATE TABLE proved_spans (pair TEXT NOT NULL,"
                         " interval_min INTEGER NOT NULL, from_sec INTEGER NOT NULL,"
                         " to_sec INTEGER NOT NULL, CHECK (from_sec < to_sec),"
                         " PRIMARY KEY (pair, interval_min, from_sec)) STRICT, WITHOUT ROWID"),
          ledgerTable(),
          QStringLiteral("CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                         " time REAL NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL) STRICT")},
         {QStringLiteral("CREATE TABLE backfill_cursors (pair TEXT NOT NULL,"
                         " interval_min INTEGER NOT NULL, state TEXT NOT NULL,"
                         " PRIMARY KEY (pair, interval_min)) STRICT, WITHOUT ROWID")},
         jumpColumns(),
         {QStringLiteral("CREATE TABLE shared_queue (ticket INTEGER PRIMARY KEY AUTOINCREMENT,"
                         " pair TEXT NOT NULL, interval_min INTEGER NOT NULL, time REAL NOT NULL,"
                         " UNIQUE (pair, interval_min, time)) STRICT")},
         botColumns() + reviewTables(),
         sharedLink(),
         verdictsByReplay(),
         ledgerByAnswer()}};
    return schema;
}

const Schema& replaySchema()
{
    static const Schema schema{
        replayId,
        {{QStringLiteral("CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                         " created REAL NOT NULL, pair TEXT NOT NULL,"
                         " interval_min INTEGER NOT NULL, config TEXT NOT NULL) STRICT"),
          QStringLiteral("CREATE TABLE run_candles (run INTEGER NOT NULL REFERENCES runs (id),"
                         " time INTEGER NOT NULL, open REAL NOT NULL, high REAL NOT NULL,"
                         " low REAL NOT NULL, close REAL NOT NULL, volume REAL NOT NULL,"
                         " trade_count INTEGER NOT NULL, source TEXT NOT NULL,"
                         " PRIMARY KEY (run, time)) STRICT, WITHOUT ROWID"),
          ledgerTable()},
         jumpColumns(),
         {QStringLiteral("CREATE TABLE run_models (run INTEGER NOT NULL REFERENCES runs (id),"
                         " model_id TEXT NOT NULL, transitions TEXT NOT NULL,"
                         " PRIMARY KEY (run, model_id)) STRICT, WITHOUT ROWID")},
         botColumns(),
         ledgerByAnswer()}};
    return schema;
}

} // namespace regime
