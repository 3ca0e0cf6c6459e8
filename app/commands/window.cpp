// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/display.h"
#include "app/graphicsguard.h"
#include "app/ground.h"
#include "app/log.h"
#include "app/overlaykeeper.h"
#include "app/quitonsignal.h"
#include "app/session.h"
#include "app/singlewindow.h"
#include "app/translation.h"
#include "app/windowmemory.h"
#include "ui/appmodel.h"

#include <QApplication>
#include <QIcon>
#include <QQuickWindow>

namespace regime
{

namespace
{
const QString softwareOption = QStringLiteral("software");
const QString applicationId = QStringLiteral("io.github.regimescope.RegimeScope");

/** What desktops know the program by. */
void introduce()
{
    QCoreApplication::setApplicationName(QStringLiteral("RegimeScope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REGIMESCOPE_VERSION));
    QCoreApplication::setOrganizationDomain(QStringLiteral("regimescope.github.io"));
    QGuiApplication::setDesktopFileName(applicationId);
    QIcon icon;
    for (const int size : {16, 32, 48, 64, 128, 256})
        icon.addFile(QStringLiteral(":/icons/regimescope-%1.png").arg(size));
    QGuiApplication::setWindowIcon(QIcon::fromTheme(applicationId, icon));
}

/** What the process ends with when another window has this folder. */
std::optional<int> leaveToAnother(const SingleWindow& seat)
{
    if (seat.standing() == SingleWindow::Standing::First)
        return std::nullopt;
    const QString pid = seat.otherPid() ? QString::number(*seat.otherPid()) : QStringLiteral("?");
    if (seat.standing() == SingleWindow::Standing::Unanswered)
        return endWith(CouldNot, QStringLiteral("it is already running on this folder (pid %1) and "
                                                "does not answer")
                                     .arg(pid));
    return endWith(Success, QStringLiteral("it is already running on this folder (pid %1); its "
                                           "window was raised")
                                .arg(pid));
}
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
    // Qt would abort.
    if (!hasDisplay())
        return endWith(CouldNot, QStringLiteral("the window needs a display, and neither DISPLAY "
                                                "nor WAYLAND_DISPLAY is set; run works without "
                                                "one"));

    applyTextSize(recallWindow(windowMemoryPath(), invocation.common.dataDir));
    drawAtOnce();
    QApplication app(invocation.argc, invocation.argv);
    introduce();
    installTranslation();
    const SingleWindow seat(request->demoSpeed ? demoDataDir(request->dataDir) : request->dataDir);
    if (const auto code = leaveToAnother(seat))
        return *code;
    const auto ground = makeGround(*request);
    if (!ground)
        return endWith(ground.error().code, ground.error().sentence);
    installLog(ground->dataDir, invocation.common.logLevel);
    endWithDisplay();
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
                     notices, ground->configFile, windowMemoryPath(),
                     parser.isSet(softwareOption)});
    QObject::connect(&session, &Session::firstFrameShown, [&guard] { guard.firstFrameShown(); });
    QObject::connect(&seat, &SingleWindow::raiseRequested, &session, &Session::raise);
    const OverlayKeeper keeper(invocation.common.dataDir + QStringLiteral("/overlay.ini"),
                               *session.model().overlay());
    if (const auto window = session.open(); !window)
        return endWith(CouldNot, QString::fromStdString(window.error().message));
    return QApplication::exec();
}

} // namespace regime
