// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/configuration.h"

#include "core/engine/values/secrets.h"
#include "core/market/loopback.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

namespace regime
{

namespace
{

struct Assignment {
    QString key;
    QString value;
};

std::optional<Assignment> splitAssignment(const QString& line)
{
    const qsizetype equals = line.indexOf(u'=');
    if (equals <= 0)
        return std::nullopt;
    return Assignment{line.left(equals).trimmed(), line.mid(equals + 1).trimmed()};
}

/** Sets one value; the sentence why not, or nothing. A bad value leaves the default. */
QString assign(Configuration& configuration, const Assignment& assignment, ConfigOrigin origin)
{
    const ConfigKey* key = findConfigKey(assignment.key);
    if (!key)
        return QStringLiteral("there is no configuration key %1").arg(assignment.key.left(80));
    const Result<QString> accepted = key->accept(assignment.value);
    if (!accepted) {
        configuration.reset(key->name);
        const QString problem = QString::fromStdString(accepted.error().message);
        if (origin == ConfigOrigin::CommandLine)
            return problem; // nothing is started with it
        return QStringLiteral("%1; the default, %2, is used")
            .arg(problem, key->defaultText.isEmpty() ? QStringLiteral("empty") : key->defaultText);
    }
    configuration.set(key->name, *accepted, origin);
    return {};
}

void readFile(LoadedConfiguration& loaded, const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        loaded.messages << QStringLiteral("the configuration file %1 cannot be read: %2")
                               .arg(path, file.errorString());
        return;
    }
    for (int line = 1; !file.atEnd(); ++line) {
        const QString text = QString::fromUtf8(file.readLine()).trimmed();
        if (text.isEmpty() || text.startsWith(u'#') || text.startsWith(u';'))
            continue;
        const std::optional<Assignment> assignment = splitAssignment(text);
        const QString problem = assignment
                                    ? assign(loaded.configuration, *assignment, ConfigOrigin::File)
                                    : QStringLiteral("a line must read KEY=value");
        if (!problem.isEmpty())
            loaded.messages << QStringLiteral("%1:%2: %3").arg(path).arg(line).arg(problem);
    }
}

void readEnvironment(LoadedConfiguration& loaded, const QProcessEnvironment& environment)
{
    for (const ConfigKey& key : configKeys()) {
        if (!environment.contains(key.name))
            continue;
        const QString problem =
            assign(loaded.configuration, {key.name, environment.value(key.name)},
                   ConfigOrigin::Environment);
        if (!problem.isEmpty())
            loaded.messages << QStringLiteral("environment: %1").arg(problem);
    }
}

void readCommandLine(LoadedConfiguration& loaded, const QStringList& settings)
{
    for (const QString& setting : settings) {
        const std::optional<Assignment> assignment = splitAssignment(setting);
        const QString problem =
            assignment ? assign(loaded.configuration, *assignment, ConfigOrigin::CommandLine)
                       : QStringLiteral("--set %1: it must read KEY=VALUE").arg(setting.left(80));
        if (!problem.isEmpty() && loaded.usageError.isEmpty())
            loaded.usageError = problem;
    }
}

/** Every user of the machine can read the command line. */
void refuseTypedPassword(LoadedConfiguration& loaded)
{
    const QString key = QStringLiteral("STORE_URL");
    const Configuration& values = loaded.configuration;
    if (values.origin(key) == ConfigOrigin::CommandLine && holdsSecret(values.text(key)) &&
        loaded.usageError.isEmpty())
        loaded.usageError = QStringLiteral("STORE_URL must not bring its password on the command "
                                           "line, where others can read it; put it into the "
                                           "environment or into ~/.pgpass");
}

void readSupabaseKey(LoadedConfiguration& loaded, const QString& configPath,
                     const QProcessEnvironment& environment)
{
    const QString name = QStringLiteral("SUPABASE_KEY");
    if (environment.contains(name)) {
        loaded.configuration.setSupabaseKey(environment.value(name).trimmed());
        return;
    }
    QFile file(QFileInfo(configPath).dir().filePath(QStringLiteral("supabase.key")));
    if (!file.open(QIODevice::ReadOnly))
        return;
    if (file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther))
        loaded.messages << QStringLiteral("%1 is not used: others can read it. chmod 600 it.")
                               .arg(file.fileName());
    else
        loaded.configuration.setSupabaseKey(QString::fromUtf8(file.read(4096)).trimmed());
}

