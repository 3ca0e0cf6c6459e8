// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/krakenbodies.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>

#include <memory>

namespace regime
{

/** One GET of path and query; status 0 and the network's words when it failed. */
inline HttpAnswer get(const QUrl& base, const char* pathAndQuery)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(base.toString() + QLatin1String(pathAndQuery)));
    request.setTransferTimeout(2000);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(10'000))
        return {0, {}, {}, {}, QStringLiteral("no end"), 0};
    HttpAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->isOpen() ? reply->readAll() : QByteArray();
    if (reply->error() != QNetworkReply::NoError)
        answer.networkProblem = reply->errorString();
    return answer;
}

/** The OHLC answer in it; an empty one when there is none. */
inline OhlcAnswer ohlcOf(const HttpAnswer& answer, int intervalMin = 1)
{
    const auto ohlc = bodies::ohlc(answer.body, intervalMin);
    return ohlc ? *ohlc : OhlcAnswer{};
}

} // namespace regime
