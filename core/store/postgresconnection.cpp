// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgresconnection.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QUrlQuery>

#include <atomic>

namespace regime
{

namespace
{

QString newConnectionName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("regimescope-postgres-%1").arg(++count);
}

QString quoted(QString value)
{
    return u'\'' +
           value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'")) +
           u'\'';
}

/** Behind what the driver puts together itself; it separates options by semicolons. */
QString connectOptions(const QUrl& url)
{
    QStringList options{QStringLiteral("connect_timeout=5"),
                        QStringLiteral("tcp_user_timeout=8000")};
    bool named = false;
    for (const auto& [name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        options << name + u'=' + quoted(value);
        named = named || name == u"application_name";
    }
    if (!named)
        options << QStringLiteral("application_name=RegimeScope");
    return options.join(u';');
}

} // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const SharedAddress& address)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        return Error{"Qt's PostgreSQL driver is not installed (Debian: libqt6sql6-psql)."};
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(newConnectionName()));
    const QUrl& url = address.url;
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), connection->m_name);
    database.setHostName(url.host(QUrl::FullyDecoded));
    database.setPort(url.port(5432));
    database.setUserName(url.userName(QUrl::FullyDecoded));
    if (!url.password().isEmpty())
        database.setPassword(url.password(QUrl::FullyDecoded));
    database.setDatabaseName(url.path(QUrl::FullyDecoded).mid(1));
    database.setConnectOptions(connectOptions(url));
    const auto failure = [&](const QSqlError& error) {
        // The server's first line says why; the password is never part of it, but make sure.
        QString why = error.databaseText().section(u'\n', 0, 0).trimmed();
        if (!url.password().isEmpty())
            why.replace(url.password(QUrl::FullyDecoded), QStringLiteral("***"));
        return Error{
            QStringLiteral("%1 cannot be reached: %2").arg(address.name(), why).toStdString()};
    };
    if (!database.open())
        return failure(database.lastError());
    QSqlQuery limit(database);
    if (!limit.exec(QStringLiteral("SET statement_timeout = 5000")))
        return failure(limit.lastError());
    return connection;
}

PostgresConnection::~PostgresConnection()
{
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

} // namespace regime
