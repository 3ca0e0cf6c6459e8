// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reviewstore.h"

#include <algorithm>

namespace regime
{

namespace
{

Regime regimeAt(const QSqlQuery& query, int column)
{
    return static_cast<Regime>(std::clamp(query.value(column).toInt(), 0, 2));
}

} // namespace

Result<bool> ReviewStore::judge(const StoredVerdict& verdict, const JudgedLedger& ledger)
{
    const Result<QSqlQuery> inserted = m_database.query(
        QStringLiteral("INSERT OR IGNORE INTO verdicts (run, run_created, pair, interval_min,"
                       " episode_from, judged, said, label) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {qlonglong{ledger.run}, ledger.runCreatedSec, m_key.pair, m_key.intervalMin,
         qlonglong{verdict.episodeFromSec}, verdict.judgedSec, static_cast<int>(verdict.said),
         static_cast<int>(verdict.label)});
    if (!inserted)
        return inserted.error();
    return inserted->numRowsAffected() > 0;
}

Result<std::vector<StoredVerdict>> ReviewStore::verdicts(const JudgedLedger& ledger) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT episode_from, judged, said, label FROM verdicts WHERE run = ?"
                       " AND run_created = ? AND pair = ? AND interval_min = ?"
                       " ORDER BY judged, episode_from"),
        {qlonglong{ledger.run}, ledger.runCreatedSec, m_key.pair, m_key.intervalMin});
    if (!query)
        return query.error();
    std::vector<StoredVerdict> verdicts;
    while (query->next())
        verdicts.push_back({query->value(0).toLongLong(), query->value(1).toDouble(),
                            regimeAt(*query, 2), regimeAt(*query, 3)});
    return verdicts;
}

Result<std::int64_t> ReviewStore::verdictsOfUnknownReplays() const
{
    Result<QSqlQuery> query =
        m_database.query(QStringLiteral("SELECT count(*) FROM verdicts WHERE run != ?"
                                        " AND run_created = 0 AND pair = ? AND interval_min = ?"),
                         {qlonglong{Ledger::liveRun}, m_key.pair, m_key.intervalMin});
    if (!query)
        return query.error();
    return query->next() ? query->value(0).toLongLong() : 0;
}

Result<Note> ReviewStore::write(const Note& note)
{
    if (note.text.trimmed().isEmpty())
        return Error{"a note needs some words"};
    if (note.fromSec >= note.toSec)
        return Error{"a note needs a time that ends behind its begin"};
    const Result<QSqlQuery> inserted = m_database.query(
        QStringLiteral("INSERT INTO notes (written, pair, interval_min, from_sec, to_sec, text)"
                       " VALUES (?, ?, ?, ?, ?, ?)"),
        {note.writtenSec, m_key.pair, m_key.intervalMin, qlonglong{note.fromSec},
         qlonglong{note.toSec}, note.text});
    if (!inserted)
        return inserted.error();
    Note written = note;
    written.id = inserted->lastInsertId().toLongLong();
    return written;
}

Result<std::vector<Note>> ReviewStore::notes(std::int64_t fromSec, std::int64_t toSec) const
{
    Result<QSqlQuery> query = m_database.query(
        QStringLiteral("SELECT id, written, from_sec, to_sec, text FROM notes WHERE pair = ?"
                       " AND interval_min = ? AND from_sec < ? AND to_sec > ?"
                       " ORDER BY from_sec, id"),
        {m_key.pair, m_key.intervalMin, qlonglong{toSec}, qlonglong{fromSec}});
    if (!query)
        return query.error();
    std::vector<Note> notes;
    while (query->next())
        notes.push_back({query->value(0).toLongLong(), query->value(1).toDouble(),
                         query->value(2).toLongLong(), query->value(3).toLongLong(),
                         query->value(4).toString()});
    return notes;
}

Result<Done> ReviewStore::removeNote(std::int64_t id)
{
    const Result<QSqlQuery> removed = m_database.query(
        QStringLiteral("DELETE FROM notes WHERE id = ? AND pair = ? AND interval_min = ?"),
        {qlonglong{id}, m_key.pair, m_key.intervalMin});
    if (!removed)
        return removed.error();
    return Done{};
}

} // namespace regime
