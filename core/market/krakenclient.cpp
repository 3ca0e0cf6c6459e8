// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/krakenclient.h"

#include "core/market/clocktimer.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace regime
{

namespace
{
const char* pathOf(RequestKind kind)
{
    switch (kind) {
    case RequestKind::Ohlc:
        return "/0/public/OHLC";
    case RequestKind::ServerTime:
        return "/0/public/Time";
    case RequestKind::SystemStatus:
        return "/0/public/SystemStatus";
    case RequestKind::AssetPairs:
        return "/0/public/AssetPairs";
    case RequestKind::Trades:
        break;
    }
    return "/0/public/Trades";
}

QString keyOf(RequestKind kind, const QString& pair)
{
    return QString::fromLatin1(pathOf(kind)) + QLatin1Char(' ') + pair;
}
} // namespace

QString baseUrlProblem(const QUrl& url)
{
    const QString host = url.host();
    const bool loopback = host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
    const bool secure = url.scheme() == QLatin1String("https") && !host.isEmpty();
    if (secure || (url.scheme() == QLatin1String("http") && loopback))
        return {};
    return QStringLiteral("The exchange's address \"%1\" is not allowed: it must be https, or "
                          "http on this machine (KRAKEN_API_URL)")
        .arg(url.toDisplayString());
}

KrakenClient::KrakenClient(const Options& options, const Clock& clock, QObject* parent)
    : QObject(parent), m_options(options), m_clock(clock), m_pacer(options.spacingMs / 1000.0),
      m_random(options.seed)
{
    m_network.setParent(this);
    m_timer.setParent(this);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &KrakenClient::sendNext);
}

KrakenClient::~KrakenClient()
{
    cancelAll();
}

bool KrakenClient::requestOhlc(const SeriesKey& series, std::optional<std::int64_t> sinceSec)
{
    Request request{RequestKind::Ohlc, series, {}, {}};
    request.query.addQueryItem(QStringLiteral("pair"), series.pair);
    request.query.addQueryItem(QStringLiteral("interval"), QString::number(series.intervalMin));
    if (sinceSec)
        request.query.addQueryItem(QStringLiteral("since"), QString::number(*sinceSec));
    return enqueue(std::move(request));
}

bool KrakenClient::requestServerTime()
{
    return enqueue({RequestKind::ServerTime, {}, {}, {}});
}

bool KrakenClient::requestSystemStatus()
{
    return enqueue({RequestKind::SystemStatus, {}, {}, {}});
}

bool KrakenClient::requestAssetPairs(const QString& altname)
{
    Request request{RequestKind::AssetPairs, {altname, 1}, {}, {}};
    if (!altname.isEmpty())
        request.query.addQueryItem(QStringLiteral("pair"), altname);
    return enqueue(std::move(request));
}

bool KrakenClient::requestTrades(const QString& pair, const QString& sinceCursor)
{
    Request request{RequestKind::Trades, {pair, 1}, sinceCursor, {}};
    request.query.addQueryItem(QStringLiteral("pair"), pair);
    if (!sinceCursor.isEmpty())
        request.query.addQueryItem(QStringLiteral("since"), sinceCursor);
    return enqueue(std::move(request));
}

void KrakenClient::cancel(RequestKind kind, const QString& pair)
{
    const auto isMeant = [&](const Request& request) {
        return request.kind == kind && request.series.pair == pair;
    };
    std::erase_if(m_waiting, isMeant);
    for (const Request& request : m_underWay)
        if (isMeant(request))
            delete request.fetch;
    std::erase_if(m_underWay, isMeant);
    arm();
}

void KrakenClient::cancelAll()
{
    m_timer.stop();
    m_waiting.clear();
    for (const Request& request : std::exchange(m_underWay, {}))
        delete request.fetch;
}

std::optional<double> KrakenClient::pausedUntilSec() const
{
    const double waitSec = m_pacer.pausedUntilSec() - m_clock.monotonicSec();
    return waitSec > 0 ? std::optional(m_clock.nowSec() + waitSec) : std::nullopt;
}

bool KrakenClient::isBusy(RequestKind kind, const QString& pair) const
{
    const auto same = [&](const Request& request) {
        return request.kind == kind && request.series.pair == pair;
    };
    return std::any_of(m_waiting.begin(), m_waiting.end(), same) ||
           std::any_of(m_underWay.begin(), m_underWay.end(), same);
}

bool KrakenClient::enqueue(Request request)
{
    if (isBusy(request.kind, request.series.pair))
        return false;
    m_waiting.push_back(std::move(request));
    arm();
    return true;
}

void KrakenClient::arm()
{
    if (!m_waiting.empty())
        m_timer.start(realTime(m_pacer.earliestSec() - m_clock.monotonicSec(), m_clock));
}

