// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/writerlock.h"

#include <QFileInfo>
#include <QSqlDriver>

#include <sqlite3.h>

#include <atomic>
#include <utility>

namespace regime
{

namespace
{

// Primary result codes of sqlite3.h.
enum SqliteCode {
    Busy = 5,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26
};

QString newConnectionName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("regimescope-%1").arg(++count);
}

} // namespace

Database::Database(QString path, Access access)
    : m_path(std::move(path)), m_access(access), m_connectionName(newConnectionName())
{
}

Database::Database(Database&& other) noexcept
    : m_path(std::move(other.m_path)), m_access(other.m_access),
      m_connectionName(std::exchange(other.m_connectionName, {})), m_lock(std::move(other.m_lock)),
      m_transactionDepth(other.m_transactionDepth), m_transactionFailed(other.m_transactionFailed),
      m_checkpoint(std::move(other.m_checkpoint))
{
}

Database& Database::operator=(Database&& other) noexcept
{
    if (this != &other) {
        close();
        m_path = std::move(other.m_path);
        m_access = other.m_access;
        m_connectionName = std::exchange(other.m_connectionName, {});
        m_lock = std::move(other.m_lock);
        m_transactionDepth = other.m_transactionDepth;
        m_transactionFailed = other.m_transactionFailed;
        m_checkpoint = std::move(other.m_checkpoint);
    }
    return *this;
}

Database::~Database()
{
    close();
}

void Database::close()
{
    if (m_connectionName.isEmpty())
        return;
    if (m_checkpoint.valid())
        m_checkpoint.wait();
    connection().close();
    QSqlDatabase::removeDatabase(std::exchange(m_connectionName, {}));
    m_lock.reset();
}

int Database::primaryCode(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

sqlite3* Database::handle() const
{
    return *static_cast<sqlite3* const*>(connection().driver()->handle().constData());
}

Error Database::lastFailure() const
{
    return failure({QString(), QString::fromUtf8(sqlite3_errmsg(handle())),
                    QSqlError::StatementError,
                    QString::number(sqlite3_extended_errcode(handle()))});
}

Error Database::problem(const QString& text) const
{
    return Error{QStringLiteral("%1 %2")
                     .arg(m_path.isEmpty() ? QStringLiteral("The store in memory") : m_path, text)
                     .toStdString()};
}

Error Database::failure(const QSqlError& error) const
{
    switch (primaryCode(error)) {
    case Full:
        return problem(QStringLiteral("cannot grow: the disk is full. Free some space on it."));
    case ReadOnly:
        return problem(QStringLiteral("cannot be written: file or folder is read-only. Make it "
                                      "writable or choose another folder with --data-dir."));
    case Busy:
        return problem(QStringLiteral("is held by another program. Close that program."));
    case Corrupt:
    case NotADatabase:
        return problem(QStringLiteral("is damaged. Start RegimeScope again: it sets the file aside "
                                      "and begins a new one."));
    case CannotOpen:
        return problem(QStringLiteral("cannot be opened: %1. Check that folder and file are there "
                                      "and yours.")
                           .arg(error.databaseText()));
    case IoError:
        return problem(
            QStringLiteral("cannot be read or written (%1). Check the disk and the space "
                           "left on it.")
                .arg(error.databaseText()));
    default:
        return problem(QStringLiteral("refused a statement: %1.").arg(error.databaseText()));
    }
}

Result<QSqlQuery> Database::prepare(const QString& sql) const
{
    QSqlQuery query(connection());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError());
    return query;
}

Result<Done> Database::run(QSqlQuery& query) const
{
    // Beside a checkpoint of another connection a write might be lost: before 3.51.3 SQLite could
    // take the journal for carried over (https://sqlite.org/wal.html#walresetbug).
    if (m_checkpoint.valid() && !query.lastQuery().startsWith(u"SELECT"))
        m_checkpoint.wait();
    if (!query.exec())
        return failure(query.lastError());
    return Done{};
}

Result<QSqlQuery> Database::query(const QString& sql, const QVariantList& values) const
{
    Result<QSqlQuery> prepared = prepare(sql);
    if (!prepared)
        return prepared;
    for (const QVariant& value : values)
        prepared->addBindValue(value);
    if (const Result<Done> done = run(*prepared); !done)
        return done.error();
    return prepared;
}

qint64 Database::sizeBytes() const
{
    if (m_path.isEmpty())
        return 0;
    return QFileInfo(m_path).size() + QFileInfo(m_path + QStringLiteral("-wal")).size();
}

void Database::checkpointAside()
{
    if (m_path.isEmpty())
        return;
    m_checkpoint = std::async(std::launch::async, [path = m_path] {
        const Result<Database> other = connect(path, Access::Write);
        // Before it has read anything a connection knows of no journal.
        if (other && other->number(QStringLiteral("PRAGMA schema_version")))
            (void)other->number(QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)"));
    });
}

bool Database::isCheckpointed(std::chrono::milliseconds atMost) const
{
    return !m_checkpoint.valid() || m_checkpoint.wait_for(atMost) == std::future_status::ready;
}

Result<Transaction> Transaction::begin(Database& database)
{
    if (database.m_transactionDepth == 0) {
        database.m_transactionFailed = false;
        if (Result<QSqlQuery> begun = database.query(QStringLiteral("BEGIN IMMEDIATE")); !begun)
            return begun.error();
    }
    ++database.m_transactionDepth;
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    m_database->m_transactionFailed = true;
    if (--m_database->m_transactionDepth == 0)
        QSqlQuery(m_database->connection()).exec(QStringLiteral("ROLLBACK"));
}

Result<Done> Transaction::commit()
{
    Q_ASSERT(m_database);
    if (m_database->m_transactionDepth > 1) {
        --std::exchange(m_database, nullptr)->m_transactionDepth;
        return Done{};
    }
    if (m_database->m_transactionFailed)
        return m_database->problem(
            QStringLiteral("kept nothing of this step: a part of it failed."));
    if (Result<QSqlQuery> done = m_database->query(QStringLiteral("COMMIT")); !done)
        return done.error();
    --std::exchange(m_database, nullptr)->m_transactionDepth;
    return Done{};
}

} // namespace regime
