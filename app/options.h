// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/configuration.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace regime
{

/** The options every command takes (--data-dir, --config, --set, --pair, --interval, --log-level).
 */
struct CommonOptions {
    QString dataDir;    ///< absolute; default $XDG_DATA_HOME/regimescope
    QString configFile; ///< absolute; default $XDG_CONFIG_HOME/regimescope/regimescope.ini
    QStringList
        settings; ///< KEY=VALUE of each --set, in order; --pair and --interval are among them
    bool pairGiven = false;     ///< --pair stood on the command line
    bool intervalGiven = false; ///< --interval stood on the command line
    QString logLevel = QStringLiteral("info");

    bool operator==(const CommonOptions&) const = default;
};

/** A command line, taken apart. */
struct ParsedArguments {
    CommonOptions common;
    QString command;       ///< empty for the window
    QStringList arguments; ///< what is left for the command
    bool help = false;
    bool version = false;
};

/**
 * Takes the command line apart (without the program's name). The common options may stand before or
 * behind the subcommand. Error: an option without its value, or a value that is not allowed.
 */
Result<ParsedArguments> parseArguments(const QStringList& arguments);

/**
 * The configuration for these options. Messages about file and environment go to stderr. Error:
 * what is wrong with a --set, --pair or --interval.
 */
Result<Configuration> configurationFor(const CommonOptions& common);

/** Minutes of --interval where it was given, out of `values`. */
std::optional<int> givenIntervalMin(const CommonOptions& common, const Configuration& values);

/** The same with those messages. */
Result<LoadedConfiguration> loadedConfigurationFor(const CommonOptions& common);

} // namespace regime
