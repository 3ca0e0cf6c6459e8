// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/httpconnection.h"

#include <QTcpSocket>
#include <QUrl>

#include <algorithm>

namespace regime
{

namespace
{
constexpr qsizetype longestRequest = 16'384;
constexpr qint64 floodChunk = 65'536;

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 404:
        return "Not Found";
    case 429:
        return "Too Many Requests";
    default:
        return status < 400 ? "Found" : "Error";
    }
}

QByteArray head(const HttpResponse& response, qint64 length)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' +
                      reasonOf(response.status) + "\r\nContent-Type: " + response.contentType +
                      "\r\nContent-Length: " + QByteArray::number(length) + "\r\n";
    for (const auto& [name, value] : response.headers)
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}
} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, QObject* parent)
    : QObject(parent), m_socket(socket)
{
    m_socket->setParent(this);
    m_dripTimer.setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readRequests);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::writeMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_dripTimer, &QTimer::timeout, this, [this] {
        m_socket->write(m_dripping.left(1));
        m_dripping.remove(0, 1);
        if (m_dripping.isEmpty())
            m_dripTimer.stop();
    });
}

void HttpConnection::readRequests()
{
    m_incoming += m_socket->readAll();
    if (m_incoming.size() > longestRequest) {
        breakOff();
        return;
    }
    const qsizetype end = m_incoming.indexOf("\r\n\r\n");
    if (end < 0 || m_answering)
        return;
    const QByteArrayList words = m_incoming.left(m_incoming.indexOf("\r\n")).split(' ');
    m_incoming.remove(0, end + 4);
    if (words.size() != 3) {
        breakOff();
        return;
    }
    m_answering = true;
    const QUrl url = QUrl::fromEncoded(words[1]);
    emit requested({words[0], url.path(), QUrlQuery(url)});
}

void HttpConnection::send(const HttpResponse& response)
{
    m_socket->write(head(response, response.body.size()) + response.body);
    m_answering = false;
    if (!m_incoming.isEmpty())
        QMetaObject::invokeMethod(this, &HttpConnection::readRequests, Qt::QueuedConnection);
}

void HttpConnection::sendHalf(const HttpResponse& response)
{
    m_socket->write(head(response, response.body.size()) +
                    response.body.left(response.body.size() / 2));
    m_socket->disconnectFromHost();
}

void HttpConnection::drip(const HttpResponse& response, int intervalMs)
{
    m_socket->write(head(response, response.body.size()));
    m_dripping = response.body;
    m_dripTimer.start(intervalMs);
}

void HttpConnection::flood(qint64 bytes)
{
    m_flooding = bytes;
    m_socket->write(head({}, bytes));
}

void HttpConnection::writeMore()
{
    if (m_flooding == 0 || m_socket->bytesToWrite() > floodChunk)
        return;
    const qint64 chunk = std::min(m_flooding, floodChunk);
    m_flooding -= chunk;
    m_socket->write(QByteArray(chunk, ' '));
}

void HttpConnection::breakOff()
{
    m_socket->abort();
}

} // namespace regime
