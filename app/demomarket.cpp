// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demomarket.h"

#include "core/engine/enginestore.h"
#include "core/store/writerlock.h"

#include <QDir>

namespace regime
{

namespace
{
constexpr int kSpacingMs = 1000; ///< of simulated time
} // namespace

QString demoDataDir(const QString& dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("demo"));
}

DemoMarket::DemoMarket(double speed)
    : m_clock(std::make_shared<SimulatedClock>(SystemClock().nowSec(), speed))
{
}

Result<std::unique_ptr<DemoMarket>> DemoMarket::start(const Configuration& configuration,
                                                      double speed)
{
    const auto pair = PairNames().resolve(configuration.text(QStringLiteral("KRAKEN_PAIR")));
    if (!pair)
        return pair.error();
    std::unique_ptr<DemoMarket> demo(new DemoMarket(speed));
    SyntheticOptions options;
    options.pair = *pair;
    options.nowSec = demo->m_clock->nowSec();
    std::vector<SimulatedMarket> markets;
    markets.push_back(syntheticMarket(options));
    const auto url = demo->m_exchange.start(std::move(markets), *demo->m_clock);
    if (!url)
        return url.error();
    demo->m_url = *url;
    return demo;
}

Configuration DemoMarket::configure(Configuration configuration) const
{
    configuration.set(QStringLiteral("KRAKEN_API_URL"), m_url.toString(),
                      ConfigOrigin::CommandLine);
    configuration.set(QStringLiteral("REQUEST_SPACING_MS"), QString::number(kSpacingMs),
                      ConfigOrigin::CommandLine);
    for (const QString& key : leadsOutside(configuration))
        configuration.reset(key);
    return configuration;
}

QStringList DemoMarket::leadsOutside(const Configuration& configuration)
{
    QStringList keys;
    for (const char* key : {"STORE_URL", "BOT_STATUS_URL", "STATUS_PORT"})
        if (const QString name = QString::fromLatin1(key);
            configuration.origin(name) != ConfigOrigin::BuiltIn)
            keys << name;
    return keys;
}

Result<Done> DemoMarket::clearFolder(const QString& demoDir)
{
    if (const auto pid = writerPid(storePath(Configuration(), demoDir)))
        return Error{
            QStringLiteral("a demo is already running (pid %1); close it first or choose another "
                           "--data-dir")
                .arg(*pid)
                .toStdString()};
    QDir folder(demoDir);
    if (folder.exists() && !folder.removeRecursively())
        return Error{
            QStringLiteral("the demo's folder %1 cannot be emptied; remove it or choose another "
                           "--data-dir")
                .arg(demoDir)
                .toStdString()};
    return Done{};
}

} // namespace regime
