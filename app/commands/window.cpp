// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/graphicsguard.h"
#include "app/ground.h"
#include "app/log.h"
#include "app/overlaykeeper.h"
#include "app/quitonsignal.h"
#include "app/session.h"
#include "app/translation.h"
#include "app/windowmemory.h"
#include "ui/appmodel.h"

#include <QApplication>
#include <QQuickWindow>

namespace regime
{

namespace
{
const QString softwareOption = QStringLiteral("software");
} // namespace

int runWindow(const Invocation& invocation)
{
    QCommandLineParser parser;
    addDemoOptions(parser);
    parser.addOption({softwareOption, QString()});
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    const auto request = groundRequest(parser, invocation);
    if (!request)
        return endWith(request.error().code, request.error().sentence);

    QApplication app(invocation.argc, invocation.argv);
    installTranslation();
    const auto ground = makeGround(*request);
    if (!ground)
        return endWith(ground.error().code, ground.error().sentence);
    QCoreApplication::setApplicationName(QStringLiteral("RegimeScope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REGIMESCOPE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.regimescope.RegimeScope"));
    installLog(ground->dataDir, invocation.common.logLevel);
    const QuitOnSignal quitter;

    GraphicsGuard guard(invocation.common.dataDir);
    QStringList notices = ground->notices;
    if (guard.lastStartCrashed()) {
        notices << QCoreApplication::translate(
            "regimescope", "The last start ended before its first picture: this one draws without "
                           "the graphics card, the next one tries it again.");
        qWarning("%s", qPrintable(notices.constLast()));
    }
    if (guard.lastStartCrashed() || parser.isSet(softwareOption))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);

    Session session({ground->configuration, ground->dataDir, ground->clock, ground->demo != nullptr,
                     notices, ground->configFile, windowMemoryPath()});
    QObject::connect(&session, &Session::firstFrameShown, [&guard] { guard.firstFrameShown(); });
    const OverlayKeeper keeper(invocation.common.dataDir + QStringLiteral("/overlay.ini"),
                               *session.model().overlay());
    if (const auto window = session.open(); !window)
        return endWith(CouldNot, QString::fromStdString(window.error().message));
    return QApplication::exec();
}

} // namespace regime
