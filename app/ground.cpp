// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ground.h"

#include "app/commands/arguments.h"

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
    const auto configuration = configurationFor(common);
    if (!configuration)
        return problem(WrongUsage, configuration.error());
    GroundRequest request{*configuration, common.dataDir, std::nullopt};
    if (parser.isSet(demoOption))
        request.demoSpeed = *speed;
    return request;
}

Result<Ground, GroundProblem> makeGround(const GroundRequest& request)
{
    if (!request.demoSpeed)
        return Ground{request.configuration, request.dataDir, std::make_shared<SystemClock>(),
                      nullptr};
    const QString dataDir = demoDataDir(request.dataDir);
    if (const auto cleared = DemoMarket::clearFolder(dataDir); !cleared)
        return problem(CouldNot, cleared.error());
    auto demo = DemoMarket::start(request.configuration, *request.demoSpeed);
    if (!demo)
        return problem(CouldNot, demo.error());
    auto clock = (*demo)->clock();
    auto configured = (*demo)->configure(request.configuration);
    return Ground{std::move(configured), dataDir, std::move(clock), *std::move(demo)};
}

} // namespace regime