/** Puts contradicting keys back, one at a time; on the command line they are an error of usage. */
void settleConflicts(LoadedConfiguration& loaded)
{
    Configuration& configuration = loaded.configuration;
    while (const auto conflict = configuration.firstConflict()) {
        for (const QString& key : conflict->keys) {
            const ConfigOrigin origin = configuration.origin(key);
            if (origin == ConfigOrigin::BuiltIn)
                continue;
            if (origin == ConfigOrigin::CommandLine && loaded.usageError.isEmpty())
                loaded.usageError = conflict->message;
            configuration.reset(key);
            loaded.messages
                << QStringLiteral("%1; the default of %2 is used").arg(conflict->message, key);
            break;
        }
    }
}

} // namespace

QString configOriginName(ConfigOrigin origin)
{
    switch (origin) {
    case ConfigOrigin::BuiltIn:
        return QCoreApplication::translate("ConfigOrigin", "built in");
    case ConfigOrigin::File:
        return QCoreApplication::translate("ConfigOrigin", "file");
    case ConfigOrigin::Environment:
        return QCoreApplication::translate("ConfigOrigin", "environment");
    case ConfigOrigin::CommandLine:
        break;
    }
    return QCoreApplication::translate("ConfigOrigin", "command line");
}

Configuration::Configuration()
{
    for (const ConfigKey& key : configKeys())
        m_entries.insert(key.name, {key.defaultText, ConfigOrigin::BuiltIn});
}

const Configuration::Entry& Configuration::entry(const QString& key) const
{
    const auto found = m_entries.constFind(key);
    Q_ASSERT(found != m_entries.constEnd());
    return *found;
}

QString Configuration::text(const QString& key) const
{
    return entry(key).text;
}
double Configuration::number(const QString& key) const
{
    return QLocale::c().toDouble(text(key));
}
int Configuration::integer(const QString& key) const
{
    return text(key).toInt();
}
std::int64_t Configuration::bigInteger(const QString& key) const
{
    return text(key).toLongLong();
}
bool Configuration::flag(const QString& key) const
{
    return text(key) == u"true";
}
ConfigOrigin Configuration::origin(const QString& key) const
{
    return entry(key).origin;
}

void Configuration::set(const QString& key, const QString& accepted, ConfigOrigin origin)
{
    Q_ASSERT(m_entries.contains(key));
    m_entries.insert(key, {accepted, origin});
}

void Configuration::reset(const QString& key)
{
    set(key, findConfigKey(key)->defaultText, ConfigOrigin::BuiltIn);
}

std::optional<Configuration::Conflict> Configuration::firstConflict() const
{
    const auto conflict = [](const char* message, std::initializer_list<const char*> keys) {
        Conflict found{QString::fromLatin1(message), {}};
        for (const char* key : keys)
            found.keys << QString::fromLatin1(key);
        return found;
    };
    if (integer(QStringLiteral("HMM_INFERENCE_WINDOW")) >
        integer(QStringLiteral("HMM_RECENT_CANDLES")) - 14)
        return conflict("HMM_INFERENCE_WINDOW must be at most HMM_RECENT_CANDLES - 14, because the "
                        "first 14 candles have no RSI",
                        {"HMM_INFERENCE_WINDOW", "HMM_RECENT_CANDLES"});
    if (integer(QStringLiteral("HMM_TRAINING_CANDLES")) <
        integer(QStringLiteral("HMM_MIN_TRAIN_SAMPLES")) + 14)
        return conflict("HMM_TRAINING_CANDLES must be at least HMM_MIN_TRAIN_SAMPLES + 14, or no "
                        "training could ever start",
                        {"HMM_TRAINING_CANDLES", "HMM_MIN_TRAIN_SAMPLES"});
    if (number(QStringLiteral("TREND_IDLE_FLOOR")) > number(QStringLiteral("TREND_IDLE_CEILING")))
        return conflict("TREND_IDLE_FLOOR must not be above TREND_IDLE_CEILING",
                        {"TREND_IDLE_FLOOR", "TREND_IDLE_CEILING"});
    const QUrl api(text(QStringLiteral("KRAKEN_API_URL")));
    if (integer(QStringLiteral("REQUEST_SPACING_MS")) < 1000 && !isLoopbackHost(api.host()))
        return conflict(
            "REQUEST_SPACING_MS must be at least 1000 unless KRAKEN_API_URL is on loopback",
            {"REQUEST_SPACING_MS"});
    return std::nullopt;
}

LoadedConfiguration loadConfiguration(const QString& filePath,
                                      const QProcessEnvironment& environment,
                                      const QStringList& settings)
{
    LoadedConfiguration loaded;
    readFile(loaded, filePath);
    readEnvironment(loaded, environment);
    readCommandLine(loaded, settings);
    refuseTypedPassword(loaded);
    readSupabaseKey(loaded, filePath, environment);
    settleConflicts(loaded);
    return loaded;
}

} // namespace regime
