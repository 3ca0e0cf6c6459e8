// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ground.h"

#include "app/commands/arguments.h"
#include "core/engine/restore.h"
#include "core/market/pairnames.h"

namespace regime
{

namespace
{
const QString demoOption = QStringLiteral("demo");
const QString speedOption = QStringLiteral("speed");

GroundProblem problem(ExitCode code, const Error& error)
{
    return {code, QString::fromStdString(error.message)};
}
} // namespace

std::shared_ptr<const Clock> clockOfFolder(const Configuration& configuration,
                                           const QString& dataDir)
{
    const auto pair = PairNames().resolve(configuration.text(QStringLiteral("KRAKEN_PAIR")));
    if (!pair)
        return std::make_shared<SystemClock>();
    const int intervalMin = configuration.integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN"));
    return clockToReadWith(SnapshotFile(dataDir, {pair->altname, intervalMin}));
}

void addDemoOptions(QCommandLineParser& parser)
{
    parser.addOption({demoOption, QString()});
    parser.addOption({speedOption, QString(), QStringLiteral("N"), QStringLiteral("60")});
}

Result<GroundRequest, GroundProblem> groundRequest(const QCommandLineParser& parser,
                                                   const Invocation& invocation)
{
    const CommonOptions& common = invocation.common;
    if (parser.isSet(speedOption) && !parser.isSet(demoOption))
        return GroundProblem{WrongUsage, QStringLiteral("--speed goes with --demo")};
    const auto speed = numberOption(parser, speedOption, 1, 3600);
    if (!speed)
        return problem(WrongUsage, speed.error());
    const auto loaded = loadedConfigurationFor(common);
    if (!loaded)
        return problem(WrongUsage, loaded.error());
    const Configuration& configuration = loaded->configuration;
    GroundRequest request{configuration, common.dataDir, std::nullopt, loaded->messages,
                          common.configFile};
    if (parser.isSet(demoOption)) {
        // The simulated market's history is ten days: longer candles could not be trained on.
        if (configuration.integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN")) > 15)
            return GroundProblem{
                WrongUsage, QStringLiteral("the demo market runs at 1, 5 or 15 minutes a candle")};
        request.demoSpeed = *speed;
    }
    return request;
}

Result<Ground, GroundProblem> makeGround(const GroundRequest& request)
{
    if (!request.demoSpeed)
        return Ground{request.configuration, request.dataDir,    std::make_shared<SystemClock>(),
                      request.notices,       request.configFile, nullptr};
    const QString dataDir = demoDataDir(request.dataDir);
    if (const auto cleared = DemoMarket::clearFolder(dataDir); !cleared)
        return problem(CouldNot, cleared.error());
    auto demo = DemoMarket::start(request.configuration, *request.demoSpeed);
    if (!demo)
        return problem(CouldNot, demo.error());
    auto clock = (*demo)->clock();
    auto configured = (*demo)->configure(request.configuration);
    QStringList notices = request.notices;
    for (const QString& key : DemoMarket::leadsOutside(request.configuration))
        notices << QStringLiteral("%1 is not in force in the demo").arg(key);
    // What is tried out in the demo is gone with it.
    return Ground{std::move(configured),
                  dataDir,
                  std::move(clock),
                  std::move(notices),
                  dataDir + QStringLiteral("/regimescope.ini"),
                  *std::move(demo)};
}

} // namespace regime
