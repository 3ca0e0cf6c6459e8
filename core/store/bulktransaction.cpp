// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bulktransaction.h"

#include <QFile>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

namespace regime
{

namespace
{

/**
 * While a transaction lasts, pages that do not fit into the cache go to the journal; one that is
 * changed after that is written there anew, and the commit has to sum up all behind it again. Rows
 * that come in order change a page again when the level above their leaves is split, some 2700
 * leaves later: a cache that holds those has nothing to sum up again.
 */
constexpr int bulkCacheKib = 14 * 1024;
constexpr int usualCacheKib = 2000;        // SQLite's own default
constexpr int usualCheckpointPages = 1000; // SQLite's own default

void set(Database& database, const char* pragma, int value)
{
    (void)database.query(QStringLiteral("PRAGMA %1 = %2").arg(QLatin1String(pragma)).arg(value));
}

/** The journal of the database at `path`, beside SQLite; `file` is negative where there is none. */
struct OpenJournal {
    explicit OpenJournal(const QString& path)
        : file(path.isEmpty() ? -1
                              : ::open(QFile::encodeName(path + QStringLiteral("-wal")).constData(),
                                       O_RDONLY | O_CLOEXEC))
    {
    }
    ~OpenJournal()
    {
        if (file >= 0)
            ::close(file);
    }
    OpenJournal(const OpenJournal&) = delete;
    OpenJournal& operator=(const OpenJournal&) = delete;

    const int file;
};

} // namespace

Result<std::unique_ptr<BulkTransaction>> BulkTransaction::begin(Database& database)
{
    Result<Transaction> begun = Transaction::begin(database);
    if (!begun)
        return begun.error();
    return std::unique_ptr<BulkTransaction>(new BulkTransaction(database, *std::move(begun)));
}

BulkTransaction::BulkTransaction(Database& database, Transaction transaction)
    : m_database(database), m_transaction(std::move(transaction))
{
    set(m_database, "wal_autocheckpoint", 0);
    set(m_database, "cache_size", -bulkCacheKib);
}

BulkTransaction::~BulkTransaction()
{
    m_transaction.reset();
    set(m_database, "cache_size", -usualCacheKib);
    set(m_database, "wal_autocheckpoint", usualCheckpointPages);
}

void BulkTransaction::endSlice()
{
    if (const OpenJournal journal(m_database.path()); journal.file >= 0)
        (void)::sync_file_range(journal.file, 0, 0, SYNC_FILE_RANGE_WRITE);
}

Result<bool> BulkTransaction::prepareCommit(std::chrono::milliseconds atMost)
{
    if (m_journalToDisk.valid())
        return m_journalToDisk.wait_for(atMost) == std::future_status::ready;
    if (sqlite3_db_cacheflush(m_database.handle()) != SQLITE_OK)
        return m_database.lastFailure();
    m_journalToDisk = std::async(std::launch::async, [path = m_database.path()] {
        if (const OpenJournal journal(path); journal.file >= 0)
            (void)::fdatasync(journal.file); // the commit does it again, and says what fails
    });
    return false;
}

Result<Done> BulkTransaction::commit()
{
    if (const Result<Done> done = m_transaction->commit(); !done)
        return done;
    m_database.checkpointAside();
    return Done{};
}

bool BulkTransaction::isSettled(std::chrono::milliseconds atMost) const
{
    return m_database.isCheckpointed(atMost);
}

} // namespace regime
