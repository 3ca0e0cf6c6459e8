// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/krakenclient.h"
#include "core/market/simulatedexchange.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

namespace regime
{

/** A DOGE/USD and a BTC/USD market, an exchange on loopback over them and a clock by hand, with
 *  a record of the requests that came in. */
class SimulatedWorld
{
public:
    static constexpr double startSec = 1'700'000'005; // 25 s into a minute

    explicit SimulatedWorld(double rate = 1000)
        : clock(startSec, rate), exchange(markets(), clock), url(*exchange.listen())
    {
        QObject::connect(&exchange, &SimulatedExchange::requested, &exchange,
                         [this](const ServedRequest& request) { requests.push_back(request); });
    }

    static PairName pair(const char* typed)
    {
        return *PairNames().resolve(QString::fromLatin1(typed));
    }

    static std::vector<SimulatedMarket> markets()
    {
        std::vector<SimulatedMarket> list;
        list.push_back(syntheticMarket({pair("DOGE/USD"), startSec, 4320, 1}));
        list.push_back(syntheticMarket({pair("BTC/USD"), startSec, 300, 2}));
        return list;
    }

    KrakenClient::Options clientOptions() const
    {
        KrakenClient::Options options;
        options.baseUrl = url;
        options.limits = {400, 1500, 2 * 1024 * 1024};
        return options;
    }

    ManualClock clock;
    SimulatedExchange exchange;
    QUrl url;
    std::vector<ServedRequest> requests;
};

/** The signals of a client, kept. */
class ClientRecord
{
public:
    struct Failure {
        RequestKind kind;
        QString pair;
        RequestFailure failure;
        std::optional<double> retryAtSec;
    };

    explicit ClientRecord(KrakenClient& client)
    {
        QObject::connect(&client, &KrakenClient::ohlcReceived, &client,
                         [this](const SeriesKey& asked, const OhlcAnswer& answer, double) {
                             series.push_back(asked);
                             answers.push_back(answer);
                         });
        QObject::connect(&client, &KrakenClient::failed, &client,
                         [this](RequestKind kind, const QString& pair,
                                const RequestFailure& failure, std::optional<double> retryAtSec) {
                             failures.push_back({kind, pair, failure, retryAtSec});
                         });
    }

    std::vector<SeriesKey> series;
    std::vector<OhlcAnswer> answers;
    std::vector<Failure> failures;
};

/** Runs the event loop for a while that is long for a loopback request, to see that nothing
 *  happens; false as soon as something does. */
template <typename Something> bool staysQuiet(Something happened)
{
    return !QTest::qWaitFor(happened, 60);
}

} // namespace regime
