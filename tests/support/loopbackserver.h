// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/httpconnection.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <vector>

namespace regime::test
{

/** An HTTP server on loopback that answers as it is told, and remembers what it was asked. */
class LoopbackServer : public QObject
{
public:
    using Handler = std::function<void(HttpConnection&)>;

    explicit LoopbackServer(Handler handler) : m_handler(std::move(handler))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = m_server.nextPendingConnection()) {
                auto* connection = new HttpConnection(socket, this);
                connect(connection, &HttpConnection::requested, this,
                        [this, connection](const ServedRequest& request) {
                            requests.push_back(request);
                            m_handler(*connection);
                        });
            }
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port on loopback");
    }

    void answerWith(Handler handler) { m_handler = std::move(handler); }

    QUrl url(const QString& path) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path));
    }

    std::vector<ServedRequest> requests;

private:
    QTcpServer m_server;
    Handler m_handler;
};

} // namespace regime::test
