// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singlewindow.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace regime
{

namespace
{

const QByteArray raiseWord("raise\n");
const QByteArray raisedWord("raised\n");

/** A name that fits into a socket's 108 bytes, however long the data folder's is. */
QString basePath(const QString& dataDir)
{
    const QByteArray hash =
        QCryptographicHash::hash(QDir::cleanPath(dataDir).toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(16);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) +
           QStringLiteral("/regimescope-") + QString::fromLatin1(hash);
}

bool askedToComeForward(const QString& socketPath, int answerMs)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath);
    if (!socket.waitForConnected(answerMs))
        return false;
    socket.write(raiseWord);
    return socket.waitForReadyRead(answerMs) && socket.readAll() == raisedWord;
}

} // namespace

SingleWindow::SingleWindow(const QString& dataDir, int answerMs)
    : m_lock(basePath(dataDir) + QStringLiteral(".lock"))
{
    const QString socket = basePath(dataDir) + QStringLiteral(".socket");
    m_lock.setStaleLockTime(0);
    if (m_lock.tryLock(0))
        listen(socket);
    else if (m_lock.error() != QLockFile::LockFailedError)
        qWarning("A second start on this folder will open a second window: %s cannot be written",
                 qPrintable(socket));
    else
        m_standing = askedToComeForward(socket, answerMs) ? Standing::Raised : Standing::Unanswered;
}

std::optional<qint64> SingleWindow::otherPid() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (m_standing == Standing::First || !m_lock.getLockInfo(&pid, &host, &program))
        return std::nullopt;
    return pid;
}

void SingleWindow::listen(const QString& socket)
{
    QLocalServer::removeServer(socket); // a killed window leaves its own
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(socket))
        qWarning("A second start on this folder cannot raise the window: %s",
                 qPrintable(m_server.errorString()));
    connect(&m_server, &QLocalServer::newConnection, this, &SingleWindow::answer);
}

void SingleWindow::answer()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->readAll() != raiseWord)
                return socket->abort();
            emit raiseRequested();
            socket->write(raisedWord);
            socket->disconnectFromServer();
        });
    }
}

} // namespace regime
