// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bulktransaction.h"

#include <QFile>

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
    if (m_database.path().isEmpty())
        return;
    const QByteArray journal = QFile::encodeName(m_database.path() + QStringLiteral("-wal"));
    const int file = ::open(journal.constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    (void)::sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
    ::close(file);
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
