// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/settingentry.h"
#include "core/engine/values/trust.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace regime
{

/** What someone who is to help has to know. */
struct Diagnostics {
    QString dataDir;
    QString configFile;
    QList<SettingEntry> settings;
    Trust trust;
    QString storeText;
    int graphicsApi = 0;    ///< QSGRendererInterface::GraphicsApi
    QStringList problems{}; ///< the newest warnings and errors of the log, oldest first
};

/** Versions, graphics, paths, settings that are not the default, verdict and last errors, as text
 *  to paste. Passwords and keys are masked. */
QString diagnosticsText(const Diagnostics& diagnostics);

} // namespace regime