void KrakenClient::sendNext()
{
    if (m_clock.monotonicSec() < m_pacer.earliestSec()) {
        arm();
        return;
    }
    const auto pairIsFree = [this](const Request& request) {
        return std::none_of(m_underWay.begin(), m_underWay.end(), [&](const Request& other) {
            return !other.series.pair.isEmpty() && other.series.pair == request.series.pair;
        });
    };
    const auto next = std::find_if(m_waiting.begin(), m_waiting.end(), pairIsFree);
    // With nothing to send now, the end of a request under way arms the timer again.
    if (next == m_waiting.end() || std::ssize(m_underWay) >= m_options.mostInFlight)
        return;
    Request request = std::move(*next);
    m_waiting.erase(next);
    if (const QString problem = baseUrlProblem(m_options.baseUrl); !problem.isEmpty()) {
        arm();
        fail(request, {FailureClass::Permanent, problem, 0, {}, {}});
        return;
    }
    QUrl url = m_options.baseUrl;
    url.setPath(QString::fromLatin1(pathOf(request.kind)));
    url.setQuery(request.query);
    request.sentSec = m_clock.nowSec();
    request.fetch = new HttpFetch(m_network, url, m_options.limits, this);
    connect(request.fetch, &HttpFetch::finished, this,
            [this, fetch = request.fetch](const HttpAnswer& answer, double latencyMs) {
                receive(fetch, answer, latencyMs);
            });
    m_underWay.push_back(std::move(request));
    m_pacer.sent(m_clock.monotonicSec());
    arm();
}

void KrakenClient::receive(HttpFetch* fetch, const HttpAnswer& answer, double latencyMs)
{
    const auto entry = std::find_if(m_underWay.begin(), m_underWay.end(),
                                    [&](const Request& one) { return one.fetch == fetch; });
    Q_ASSERT(entry != m_underWay.end());
    const Request request = std::move(*entry);
    m_underWay.erase(entry);
    fetch->deleteLater();
    m_pacer.repeated(answer.hiddenRepeats, m_clock.monotonicSec());
    deliver(request, answer, latencyMs);
}

template <typename Read, typename Deliver>
void KrakenClient::settle(const Request& request, const Answer<Envelope>& envelope, Read read,
                          Deliver deliver)
{
    if (!envelope) {
        fail(request, envelope.error());
        return;
    }
    const auto content = read(*envelope);
    if (!content) {
        fail(request, content.error());
        return;
    }
    succeed(request);
    deliver(*content);
}

void KrakenClient::deliver(const Request& request, const HttpAnswer& answer, double latencyMs)
{
    switch (request.kind) {
    case RequestKind::Ohlc:
        settle(
            request, readEnvelope(answer),
            [&](const Envelope& envelope) {
                return readOhlc(envelope, request.series.intervalMin);
            },
            [&](const OhlcAnswer& ohlc) { emit ohlcReceived(request.series, ohlc, latencyMs); });
        break;
    case RequestKind::ServerTime:
        settle(request, readEnvelope(answer), readServerTime, [&](std::int64_t serverSec) {
            const double offsetSec = learnOffset(request, static_cast<double>(serverSec));
            emit serverTimeReceived(static_cast<double>(serverSec), offsetSec);
        });
        break;
    case RequestKind::SystemStatus:
        settle(request, readEnvelope(answer), readSystemStatus,
               [&](const QString& status) { emit systemStatusReceived(status); });
        break;
    case RequestKind::AssetPairs:
        settle(request, readEnvelope(answer), readAssetPairs,
               [&](const std::vector<AssetPair>& pairs) { emit assetPairsReceived(pairs); });
        break;
    case RequestKind::Trades:
        settle(request, readTradesEnvelope(answer), readTrades, [&](const TradesPage& page) {
            emit tradesReceived(request.series.pair, request.cursor, page, latencyMs);
        });
        break;
    }
}

void KrakenClient::succeed(const Request& request)
{
    m_failuresInRow.remove(keyOf(request.kind, request.series.pair));
    m_throttlesInRow = 0;
    m_pacer.answered();
    arm();
}

void KrakenClient::fail(const Request& request, RequestFailure failure)
{
    FailureHistory history;
    history.inRow = ++m_failuresInRow[keyOf(request.kind, request.series.pair)];
    if (failure.pauseFloorSec > 0) {
        ++m_throttlesInRow;
        m_pacer.throttled();
    }
    history.throttlesInRow = m_throttlesInRow;
    const double nowSec = m_clock.nowSec();
    const double exchangeNowSec = nowSec + m_offsetSec.value_or(0);
    const double pauseSec = hostPauseSec(failure, history, exchangeNowSec);
    if (pauseSec > 0)
        m_pacer.pauseUntil(m_clock.monotonicSec() + pauseSec);
    const double random = std::uniform_real_distribution<double>(0, 1)(m_random);
    const std::optional<double> waitSec = retryWaitSec(failure, history, exchangeNowSec, random);
    if (!waitSec)
        failure.kind = FailureClass::Permanent;
    arm();
    emit failed(request.kind, request.series.pair, failure,
                waitSec ? std::optional(nowSec + *waitSec) : std::nullopt);
}

double KrakenClient::learnOffset(const Request& request, double serverSec)
{
    // The server's whole seconds are cut: on average half a second is missing.
    const double localSec = (request.sentSec + m_clock.nowSec()) / 2;
    m_offsetSec = serverSec + 0.5 - localSec;
    return *m_offsetSec;
}

} // namespace regime
