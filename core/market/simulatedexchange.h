// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/market/exchangefault.h"
#include "core/market/marketanswers.h"
#include "core/market/pairnames.h"

#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace regime
{

/**
 * A loopback HTTP server that speaks Kraken's public API (OHLC, Trades, Time, SystemStatus,
 * AssetPairs) over simulated markets on a clock, and misbehaves when told to. It needs the event
 * loop of the thread it lives on and is used from that thread.
 */
class SimulatedExchange : public QObject
{
    Q_OBJECT

public:
    /** Decides for a request whether it meets a fault. */
    using FaultRule = std::function<std::optional<ExchangeFault>(const ServedRequest&)>;

    SimulatedExchange(std::vector<SimulatedMarket> markets, const Clock& clock,
                      QObject* parent = nullptr);

    /** Listens on 127.0.0.1; port 0 takes any free one. Errors: the port cannot be had. */
    Result<QUrl> listen(quint16 port = 0);

    /** The next requests meet these faults, one each, before any rule is asked. */
    void queueFault(const ExchangeFault& fault, int times = 1);

    /** Asked for each request that meets no queued fault; an empty function takes it away. */
    void setFaultRule(FaultRule rule) { m_rule = std::move(rule); }

    /** The word of SystemStatus: "online", "maintenance", "cancel_only" or "post_only". */
    void setSystemStatus(const QString& status) { m_status = status; }

    void setTradeCursor(TradeCursor cursor) { m_cursor = cursor; }

signals:
    /** A request came in, whatever becomes of it. */
    void requested(const regime::ServedRequest& request);

private:
    void accept();
    void serve(HttpConnection& connection, const ServedRequest& request);
    void misbehave(HttpConnection& connection, const ServedRequest& request,
                   const ExchangeFault& fault);
    std::optional<ExchangeFault> faultFor(const ServedRequest& request);
    HttpResponse answer(const ServedRequest& request, bool newestFirst = false);
    HttpResponse ohlc(const ServedRequest& request, bool newestFirst);
    HttpResponse trades(const ServedRequest& request);
    HttpResponse assetPairs(const ServedRequest& request);
    SimulatedMarket* marketOf(const QString& typed);

    QTcpServer m_server;
    std::vector<SimulatedMarket> m_markets;
    const Clock& m_clock;
    PairNames m_names;
    std::deque<ExchangeFault> m_faults;
    FaultRule m_rule;
    QString m_status = QStringLiteral("online");
    TradeCursor m_cursor = TradeCursor::Exclusive;
};

} // namespace regime
