// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include "app/commands/command.h"

#include <QByteArray>
#include <QMessageLogContext>
#include <QString>

#include <unistd.h>

namespace regime
{

namespace
{
QtMessageHandler passedOnTo = nullptr;
QtMessageHandler loggedBy = nullptr;

void withoutRuntimeFolder(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith(u"QStandardPaths: XDG_RUNTIME_DIR not set"))
        passedOnTo(type, context, message);
}

void untilDisplayIsLost(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    loggedBy(type, context, message);
    if (message.startsWith(u"The X11 connection broke") ||
        message.startsWith(u"The Wayland connection broke"))
        ::_exit(CouldNot);
}
} // namespace

bool hasDisplay()
{
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    return false;
}

void chooseDisplay()
{
    if (!hasDisplay())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    leaveOutRuntimeFolder();
}

void leaveOutRuntimeFolder()
{
    passedOnTo = qInstallMessageHandler(withoutRuntimeFolder);
}

void endWithDisplay()
{
    loggedBy = qInstallMessageHandler(untilDisplayIsLost);
}

void drawAtOnce()
{
    constexpr char waitMs[] = "QT_QPA_UPDATE_IDLE_TIME";
    if (!qEnvironmentVariableIsSet(waitMs))
        qputenv(waitMs, "0");
}

} // namespace regime
