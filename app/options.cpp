// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTextStream>

#include <optional>

namespace regime
{

namespace
{

/** Applies one common option; the sentence why not, or nothing. */
std::optional<Error> applyCommon(CommonOptions& common, const QString& name, const QString& value)
{
    if (name == u"--data-dir") {
        common.dataDir = QDir::cleanPath(QDir().absoluteFilePath(value));
    } else if (name == u"--config") {
        common.configFile = QDir::cleanPath(QDir().absoluteFilePath(value));
    } else if (name == u"--set") {
        common.settings << value;
    } else if (name == u"--pair") {
        common.settings << QStringLiteral("KRAKEN_PAIR=") + value;
        common.pairGiven = true;
    } else if (name == u"--interval") {
        common.settings << QStringLiteral("HMM_OHLCV_INTERVAL_MIN=") + value;
        common.intervalGiven = true;
    } else {
        static const QStringList levels{QStringLiteral("debug"), QStringLiteral("info"),
                                        QStringLiteral("warning"), QStringLiteral("error")};
        if (!levels.contains(value))
            return Error{QStringLiteral("--log-level %1 is not allowed: it must be one of %2")
                             .arg(value, levels.join(QStringLiteral(", ")))
                             .toStdString()};
        common.logLevel = value;
    }
    return std::nullopt;
}

bool isCommon(const QString& name)
{
    static const QStringList names{QStringLiteral("--data-dir"), QStringLiteral("--config"),
                                   QStringLiteral("--set"),      QStringLiteral("--pair"),
                                   QStringLiteral("--interval"), QStringLiteral("--log-level")};
    return names.contains(name);
}

QString under(QStandardPaths::StandardLocation location, const char* path)
{
    return QStandardPaths::writableLocation(location) + QString::fromLatin1(path);
}

} // namespace

Result<ParsedArguments> parseArguments(const QStringList& arguments)
{
    ParsedArguments parsed;
    parsed.common.dataDir = under(QStandardPaths::GenericDataLocation, "/regimescope");
    parsed.common.configFile =
        under(QStandardPaths::GenericConfigLocation, "/regimescope/regimescope.ini");
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments.at(i);
        const qsizetype equals = argument.startsWith(u"--") ? argument.indexOf(u'=') : -1;
        const QString name = equals < 0 ? argument : argument.left(equals);
        if (isCommon(name)) {
            if (equals < 0 && i + 1 >= arguments.size())
                return Error{QStringLiteral("%1 needs a value").arg(name).toStdString()};
            const QString value = equals < 0 ? arguments.at(++i) : argument.mid(equals + 1);
            if (const auto error = applyCommon(parsed.common, name, value))
                return *error;
        } else if (argument == u"--help" || argument == u"-h") {
            parsed.help = true;
        } else if (argument == u"--version") {
            parsed.version = true;
        } else if (parsed.command.isEmpty() && parsed.arguments.isEmpty() &&
                   !argument.startsWith(u'-')) {
            parsed.command = argument;
        } else {
            parsed.arguments << argument;
        }
    }
    return parsed;
}

Result<LoadedConfiguration> loadedConfigurationFor(const CommonOptions& common)
{
    LoadedConfiguration loaded = loadConfiguration(
        common.configFile, QProcessEnvironment::systemEnvironment(), common.settings);
    if (!loaded.usageError.isEmpty())
        return Error{loaded.usageError.toStdString()};
    QTextStream messages(stderr);
    for (const QString& message : loaded.messages)
        messages << message << '\n';
    return loaded;
}

Result<Configuration> configurationFor(const CommonOptions& common)
{
    auto loaded = loadedConfigurationFor(common);
    if (!loaded)
        return loaded.error();
    return std::move(loaded->configuration);
}

std::optional<int> givenIntervalMin(const CommonOptions& common, const Configuration& values)
{
    if (!common.intervalGiven)
        return std::nullopt;
    return values.integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN"));
}

} // namespace regime
