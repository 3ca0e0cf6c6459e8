// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <memory>

struct sqlite3_stmt;

namespace regime
{

class Database;

/**
 * A statement of SQLite itself, over the connection of a Database, for what is executed a great
 * many times: Qt Sql looks each bound value up by a name, which costs more than keeping the row
 * does. Places count from 1. `database` outlives it.
 */
class SqliteStatement
{
public:
    static Result<SqliteStatement> prepare(const Database& database, const QByteArray& sql);

    void bind(int place, std::int64_t value);
    void bind(int place, double value);
    void bind(int place, const QByteArray& utf8);

    /** Executes a statement that writes, within a transaction. Returns how many rows it changed. */
    Result<int> change();

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    SqliteStatement(const Database& database, sqlite3_stmt* statement)
        : m_database(&database), m_statement(statement)
    {
    }

    const Database* m_database;
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

} // namespace regime
