// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

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

    /** Ends the server and all connections to it; false when that fails. */
    bool stopServer() { return control("stop"); }

    /** Starts it again, at the same port with what it has kept. */
    bool startServer() { return control("start"); }

    /** Runs one statement as an operator's own program would. */
    bool execute(const QString& sql) const { return value(sql).has_value(); }

    /** The same, with the first value of the first row, empty when there is none; nothing when it
     *  fails. */
    std::optional<QString> value(const QString& sql) const;

private:
    PostgresCluster() = default;
    bool control(const QByteArray& action);

    QProcess m_process; ///< holds the server until its input ends, and does what stands in it
    QString m_user;
    QString m_password;
    QString m_database;
    int m_port = 0;
};

} // namespace regime::test
