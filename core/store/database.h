// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/schema.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <chrono>
#include <future>
#include <memory>

struct sqlite3;

namespace regime
{

struct DatabaseOpening;
class WriterLock;

/** Whether a database file is opened to write (one process a file) or beside its writer. */
enum class Access { Write, Read };

/**
 * One SQLite connection, to be used on the thread that opened it alone. Stores built over it keep a
 * reference: it outlives them and stays where it is.
 *
 * A file open to write is in WAL mode with synchronous=FULL, and held by a lock (see WriterLock),
 * so that there is one writing connection to it anywhere. Every failure is a sentence for the
 * operator.
 */
class Database
{
public:
    /**
     * Opens `path`. To write: makes folder and file when missing (0700, 0600), brings an older
     * schema up to date, and checks the file; a damaged one is set aside under a new name, never
     * deleted, and a fresh one is started, which `notice` says. To read: the file must exist.
     * Errors: in use by another writer, a newer schema, another program's file, folder or disk.
     */
    static Result<DatabaseOpening> open(const QString& path, const Schema& schema, Access access);

    /** Whether the file is of an older RegimeScope, which only an opening to write brings up to
     *  date. Errors: as of one to read. */
    static Result<bool> isOlder(const QString& path, const Schema& schema);

    /** A database that is gone when this object is: what a window works on when nothing can be
     * kept. */
    static Result<Database> openInMemory(const Schema& schema);

    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database();

    /** Absolute path of the file; empty in memory. */
    QString path() const { return m_path; }
    bool canWrite() const { return m_access == Access::Write; }

    /** Size on disk, journals included; 0 in memory. */
    qint64 sizeBytes() const;

    /** `sql` ready to bind and pass to run(); read results forward only. */
    Result<QSqlQuery> prepare(const QString& sql) const;

    /** Executes what is bound. */
    Result<Done> run(QSqlQuery& query) const;

    /** prepare(), bind in order, run(). */
    Result<QSqlQuery> query(const QString& sql, const QVariantList& values = {}) const;

    /**
     * Carries what is in the journal over into the file, on another thread. Until that is done
     * reading goes on and what writes waits for it. What cannot be carried over now stays in the
     * journal, for a later commit to try.
     */
    void checkpointAside();

    /** Whether it is done; waits for it up to `atMost`. */
    bool isCheckpointed(std::chrono::milliseconds atMost) const;

    /** The sentence for a failed statement. */
    Error failure(const QSqlError& error) const;

    /** The connection as SQLite's own functions take it, and the sentence for what failed in the
     *  last of them. */
    sqlite3* handle() const;
    Error lastFailure() const;

    /** What has been written since it began may yet be undone. */
    bool isInTransaction() const { return m_transactionDepth > 0; }

private:
    friend class Transaction;
    enum class Finding { Sound, Empty, Damaged };
    Database(QString path, Access access);
    static Result<Database> connect(const QString& path, Access access);
    static Result<Finding> inspect(const QString& path, const Schema& schema);
    Result<Finding> check(const Schema& schema) const;
    Result<qint64> ownVersion(const Schema& schema) const;
    Result<Done> setUp(const Schema& schema);
    Result<Done> migrate(const Schema& schema);
    Result<qint64> number(const QString& sql) const;
    static int primaryCode(const QSqlError& error);
    void close();
    Error problem(const QString& text) const;
    QSqlDatabase connection() const;

    QString m_path;
    Access m_access;
    QString m_connectionName;
    std::unique_ptr<WriterLock> m_lock;
    int m_transactionDepth = 0;
    bool m_transactionFailed = false;
    std::future<void> m_checkpoint; ///< the last one that was begun aside
};

/** An open database and what the operator has to know of its opening; empty when nothing. */
struct DatabaseOpening {
    Database database;
    QString notice;
};

/**
 * All or nothing: what happened since begin() is undone unless commit() was reached. One inside
 * another joins it.
 */
class [[nodiscard]] Transaction
{
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Result<Done> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}

    Database* m_database;
};

} // namespace regime
