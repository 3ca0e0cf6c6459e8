// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/krakenfailure.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>

class QNetworkAccessManager;
class QNetworkReply;

namespace regime
{

/**
 * One GET with bounds, on the thread of its access manager: an idle timeout, an overall deadline,
 * a largest body, no redirect followed. Says `finished` exactly once unless destroyed before;
 * whatever comes later is ignored.
 */
class HttpFetch : public QObject
{
    Q_OBJECT

public:
    struct Limits {
        int transferTimeoutMs = 10'000; ///< without a byte moving
        int deadlineMs = 20'000;        ///< from request to last byte
        qint64 bodyBytes = qint64{8} * 1024 * 1024;
    };

    HttpFetch(QNetworkAccessManager& network, const QUrl& url, const Limits& limits,
              QObject* parent = nullptr);
    ~HttpFetch() override;

signals:
    void finished(const regime::HttpAnswer& answer, double latencyMs);

private:
    void readBody();
    void finishReply();
    void giveUp(const QString& why);
    void end(const HttpAnswer& answer);
    void dropReply();

    QNetworkReply* m_reply = nullptr;
    Limits m_limits;
    QByteArray m_body;
    QTimer m_deadline;
    QElapsedTimer m_elapsed;
};

} // namespace regime
