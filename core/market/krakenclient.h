// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/market/backoff.h"
#include "core/market/httpfetch.h"
#include "core/market/krakenanswer.h"
#include "core/market/pacer.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include <deque>
#include <optional>
#include <random>
#include <vector>

namespace regime
{

enum class RequestKind { Ohlc, ServerTime, SystemStatus, AssetPairs, Trades };

/** Why requests to `url` must not be made, in a sentence; empty when they may: https, or http to
 *  this machine. */
QString baseUrlProblem(const QUrl& url);

/**
 * Asks the exchange's public API, on the worker thread. Whatever is asked and how often, requests
 * leave one by one with the configured spacing in the clock's time, at most one is under way for a
 * pair, and all wait while the host is paused (throttle, block, lockout). It never repeats a
 * request by itself: `failed` says when asking again makes sense. TLS is verified, no redirect is
 * followed, and every request ends within the deadline, which is real time.
 */
class KrakenClient : public QObject
{
    Q_OBJECT

public:
    struct Options {
        QUrl baseUrl{QStringLiteral("https://api.kraken.com")};
        int spacingMs = 1100; ///< between two requests, in the clock's time
        HttpFetch::Limits limits;
        int mostInFlight = 4;   ///< requests of different pairs that may be under way together
        std::uint64_t seed = 1; ///< of the jitter of retries
    };

    KrakenClient(const Options& options, const Clock& clock, QObject* parent = nullptr);
    ~KrakenClient() override;

    /**
     * Asks for the candles of `series` later than `sinceSec` (exclusive), or the newest 720. Pairs
     * are altnames. Each request function returns false and does nothing when the same kind of
     * request for the same pair is waiting or under way.
     */
    bool requestOhlc(const SeriesKey& series, std::optional<std::int64_t> sinceSec);
    bool requestServerTime();
    bool requestSystemStatus();
    /** `altname` empty: all pairs. */
    bool requestAssetPairs(const QString& altname);
    /** `sinceCursor` is the last page's `last`, digit for digit; empty for the newest trades. */
    bool requestTrades(const QString& pair, const QString& sinceCursor);

    /** Forgets a request that is waiting or under way; no signal follows for it. */
    void cancel(RequestKind kind, const QString& pair);

    /** Forgets all of them. */
    void cancelAll();

    /** Local time until which the host is paused; absent when it is not. */
    std::optional<double> pausedUntilSec() const;

    /** How often requests may leave, and do. */
    const Pacer& pacer() const { return m_pacer; }

    /** Server minus local time; absent until a server time was received. */
    std::optional<double> offsetSec() const { return m_offsetSec; }

signals:
    void ohlcReceived(const regime::SeriesKey& series, const regime::OhlcAnswer& answer,
                      double latencyMs);
    void serverTimeReceived(double serverSec, double offsetSec);
    void systemStatusReceived(const QString& status);
    void assetPairsReceived(const std::vector<regime::AssetPair>& pairs);
    void tradesReceived(const QString& pair, const QString& sinceCursor,
                        const regime::TradesPage& page, double latencyMs);

    /** `pair` is empty for requests without one. `retryAtSec` (local time) is absent when only the
     *  operator can help: the failure's class is then Permanent. */
    void failed(regime::RequestKind kind, const QString& pair,
                const regime::RequestFailure& failure, std::optional<double> retryAtSec);

private:
    struct Request {
        RequestKind kind = RequestKind::ServerTime;
        SeriesKey series;
        QString cursor;
        QUrlQuery query;
        double sentSec = 0; ///< local time
        HttpFetch* fetch = nullptr;
    };

    bool enqueue(Request request);
    bool isBusy(RequestKind kind, const QString& pair) const;
    void arm();
    void sendNext();
    void receive(HttpFetch* fetch, const HttpAnswer& answer, double latencyMs);
    void deliver(const Request& request, const HttpAnswer& answer, double latencyMs);
    template <typename Read, typename Deliver>
    void settle(const Request& request, const Answer<Envelope>& envelope, Read read,
                Deliver deliver);
    void succeed(const Request& request);
    void fail(const Request& request, RequestFailure failure);
    double learnOffset(const Request& request, double serverSec);

    Options m_options;
    const Clock& m_clock;
    QNetworkAccessManager m_network;
    Pacer m_pacer;
    QTimer m_timer;
    std::deque<Request> m_waiting;
    std::vector<Request> m_underWay;
    QHash<QString, int> m_failuresInRow; ///< by kind and pair
    int m_throttlesInRow = 0;
    std::optional<double> m_offsetSec;
    std::mt19937_64 m_random;
};

} // namespace regime
