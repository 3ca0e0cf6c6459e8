// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgrescluster.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace regime::test
{

std::unique_ptr<PostgresCluster> PostgresCluster::start()
{
    std::unique_ptr<PostgresCluster> cluster(new PostgresCluster);
    QProcess& process = cluster->m_process;
    // The server may not live in a folder that only this user can enter.
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("pg_virtualenv"),
                  {QStringLiteral("-t"), QStringLiteral("sh"), QStringLiteral("-c"),
                   QStringLiteral("echo \"ready $PGUSER $PGPASSWORD $PGDATABASE $PGPORT\";"
                                  " while read -r action; do pg_ctlcluster --mode fast"
                                  " \"$PGVERSION\" regress \"$action\" >&2 && echo done"
                                  " || echo failed; done")});
    QByteArray said;
    QElapsedTimer timer;
    timer.start();
    while (process.state() != QProcess::NotRunning && timer.elapsed() < 180'000) {
        process.waitForReadyRead(1000);
        said += process.readAllStandardOutput();
        const qsizetype at = said.indexOf("ready ");
        if (at < 0 || said.indexOf('\n', at) < 0)
            continue;
        const QList<QByteArray> words = said.mid(at).split('\n').first().split(' ');
        if (words.size() != 5)
            return nullptr;
        cluster->m_user = QString::fromUtf8(words[1]);
        cluster->m_password = QString::fromUtf8(words[2]);
        cluster->m_database = QString::fromUtf8(words[3]);
        cluster->m_port = words[4].toInt();
        return cluster;
    }
    return nullptr;
}

PostgresCluster::~PostgresCluster()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(60'000);
}

bool PostgresCluster::control(const QByteArray& action)
{
    m_process.write(action + '\n');
    QByteArray said;
    while (!said.endsWith('\n') && m_process.waitForReadyRead(120'000))
        said += m_process.readAllStandardOutput();
    return said == "done\n";
}

std::optional<QString> PostgresCluster::value(const QString& sql) const
{
    const QString name = QStringLiteral("operator");
    std::optional<QString> value;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
        database.setHostName(QStringLiteral("127.0.0.1"));
        database.setPort(m_port);
        database.setUserName(m_user);
        database.setPassword(m_password);
        database.setDatabaseName(m_database);
        QSqlQuery query(database.open() ? database : QSqlDatabase());
        if (query.exec(sql))
            value = query.next() ? query.value(0).toString() : QString();
        else
            qInfo("%s", qPrintable(query.lastError().text() + database.lastError().text()));
    }
    QSqlDatabase::removeDatabase(name);
    return value;
}

QUrl PostgresCluster::url(int port) const
{
    QUrl url;
    url.setScheme(QStringLiteral("postgresql"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(port > 0 ? port : m_port);
    url.setUserName(m_user);
    url.setPassword(m_password);
    url.setPath(u'/' + m_database);
    return url;
}

} // namespace regime::test
