// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnostics.h"

#include "core/engine/values/secrets.h"

#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QSGRendererInterface>
#include <QScreen>
#include <QSysInfo>

namespace regime
{

namespace
{

QString graphicsName(int api)
{
    switch (api) {
    case QSGRendererInterface::Software:
        return QStringLiteral("software");
    case QSGRendererInterface::OpenGL:
        return QStringLiteral("OpenGL");
    case QSGRendererInterface::Vulkan:
        return QStringLiteral("Vulkan");
    case QSGRendererInterface::Unknown:
        return QStringLiteral("not known");
    default:
        return QString::number(api);
    }
}

QStringList screens()
{
    QStringList list;
    for (const QScreen* screen : QGuiApplication::screens())
        list << QStringLiteral("%1x%2 at %3")
                    .arg(screen->size().width())
                    .arg(screen->size().height())
                    .arg(screen->devicePixelRatio());
    return list;
}

QStringList changedSettings(const QList<SettingEntry>& settings)
{
    QStringList list;
    for (const SettingEntry& setting : settings)
        if (setting.value != setting.defaultValue)
            list << QStringLiteral("%1=%2 (%3)").arg(setting.key, setting.value, setting.origin);
    return list;
}

QString block(const QString& title, const QStringList& lines)
{
    const QString start = QStringLiteral("\n%1:\n").arg(title);
    return lines.isEmpty() ? start + QStringLiteral("  none\n")
                           : start + QStringLiteral("  ") + lines.join(QStringLiteral("\n  ")) +
                                 QLatin1Char('\n');
}

} // namespace

QString diagnosticsText(const Diagnostics& diagnostics)
{
    QString text = QStringLiteral("RegimeScope %1, Qt %2, %3, %4\n")
                       .arg(QStringLiteral(REGIMESCOPE_VERSION), QLatin1String(qVersion()),
                            QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
    text += QStringLiteral("Window: %1, graphics %2, screens %3, locale %4\n")
                .arg(QGuiApplication::platformName(), graphicsName(diagnostics.graphicsApi),
                     screens().join(QStringLiteral(", ")), QLocale::system().name());
    text += QStringLiteral("Data folder: %1\nConfiguration: %2\nLog: %3\nStore: %4\n")
                .arg(diagnostics.dataDir, diagnostics.configFile,
                     QDir(diagnostics.dataDir).filePath(QStringLiteral("regimescope.log")),
                     diagnostics.storeText);
    QStringList reasons;
    for (const TrustReason& reason : diagnostics.trust.reasons)
        reasons << QStringLiteral("%1: %2").arg(reason.code, reason.text);
    text += QStringLiteral("Verdict: %1\n").arg(verdictName(diagnostics.trust.verdict));
    text += block(QStringLiteral("Reasons"), reasons);
    text += block(QStringLiteral("Settings that are not the default"),
                  changedSettings(diagnostics.settings));
    text += block(QStringLiteral("Last warnings and errors"), diagnostics.problems);
    return withoutSecrets(text);
}

} // namespace regime
