// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/databasefile.h"
#include "core/store/writerlock.h"

#include <QFileInfo>

#include <array>

namespace regime
{

namespace
{

constexpr int corruptCode = 11;      // SQLITE_CORRUPT
constexpr int notADatabaseCode = 26; // SQLITE_NOTADB

} // namespace

Result<Database> Database::connect(const QString& path, Access access)
{
    Database database(path, access);
    QSqlDatabase connection =
        QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database.m_connectionName);
    connection.setDatabaseName(path.isEmpty() ? QStringLiteral(":memory:") : path);
    if (access == Access::Read)
        connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    if (!connection.open())
        return database.failure(connection.lastError());
    return database;
}

Result<qint64> Database::number(const QString& sql) const
{
    Result<QSqlQuery> read = query(sql);
    if (!read)
        return read.error();
    return read->next() ? read->value(0).toLongLong() : qint64{0};
}

/** The schema version of a file that is ours. Refuses one of another program or of a newer version;
 *  one without tables is anybody's. */
Result<qint64> Database::ownVersion(const Schema& schema) const
{
    const Result<qint64> owner = number(QStringLiteral("PRAGMA application_id"));
    const Result<qint64> version = number(QStringLiteral("PRAGMA user_version"));
    const Result<qint64> tables = number(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    for (const Result<qint64>* read : {&owner, &version, &tables})
        if (!*read)
            return read->error();
    if (*tables == 0)
        return version;
    if (*owner != schema.applicationId)
        return problem(QStringLiteral("belongs to another program. Choose another file or folder "
                                      "with STORE_URL or --data-dir."));
    if (*version > schema.version())
        return problem(
            QStringLiteral("was written by a newer RegimeScope (schema %1; this one knows "
                           "%2). Update RegimeScope or choose another folder with "
                           "--data-dir.")
                .arg(*version)
                .arg(schema.version()));
    return version;
}

Result<Database::Finding> Database::check(const Schema& schema) const
{
    QSqlQuery check(connection());
    const bool done = check.exec(QStringLiteral("PRAGMA quick_check(1)")) && check.next();
    if (!done) {
        const int code = primaryCode(check.lastError());
        if (code == corruptCode || code == notADatabaseCode)
            return Finding::Damaged;
        return failure(check.lastError());
    }
    if (check.value(0).toString() != QLatin1String("ok"))
        return Finding::Damaged;
    check.finish();
    if (const Result<qint64> version = ownVersion(schema); !version)
        return version.error();
    return Finding::Sound;
}

/** Looks at an existing file over a connection that cannot change it. */
Result<Database::Finding> Database::inspect(const QString& path, const Schema& schema)
{
    // Only a kill while the store was being made leaves one. Reading cannot roll it back, and
    // SQLite does at the first look of a connection that may write.
    if (QFileInfo(path + QStringLiteral("-journal")).size() > 0)
        if (const Result<Database> writer = connect(path, Access::Write))
            (void)writer->number(QStringLiteral("PRAGMA schema_version"));
    const QFileInfo file(path);
    if (file.exists() && !file.isFile())
        return Error{QStringLiteral("%1 is a folder or device where the store file should be. Move "
                                    "it away or choose another folder with --data-dir.")
                         .arg(path)
                         .toStdString()};
    if (!file.exists() || file.size() == 0) {
        // SQLite deletes a journal whose database is empty; what is in it must not go that way.
        const bool journal = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
        return journal ? Finding::Damaged : Finding::Empty;
    }
    const Result<Database> reader = connect(path, Access::Read);
    if (!reader)
        return reader.error();
    return reader->check(schema);
}

Result<Done> Database::migrate(const Schema& schema)
{
    const Result<qint64> version = number(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    for (int step = static_cast<int>(*version); step < schema.version(); ++step) {
        Result<Transaction> transaction = Transaction::begin(*this);
        if (!transaction)
            return transaction.error();
        QStringList statements = schema.steps[static_cast<std::size_t>(step)];
        statements << QStringLiteral("PRAGMA application_id = %1").arg(schema.applicationId)
                   << QStringLiteral("PRAGMA user_version = %1").arg(step + 1);
        for (const QString& statement : statements)
            if (const Result<QSqlQuery> done = query(statement); !done)
                return done.error();
        if (const Result<Done> done = transaction->commit(); !done)
            return done.error();
    }
    return Done{};
}

Result<Done> Database::setUp(const Schema& schema)
{
    static const QStringList pragmas{QStringLiteral("PRAGMA synchronous = FULL"),
                                     QStringLiteral("PRAGMA foreign_keys = ON"),
                                     QStringLiteral("PRAGMA trusted_schema = OFF"),
                                     QStringLiteral("PRAGMA cell_size_check = ON"),
                                     QStringLiteral("PRAGMA journal_size_limit = 4194304")};
    if (!m_path.isEmpty()) {
        Result<QSqlQuery> mode = query(QStringLiteral("PRAGMA journal_mode = WAL"));
        if (!mode)
            return mode.error();
        if (!mode->next() || mode->value(0).toString() != QLatin1String("wal"))
            return problem(QStringLiteral("cannot keep a write-ahead journal. Put it on a local "
                                          "disk with --data-dir."));
    }
    for (const QString& pragma : pragmas)
        if (const Result<QSqlQuery> done = query(pragma); !done)
            return done.error();
    return migrate(schema);
}

Result<Database> Database::openInMemory(const Schema& schema)
{
    Result<Database> database = connect(QString(), Access::Write);
    if (!database)
        return database;
    if (const Result<Done> done = database->setUp(schema); !done)
        return done.error();
    return database;
}

Result<bool> Database::isOlder(const QString& path, const Schema& schema)
{
    const Result<Database> reader = connect(QFileInfo(path).absoluteFilePath(), Access::Read);
    if (!reader)
        return reader.error();
    const Result<qint64> version = reader->ownVersion(schema);
    if (!version)
        return version.error();
    return *version < schema.version();
}

Result<DatabaseOpening> Database::open(const QString& givenPath, const Schema& schema,
                                       Access access)
{
    const QString path = QFileInfo(givenPath).absoluteFilePath();
    if (access == Access::Read) {
        if (!QFileInfo::exists(path))
            return Error{
                QStringLiteral("There is no store %1 yet. Start RegimeScope once or import "
                               "candles.")
                    .arg(path)
                    .toStdString()};
        Result<Database> reader = connect(path, access);
        if (!reader)
            return reader.error();
        const Result<qint64> version = reader->ownVersion(schema);
        if (!version)
            return version.error();
        if (*version < schema.version())
            return reader->problem(
                QStringLiteral("is of an older RegimeScope (schema %1, this one reads %2). Start "
                               "RegimeScope once, which brings it up to date.")
                    .arg(*version)
                    .arg(schema.version()));
        return DatabaseOpening{*std::move(reader), {}};
    }

    if (const Result<Done> folder = makeFolderFor(path); !folder)
        return folder.error();
    Result<std::unique_ptr<WriterLock>> lock = WriterLock::take(path);
    if (!lock)
        return lock.error();
    QString notice;
    const bool wasThere = QFileInfo::exists(path);
    const Result<Finding> finding = inspect(path, schema);
    if (!finding)
        return finding.error();
    if (*finding == Finding::Damaged) {
        const Result<QString> aside = setDatabaseAside(path);
        if (!aside)
            return aside.error();
        notice =
            QStringLiteral("The store %1 was damaged. It is kept as %2, and a new one has been "
                           "begun; Backfill or import brings candles back.")
                .arg(path, *aside);
    } else if (*finding == Finding::Empty && wasThere) {
        notice = QStringLiteral("The store %1 was an empty file; a new store has been begun in it.")
                     .arg(path);
    }
    if (const Result<Done> made = makePrivateFile(path); !made)
        return made.error();
    if (!QFileInfo(path).isWritable())
        return Error{QStringLiteral("The store %1 is read-only. Make it writable or choose another "
                                    "folder with --data-dir.")
                         .arg(path)
                         .toStdString()};
    Result<Database> database = connect(path, access);
    if (!database)
        return database.error();
    database->m_lock = *std::move(lock);
    if (const Result<Done> done = database->setUp(schema); !done)
        return done.error();
    return DatabaseOpening{*std::move(database), notice};
}

} // namespace regime
