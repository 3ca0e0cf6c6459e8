// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/statusservice.h"

#include "core/engine/statusjson.h"
#include "core/engine/statusmetrics.h"
#include "core/engine/statustoken.h"
#include "core/market/loopback.h"

#include <QHostAddress>
#include <QHttpServerRequest>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <cmath>
#include <utility>

namespace regime
{

namespace
{

const QByteArray kJson("application/json");
const QByteArray kText("text/plain; charset=utf-8");
const QByteArray kMetrics("text/plain; version=0.0.4; charset=utf-8");

/** A page whose name resolves to this machine must not read through a browser (DNS rebinding). */
bool isLoopbackAuthority(const QByteArray& host)
{
    const QUrl url(QStringLiteral("http://") + QString::fromLatin1(host), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.path().isEmpty() &&
           url.userInfo().isEmpty() && isLoopbackHost(url.host());
}

/** Compares in a time that does not tell how much of the token was right. */
bool isSame(const QByteArray& said, const QByteArray& token)
{
    if (said.size() != token.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < token.size(); ++i)
        difference |= said.at(i) ^ token.at(i);
    return difference == 0;
}

struct BackfillOrder {
    int targetCandles = 0;
    int maxPages = 0;
};

/** `{"target_candles": N, "max_pages": N}`, each of them optional. */
Result<BackfillOrder> readOrder(const QByteArray& body, BackfillOrder order)
{
    if (body.trimmed().isEmpty())
        return order;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return Error{"the body must be a JSON object, or empty"};
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool isTarget = it.key() == u"target_candles";
        if (!isTarget && it.key() != u"max_pages")
            return Error{
                QStringLiteral("\"%1\" is not known: allowed are target_candles, max_pages")
                    .arg(it.key().left(64))
                    .toStdString()};
        const int most = isTarget ? 10'000'000 : 100'000;
        const double value = it.value().toDouble();
        if (value < 1 || value > most || value != std::floor(value))
            return Error{QStringLiteral("%1 must be a whole number, 1 to %2")
                             .arg(it.key())
                             .arg(most)
                             .toStdString()};
        (isTarget ? order.targetCandles : order.maxPages) = static_cast<int>(value);
    }
    return order;
}

} // namespace

StatusService::StatusService(StatusServiceOptions options) : m_options(std::move(options)) {}

Result<quint16> StatusService::start()
{
    auto server = std::make_unique<QTcpServer>();
    if (!server->listen(QHostAddress::LocalHost, m_options.port))
        return Error{server->errorString().toStdString()};
    const quint16 port = server->serverPort();
    bind(server.release()); // owned by the base class from now on
    return port;
}

double StatusService::nowSec() const
{
    return m_options.clock->nowSec() +
           (m_report ? m_report->health.clockOffsetSec.value_or(0.0) : 0.0);
}

bool StatusService::handleRequest(const QHttpServerRequest& request, QTcpSocket* socket)
{
    const Answer answer = answerTo(request);
    makeResponder(request, socket)
        .write(answer.body,
               {{"Content-Type", answer.type},
                {"Cache-Control", "no-store"},
                {"X-Content-Type-Options", "nosniff"}},
               answer.code);
    return true;
}

void StatusService::missingHandler(const QHttpServerRequest&, QTcpSocket*) {}

StatusService::Answer StatusService::refusal(Code code, const QString& sentence)
{
    return {code, kJson,
            QJsonDocument(QJsonObject{{QStringLiteral("error"), sentence}})
                .toJson(QJsonDocument::Compact)};
}

StatusService::Answer StatusService::answerTo(const QHttpServerRequest& request)
{
    using Method = QHttpServerRequest::Method;
    if (!isLoopbackAuthority(request.value("host")))
        return refusal(Code::Forbidden, QStringLiteral("the Host header must name this machine's "
                                                       "loopback address"));
    const QString path = request.url().path();
    const bool isOrder = path == u"/api/backfill_ohlcv";
    if (!isOrder && path != u"/api/status" && path != u"/healthz" && path != u"/metrics")
        return refusal(Code::NotFound, QStringLiteral("there are /api/status, /healthz, /metrics "
                                                      "and /api/backfill_ohlcv"));
    if (request.method() != (isOrder ? Method::Post : Method::Get))
        return refusal(Code::MethodNotAllowed,
                       QStringLiteral("only %1").arg(isOrder ? QStringLiteral("POST")
                                                             : QStringLiteral("GET")));
    if (isOrder)
        return backfill(request);
    if (!m_report)
        return refusal(Code::ServiceUnavailable, QStringLiteral("nothing is known yet"));
    if (path == u"/api/status")
        return status();
    if (path == u"/healthz")
        return health();
    return {Code::Ok, kMetrics, statusMetrics(*m_report, nowSec(), m_reads)};
}

StatusService::Answer StatusService::status()
{
    ++m_reads;
    emit statusRead(nowSec());
    return {Code::Ok, kJson,
            QJsonDocument(statusJson(m_report->snapshot, m_report->health, nowSec())).toJson()};
}

StatusService::Answer StatusService::health() const
{
    const Trust trust = judgeTrust(m_report->snapshot, m_report->health, nowSec());
    QByteArray lines = verdictName(trust.verdict).toUtf8() + '\n';
    for (const TrustReason& reason : trust.reasons)
        lines += reason.code.toUtf8() + ": " + reason.text.toUtf8() + '\n';
    return {isUsable(trust) ? Code::Ok : Code::ServiceUnavailable, kText, lines};
}

StatusService::Answer StatusService::backfill(const QHttpServerRequest& request)
{
    const auto token = readStatusToken(m_options.tokenFile);
    if (!token) {
        qWarning("A backfill was asked for over HTTP and refused: %s",
                 token.error().message.c_str());
        return refusal(Code::Forbidden,
                       QStringLiteral("the token's file cannot be used; the log says why"));
    }
    if (!isSame(request.value("authorization"), "Bearer " + *token))
        return refusal(Code::Unauthorized, QStringLiteral("Authorization: Bearer TOKEN is needed"));
    const auto order = readOrder(request.body(), {m_options.targetCandles, m_options.maxPages});
    if (!order)
        return refusal(Code::BadRequest, QString::fromStdString(order.error().message));
    if (m_report && m_report->health.backfill.running)
        return refusal(Code::Conflict, QStringLiteral("a backfill is running"));
    emit backfillOrdered(order->targetCandles, order->maxPages);
    return {Code::Accepted, kJson,
            QJsonDocument(QJsonObject{{QStringLiteral("target_candles"), order->targetCandles},
                                      {QStringLiteral("max_pages"), order->maxPages}})
                .toJson(QJsonDocument::Compact)};
}

} // namespace regime
