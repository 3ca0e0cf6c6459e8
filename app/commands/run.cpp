// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/desktopnotifier.h"
#include "app/ground.h"
#include "app/log.h"
#include "app/quitonsignal.h"
#include "app/servicenotifier.h"
#include "app/workerthread.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QTimer>

namespace regime
{

int runWorker(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("for"), QString(), QStringLiteral("SECONDS")});
    addDemoOptions(parser);
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    std::optional<double> runForSec;
    if (parser.isSet(QStringLiteral("for"))) {
        const auto seconds = numberOption(parser, QStringLiteral("for"), 0, 1e8);
        if (!seconds)
            return endWith(WrongUsage, QString::fromStdString(seconds.error().message));
        runForSec = *seconds;
    }
    const auto request = groundRequest(parser, invocation);
    if (!request)
        return endWith(request.error().code, request.error().sentence);

    QCoreApplication app(invocation.argc, invocation.argv);
    const auto ground = makeGround(*request);
    if (!ground)
        return endWith(ground.error().code, ground.error().sentence);
    installLog(ground->dataDir, invocation.common.logLevel);
    const QuitOnSignal quitter;
    if (runForSec)
        QTimer::singleShot(std::chrono::milliseconds(static_cast<qint64>(*runForSec * 1000)),
                           Qt::PreciseTimer, &app, &QCoreApplication::quit);

    int code = Success;
    WorkerThread engine({ground->configuration,
                         ground->dataDir,
                         ground->clock,
                         EngineUse::Serve,
                         ground->demo != nullptr,
                         {},
                         ground->notices,
                         ground->configFile});
    QObject::connect(engine.worker(), &RegimeWorker::failed, &app, [&](const QString& reason) {
        code = endWith(CouldNot, reason);
        QCoreApplication::quit();
    });
    const ServiceNotifier notifier(*engine.worker());
    DesktopNotifier desktop(QDBusConnection::sessionBus());
    if (!ground->demo)
        QObject::connect(engine.worker(), &RegimeWorker::alertTold, &desktop,
                         &DesktopNotifier::tell);
    engine.start();
    QCoreApplication::exec();
    return code;
}

} // namespace regime
