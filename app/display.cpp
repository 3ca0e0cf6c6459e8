// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include <QByteArray>
#include <QMessageLogContext>
#include <QString>

namespace regime
{

namespace
{
QtMessageHandler passedOnTo = nullptr;

void withoutRuntimeFolder(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith(u"QStandardPaths: XDG_RUNTIME_DIR not set"))
        passedOnTo(type, context, message);
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

void drawAtOnce()
{
    constexpr char waitMs[] = "QT_QPA_UPDATE_IDLE_TIME";
    if (!qEnvironmentVariableIsSet(waitMs))
        qputenv(waitMs, "0");
}

} // namespace regime
