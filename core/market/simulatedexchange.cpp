// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/simulatedexchange.h"

#include "core/market/decimal.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QHostAddress>
#include <QTcpSocket>

#include <algorithm>
#include <array>
#include <cmath>

namespace regime
{

namespace
{
constexpr std::array intervalsMin{1, 5, 15, 30, 60, 240, 1440, 10080, 21600};
constexpr int dripIntervalMs = 100;
constexpr qint64 floodBytes = qint64{64} * 1024 * 1024;

HttpResponse good(const QByteArray& result)
{
    return {200, envelope(result), "application/json", {}};
}

HttpResponse bad(const QByteArray& words)
{
    return ExchangeFault::error(words).response;
}

QString item(const ServedRequest& request, const char* name)
{
    return request.query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

/** The result's key: a pair asked for with a slash is answered under that name. */
QString keyOf(const QString& asked, const AssetPair& pair)
{
    return asked.contains(QLatin1Char('/')) ? asked.toUpper() : pair.id;
}

/** Cursors are nanoseconds; ten digits are taken as seconds. Absent when it is no number. */
std::optional<std::int64_t> cursorNs(const QString& text)
{
    const auto number = integerValue(QJsonValue(text));
    if (!number || *number < 0)
        return std::nullopt;
    return text.size() == 10 ? *number * 1'000'000'000 : *number;
}
} // namespace

SimulatedExchange::SimulatedExchange(std::vector<SimulatedMarket> markets, const Clock& clock,
                                     QObject* parent)
    : QObject(parent), m_markets(std::move(markets)), m_clock(clock)
{
    m_server.setParent(this);
    connect(&m_server, &QTcpServer::newConnection, this, &SimulatedExchange::accept);
}

Result<QUrl> SimulatedExchange::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return Error{"The simulated exchange cannot listen on port " + std::to_string(port) +
                     " of this machine: " + m_server.errorString().toStdString() + "."};
    for (SimulatedMarket& market : m_markets)
        market.advanceTo(m_clock.nowSec());
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

void SimulatedExchange::queueFault(const ExchangeFault& fault, int times)
{
    m_faults.insert(m_faults.end(), static_cast<std::size_t>(times), fault);
}

void SimulatedExchange::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        auto* connection = new HttpConnection(socket, this);
        connect(connection, &HttpConnection::requested, this,
                [this, connection](const ServedRequest& request) { serve(*connection, request); });
    }
}

std::optional<ExchangeFault> SimulatedExchange::faultFor(const ServedRequest& request)
{
    if (m_faults.empty())
        return m_rule ? m_rule(request) : std::nullopt;
    const ExchangeFault fault = m_faults.front();
    m_faults.pop_front();
    return fault;
}

void SimulatedExchange::serve(HttpConnection& connection, const ServedRequest& request)
{
    emit requested(request);
    for (SimulatedMarket& market : m_markets)
        market.advanceTo(m_clock.nowSec());
    if (const auto fault = faultFor(request))
        misbehave(connection, request, *fault);
    else
        connection.send(answer(request));
}

void SimulatedExchange::misbehave(HttpConnection& connection, const ServedRequest& request,
                                  const ExchangeFault& fault)
{
    using Kind = ExchangeFault::Kind;
    switch (fault.kind) {
    case Kind::Answer:
        connection.send(fault.response);
        break;
    case Kind::CutJson: {
        HttpResponse response = answer(request);
        response.body.truncate(response.body.size() / 2);
        connection.send(response);
        break;
    }
    case Kind::Reset:
        connection.sendHalf(answer(request));
        break;
    case Kind::BreakOff:
        connection.breakOff();
        break;
    case Kind::Hang:
        break;
    case Kind::Drip:
        connection.drip(answer(request), dripIntervalMs);
        break;
    case Kind::Disorder:
        connection.send(answer(request, true));
        break;
    case Kind::HugeBody:
        connection.flood(floodBytes);
        break;
    }
}

