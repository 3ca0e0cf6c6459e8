// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/httpfetch.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace regime
{

namespace
{
/** Times Qt repeats a request whose connection closes before any answer. */
constexpr int repeatsOfQt = 3;

QNetworkRequest requestTo(const QUrl& url, int transferTimeoutMs)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      QStringLiteral("RegimeScope/" REGIMESCOPE_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(transferTimeoutMs);
    return request;
}

QString seconds(int milliseconds)
{
    return QString::number(milliseconds / 1000.0);
}
} // namespace

HttpFetch::HttpFetch(QNetworkAccessManager& network, const QUrl& url, const Limits& limits,
                     QObject* parent)
    : QObject(parent), m_limits(limits)
{
    m_elapsed.start();
    m_reply = network.get(requestTo(url, limits.transferTimeoutMs));
    m_reply->setReadBufferSize(limits.bodyBytes + 1);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpFetch::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpFetch::finishReply);
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        giveUp(QStringLiteral("no whole answer within %1 s").arg(seconds(m_limits.deadlineMs)));
    });
    m_deadline.start(limits.deadlineMs);
}

HttpFetch::~HttpFetch()
{
    dropReply();
}

void HttpFetch::readBody()
{
    if (!m_reply->isOpen())
        return; // Qt closes an aborted reply before it says finished
    m_body += m_reply->read(m_limits.bodyBytes + 1 - m_body.size());
    if (m_body.size() > m_limits.bodyBytes)
        giveUp(QStringLiteral("the answer is larger than the %1 bytes allowed")
                   .arg(m_limits.bodyBytes));
}

void HttpFetch::finishReply()
{
    readBody();
    if (!m_reply)
        return;
    HttpAnswer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = m_body;
    answer.retryAfter = m_reply->rawHeader("Retry-After");
    answer.location = m_reply->rawHeader("Location");
    const QNetworkReply::NetworkError error = m_reply->error();
    if (error == QNetworkReply::OperationCanceledError)
        answer.networkProblem =
            QStringLiteral("nothing came for %1 s").arg(seconds(m_limits.transferTimeoutMs));
    else if (error != QNetworkReply::NoError && answer.status < 400)
        answer.networkProblem = m_reply->errorString();
    if (error == QNetworkReply::RemoteHostClosedError && answer.status == 0)
        answer.hiddenRepeats = repeatsOfQt;
    end(answer);
}

void HttpFetch::giveUp(const QString& why)
{
    HttpAnswer answer;
    answer.networkProblem = why;
    end(answer);
}

void HttpFetch::end(const HttpAnswer& answer)
{
    m_deadline.stop();
    dropReply();
    emit finished(answer, static_cast<double>(m_elapsed.nsecsElapsed()) / 1e6);
}

void HttpFetch::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

} // namespace regime
