// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QUrl>

#include <memory>

namespace regime::test
{

/** A throw-away PostgreSQL server of this machine's own, gone with this object. */
class PostgresCluster
{
public:
    /** Null when pg_virtualenv (Debian: postgresql-common) is missing or cannot make one. */
    static std::unique_ptr<PostgresCluster> start();
    ~PostgresCluster();

    /** postgresql:// address of its database, password and all; at another port where one is given.
     */
    QUrl url(int port = 0) const;
    int port() const { return m_port; }

    /** Runs one statement as an operator's own program would. */
    bool execute(const QString& sql) const;

private:
    PostgresCluster() = default;

    QProcess m_process; ///< holds the server until its input ends
    QString m_user;
    QString m_password;
    QString m_database;
    int m_port = 0;
};

} // namespace regime::test
