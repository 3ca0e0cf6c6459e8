// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/restclient.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace regime
{

namespace
{
constexpr int deadlineMs = 10'000;
constexpr qint64 largestBody = qint64{16} * 1024 * 1024;
} // namespace

Result<RestAnswer> RestClient::send(const RestRequest& request)
{
    QNetworkRequest asked(request.url);
    asked.setRawHeader("apikey", m_key);
    asked.setRawHeader("Authorization", "Bearer " + m_key);
    asked.setRawHeader("Accept", "application/json");
    asked.setHeader(QNetworkRequest::UserAgentHeader,
                    QStringLiteral("RegimeScope/" REGIMESCOPE_VERSION));
    asked.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                       QNetworkRequest::ManualRedirectPolicy);
    asked.setTransferTimeout(deadlineMs);
    if (!request.prefer.isEmpty())
        asked.setRawHeader("Prefer", request.prefer);
    if (!request.body.isEmpty())
        asked.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(
        request.body.isEmpty() ? m_network.sendCustomRequest(asked, request.method)
                               : m_network.sendCustomRequest(asked, request.method, request.body));

    QEventLoop wait;
    QByteArray body;
    QString broken;
    const auto giveUp = [&](const QString& why) {
        if (broken.isEmpty())
            broken = why;
        wait.quit();
    };
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &wait, [&] {
        body += reply->readAll();
        if (body.size() > largestBody)
            giveUp(QStringLiteral("the answer is longer than 16 MiB"));
    });
    QObject::connect(reply.get(), &QNetworkReply::finished, &wait, &QEventLoop::quit);
    QTimer::singleShot(deadlineMs, &wait, [&] { giveUp(QStringLiteral("no answer for 10 s")); });
    const std::stop_callback stopping(m_stop, [&wait] {
        QMetaObject::invokeMethod(&wait, &QEventLoop::quit, Qt::QueuedConnection);
    });
    wait.exec();

    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!broken.isEmpty())
        return Error{broken.toStdString()};
    if (!reply->isFinished())
        return Error{"stopped while waiting"};
    // Statuses from 400 on count as errors too; those come with words of the service.
    if (status == 0 || (status < 400 && reply->error() != QNetworkReply::NoError))
        return Error{reply->errorString().toStdString()};
    body += reply->readAll();
    return RestAnswer{status, body, reply->rawHeader("Content-Range")};
}

} // namespace regime
