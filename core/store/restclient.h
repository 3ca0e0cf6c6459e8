// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QString>
#include <QUrl>

#include <stop_token>

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
    /** A request to `stop` ends a wait too. */
    explicit RestClient(QByteArray key, std::stop_token stop = {})
        : m_key(std::move(key)), m_stop(std::move(stop))
    {
    }

    /** Errors: no answer, or one that was cut. */
    Result<RestAnswer> send(const RestRequest& request);

private:
    QByteArray m_key;
    std::stop_token m_stop;
    QNetworkAccessManager m_network;
};

} // namespace regime
