// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demomarket.h"

#include "core/market/simulatedexchange.h"

#include <QDir>

namespace regime
{

namespace
{
constexpr int kSpacingMs = 1000; ///< of simulated time

/** The exchange, made and listening; called on its own thread. */
Result<QUrl> openExchange(SimulatedExchange*& exchange, const PairName& pair, const Clock& clock)
{
    SyntheticOptions options;
    options.pair = pair;
    options.nowSec = clock.nowSec();
    std::vector<SimulatedMarket> markets;
    markets.push_back(syntheticMarket(options));
    exchange = new SimulatedExchange(std::move(markets), clock);
    return exchange->listen();
}
} // namespace

QString demoDataDir(const QString& dataDir) { return QDir(dataDir).filePath(QStringLiteral("demo")); }

DemoMarket::DemoMarket(double speed)
    : m_clock(std::make_shared<SimulatedClock>(SystemClock().nowSec(), speed))
{
    m_thread.setObjectName(QStringLiteral("demo exchange"));
}

DemoMarket::~DemoMarket()
{
    m_thread.quit();
    m_thread.wait();
}

Result<std::unique_ptr<DemoMarket>> DemoMarket::start(const Configuration& configuration, double speed)
{
    const auto pair = PairNames().resolve(configuration.text(QStringLiteral("KRAKEN_PAIR")));
    if (!pair)
        return pair.error();
    std::unique_ptr<DemoMarket> demo(new DemoMarket(speed));
    // A context object carries the calls over to the thread on which the exchange then lives.
    auto* context = new QObject;
    context->moveToThread(&demo->m_thread);
    demo->m_thread.start();
    std::optional<Result<QUrl>> url;
    QMetaObject::invokeMethod(context, [&] { url = openExchange(demo->m_exchange, *pair, *demo->m_clock); },
                              Qt::BlockingQueuedConnection);
    QObject::connect(&demo->m_thread, &QThread::finished, context, &QObject::deleteLater);
    QObject::connect(&demo->m_thread, &QThread::finished, demo->m_exchange, &QObject::deleteLater);
    if (!*url)
        return url->error();
    demo->m_url = **url;
    return demo;
}

Configuration DemoMarket::configure(Configuration configuration) const
{
    configuration.set(QStringLiteral("KRAKEN_API_URL"), m_url.toString(), ConfigOrigin::CommandLine);
    configuration.set(QStringLiteral("REQUEST_SPACING_MS"), QString::number(kSpacingMs), ConfigOrigin::CommandLine);
    // The real store and the real bot are none of the demo's business.
    for (const char* key : {"STORE_URL", "BOT_STATUS_URL", "STATUS_PORT"})
        configuration.reset(QString::fromLatin1(key));
    return configuration;
}

Result<Done> DemoMarket::clearFolder(const QString& demoDir)
{
    QDir folder(demoDir);
    if (folder.exists() && !folder.removeRecursively())
        return Error{QStringLiteral("the demo's folder %1 cannot be emptied; remove it or choose another "
                                    "--data-dir")
                         .arg(demoDir)
                         .toStdString()};
    return Done{};
}

} // namespace regime