HttpResponse SimulatedExchange::answer(const ServedRequest& request, bool newestFirst)
{
    if (request.method != "GET")
        return {405, "only GET is served here", "text/plain", {}};
    const QDateTime now =
        QDateTime::fromSecsSinceEpoch(static_cast<qint64>(m_clock.nowSec()), Qt::UTC);
    if (request.path == QLatin1String("/0/public/Time"))
        return good("{\"unixtime\":" + QByteArray::number(now.toSecsSinceEpoch()) +
                    ",\"rfc1123\":\"\"}");
    if (request.path == QLatin1String("/0/public/SystemStatus"))
        return good("{\"status\":\"" + m_status.toUtf8() + "\",\"timestamp\":\"" +
                    now.toString(Qt::ISODate).toUtf8() + "\"}");
    if (request.path == QLatin1String("/0/public/AssetPairs"))
        return assetPairs(request);
    if (request.path == QLatin1String("/0/public/OHLC"))
        return ohlc(request, newestFirst);
    if (request.path == QLatin1String("/0/public/Trades"))
        return trades(request);
    HttpResponse unknown = bad("EGeneral:Unknown method");
    unknown.status = 404;
    return unknown;
}

SimulatedMarket* SimulatedExchange::marketOf(const QString& typed)
{
    const Result<PairName> pair = m_names.resolve(typed);
    const auto market = std::find_if(m_markets.begin(), m_markets.end(), [&](const auto& one) {
        return pair && one.listing().pair.id == pair->id;
    });
    return market == m_markets.end() ? nullptr : &*market;
}

HttpResponse SimulatedExchange::ohlc(const ServedRequest& request, bool newestFirst)
{
    const QString asked = item(request, "pair");
    const SimulatedMarket* market = marketOf(asked);
    if (!market)
        return bad("EQuery:Unknown asset pair");
    const QString interval = item(request, "interval");
    const int intervalMin = interval.isEmpty() ? 1 : interval.toInt();
    const bool known = std::count(intervalsMin.begin(), intervalsMin.end(), intervalMin) > 0;
    if (!known || 60 * intervalMin % market->listing().intervalSec != 0)
        return bad("EGeneral:Invalid arguments:interval");
    std::optional<std::int64_t> sinceSec;
    if (const QString since = item(request, "since"); !since.isEmpty()) {
        sinceSec = integerValue(QJsonValue(since));
        if (!sinceSec)
            return bad("EGeneral:Invalid arguments:since");
    }
    return good(ohlcResult(*market, keyOf(asked, market->listing().pair), intervalMin, sinceSec,
                           m_clock.nowSec(), newestFirst));
}

HttpResponse SimulatedExchange::trades(const ServedRequest& request)
{
    const QString asked = item(request, "pair");
    const SimulatedMarket* market = marketOf(asked);
    if (!market)
        return bad("EQuery:Unknown asset pair");
    std::optional<std::int64_t> sinceNs;
    if (const QString since = item(request, "since"); !since.isEmpty()) {
        sinceNs = cursorNs(since);
        if (!sinceNs)
            return bad("EGeneral:Invalid arguments:since");
    }
    const QString count = item(request, "count");
    const int most = count.isEmpty() ? 1000 : count.toInt();
    if (most < 1 || most > 1000)
        return bad("EGeneral:Invalid arguments:count");
    return good(tradesResult(*market, keyOf(asked, market->listing().pair), sinceNs, m_cursor,
                             static_cast<std::size_t>(most), m_clock.nowSec()));
}

HttpResponse SimulatedExchange::assetPairs(const ServedRequest& request)
{
    QByteArrayList entries;
    const QString asked = item(request, "pair");
    for (const QString& one : asked.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const SimulatedMarket* market = marketOf(one);
        if (!market)
            return bad("EQuery:Unknown asset pair");
        entries.append(assetPairEntry(market->listing()));
    }
    if (asked.isEmpty()) {
        for (const SimulatedMarket& market : m_markets)
            entries.append(assetPairEntry(market.listing()));
    }
    return good('{' + entries.join(',') + '}');
}

} // namespace regime
