// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QString>
#include <QUrl>

namespace regime
{

/** One request to a REST service. */
struct RestRequest {
    QByteArray method; ///< "GET" or "POST"
    QUrl url;
    QByteArray prefer;
    QByteArray body; ///< JSON
};

/** An answer with any status. */
struct RestAnswer {
    int status = 0;
    QByteArray body;
    QByteArray contentRange;
};

/**
 * Asks and waits, on a thread that may wait: 10 s at most, 16 MiB at most, no redirect followed,
 * TLS verified. Sends the key as `apikey` and bearer. Leaving the thread's event loop ends a wait.
 */
class RestClient
{
public:
    explicit RestClient(QByteArray key) : m_key(std::move(key)) {}

    /** Errors: no answer, or one that was cut. */
    Result<RestAnswer> send(const RestRequest& request);

private:
    QByteArray m_key;
    QNetworkAccessManager m_network;
};

} // namespace regime
