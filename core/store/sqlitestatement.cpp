// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlitestatement.h"

#include "core/store/database.h"

#include <sqlite3.h>

namespace regime
{

void SqliteStatement::Finalizer::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Result<SqliteStatement> SqliteStatement::prepare(const Database& database, const QByteArray& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database.handle(), sql.constData(), static_cast<int>(sql.size()),
                           &statement, nullptr) != SQLITE_OK)
        return database.lastFailure();
    return SqliteStatement(database, statement);
}

void SqliteStatement::bind(int place, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), place, value);
}

void SqliteStatement::bind(int place, double value)
{
    sqlite3_bind_double(m_statement.get(), place, value);
}

void SqliteStatement::bind(int place, const QByteArray& utf8)
{
    sqlite3_bind_text(m_statement.get(), place, utf8.constData(), static_cast<int>(utf8.size()),
                      SQLITE_TRANSIENT);
}

Result<int> SqliteStatement::change()
{
    if (sqlite3_step(m_statement.get()) != SQLITE_DONE) {
        const Error error = m_database->lastFailure();
        sqlite3_reset(m_statement.get());
        return error;
    }
    const int rows = sqlite3_changes(sqlite3_db_handle(m_statement.get()));
    sqlite3_reset(m_statement.get());
    return rows;
}

} // namespace regime
