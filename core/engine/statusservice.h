// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/engine/values/enginereport.h"

#include <QAbstractHttpServer>
#include <QHttpServerResponder>

#include <memory>
#include <optional>

class QHostAddress;

namespace regime
{

/** What the status service serves with. */
struct StatusServiceOptions {
    quint16 port = 0;  ///< 0: one that is free
    QString tokenFile; ///< empty: no POST is accepted
    std::shared_ptr<const Clock> clock;
    int targetCandles = 2000; ///< of a backfill that names none
    int maxPages = 40;
};

/**
 * The status over HTTP, for a bot or a monitor on the same machine: 127.0.0.1 alone, loopback names
 * alone in the Host header, no CORS. `GET /api/status` (statusJson), `/healthz` (200 while the
 * answer is usable, else 503 and why), `/metrics` (Prometheus); `POST /api/backfill_ohlcv` for whom
 * may read the token's file. Lives on the worker thread, so that it answers while the window is
 * busy.
 */
class StatusService : public QAbstractHttpServer
{
    Q_OBJECT

public:
    explicit StatusService(StatusServiceOptions options);

    /** The port it listens on, or why it cannot. */
    Result<quint16> start();

    /** What is answered from now on. */
    void apply(const EngineReport& report) { m_report = report; }

signals:
    /** Somebody has read the status at this exchange time, epoch seconds. */
    void statusRead(double atSec);
    void backfillOrdered(int targetCandles, int maxPages);

protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override;
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override;

private:
    using Code = QHttpServerResponder::StatusCode;
    /** An answer, before it is written. */
    struct Answer {
        Code code = Code::Ok;
        QByteArray type;
        QByteArray body;
    };

    Answer answerTo(const QHttpServerRequest& request);
    Answer status();
    Answer health() const;
    Answer backfill(const QHttpServerRequest& request);
    static Answer refusal(Code code, const QString& sentence);
    double nowSec() const;

    StatusServiceOptions m_options;
    std::optional<EngineReport> m_report;
    std::uint64_t m_reads = 0;
};

} // namespace regime
