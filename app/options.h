// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace regime
{

/** The options every command takes (--data-dir, --config, --set, --pair, --interval, --log-level).
 */
struct CommonOptions {
    QString dataDir;             ///< absolute; default $XDG_DATA_HOME/regimescope
    QString configFile;          ///< absolute; default $XDG_CONFIG_HOME/regimescope/regimescope.ini
    QStringList settings;        ///< KEY=VALUE of each --set, in order
    std::optional<QString> pair; ///< as typed
    std::optional<int> intervalMin;
    QString logLevel = QStringLiteral("info");
};

} // namespace regime
