// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/ground.h"
#include "app/log.h"
#include "app/quitonsignal.h"
#include "app/session.h"

#include <QApplication>
#include <QQuickWindow>

namespace regime
{

int runWindow(const Invocation& invocation)
{
    QCommandLineParser parser;
    addDemoOptions(parser);
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    const auto request = groundRequest(parser, invocation);
    if (!request)
        return endWith(request.error().code, request.error().sentence);

    QApplication app(invocation.argc, invocation.argv);
    const auto ground = makeGround(*request);
    if (!ground)
        return endWith(ground.error().code, ground.error().sentence);
    QCoreApplication::setApplicationName(QStringLiteral("RegimeScope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REGIMESCOPE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.regimescope.RegimeScope"));
    installLog(ground->dataDir, invocation.common.logLevel);
    const QuitOnSignal quitter;

    Session session({ground->configuration, ground->dataDir, ground->clock, ground->demo != nullptr,
                     ground->notices});
    if (const auto window = session.open(); !window)
        return endWith(CouldNot, QString::fromStdString(window.error().message));
    return QApplication::exec();
}

} // namespace regime
