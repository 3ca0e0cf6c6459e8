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
{
    const QString seat = basePath(dataDir);
    const QString socket = seat + QStringLiteral(".socket");
    auto taken = WriterLock::take(seat);
    if (!taken)
        m_otherPid = writerPid(seat);
    if (!taken && !m_otherPid)
        taken = WriterLock::take(seat); // who had it has ended in between
    if (taken) {
        m_seat = *std::move(taken);
        listen(socket);
        return;
    }
    if (m_otherPid)
        m_standing = askedToComeForward(socket, answerMs) ? Standing::Raised : Standing::Unanswered;
    else
        qWarning("A second start on this folder will open a second window: %s",
                 taken.error().message.c_str());
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
