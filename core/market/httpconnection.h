// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPair>
#include <QString>
#include <QTimer>
#include <QUrlQuery>

class QTcpSocket;

namespace regime
{

/** A request line as it came; headers are read over. */
struct ServedRequest {
    QByteArray method;
    QString path; ///< "/0/public/OHLC"
    QUrlQuery query;
};

/** What to answer. */
struct HttpResponse {
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers;
};

/**
 * One client's connection to the simulated exchange: reads requests one after the other and
 * writes what it is told, also badly. Owns its socket, lives on the socket's thread and deletes
 * itself when the client is gone.
 */
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(QTcpSocket* socket, QObject* parent);

    /** Writes a whole answer and takes the next request. */
    void send(const HttpResponse& response);

    /** Writes the first half of an answer and breaks the connection. */
    void sendHalf(const HttpResponse& response);

    /** Writes the head at once and then a byte of the body every `intervalMs`. */
    void drip(const HttpResponse& response, int intervalMs);

    /** Writes an answer of `bytes` blanks without holding them. */
    void flood(qint64 bytes);

    /** Breaks the connection without an answer. */
    void breakOff();

signals:
    void requested(const regime::ServedRequest& request);

private:
    void readRequests();
    void writeMore();

    QTcpSocket* m_socket;
    QByteArray m_incoming;
    bool m_answering = false;
    QByteArray m_dripping;
    qint64 m_flooding = 0;
    QTimer m_dripTimer;
};

} // namespace regime
