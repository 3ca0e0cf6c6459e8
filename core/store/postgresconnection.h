// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sharedaddress.h"

#include <QSqlDatabase>

#include <memory>

namespace regime
{

/** An open connection to a PostgreSQL database, closed with this object; used on the thread that
 *  opened it. No statement on it takes longer than 5 s. */
class PostgresConnection
{
public:
    /** Waits up to 8 s. Errors: the driver is missing, or the server cannot be reached. */
    static Result<std::unique_ptr<PostgresConnection>> open(const SharedAddress& address);
    ~PostgresConnection();
    Q_DISABLE_COPY_MOVE(PostgresConnection)

    QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }

private:
    explicit PostgresConnection(QString name) : m_name(std::move(name)) {}

    QString m_name;
};

} // namespace regime
