// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/configfile.h"

#include "core/engine/values/secrets.h"
#include "core/store/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace regime
{

namespace
{

Error problem(const QString& sentence)
{
    return Error{sentence.toStdString()};
}

/** True for the line that sets `key`; comments set nothing. */
bool sets(const QByteArray& line, const QByteArray& key)
{
    const QByteArray text = line.trimmed();
    const qsizetype equals = text.indexOf('=');
    return equals > 0 && !text.startsWith('#') && !text.startsWith(';') &&
           text.left(equals).trimmed() == key;
}

Result<QByteArray> readText(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return problem(QStringLiteral("the configuration file %1 cannot be read: %2")
                           .arg(path, file.errorString()));
    QByteArray text = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return problem(QStringLiteral("the configuration file %1 cannot be read: %2")
                           .arg(path, file.errorString()));
    return text;
}

Result<Done> writeText(const QString& path, const QByteArray& text)
{
    // Where the operator keeps the file elsewhere and links to it, the link stays.
    const QString target = QFileInfo(path).isSymLink() ? QFileInfo(path).symLinkTarget() : path;
    if (!QDir().mkpath(QFileInfo(target).absolutePath()))
        return problem(
            QStringLiteral("the folder of the configuration file %1 cannot be made").arg(target));
    return writeDurably(target, text);
}

} // namespace

QByteArray withSetting(const QByteArray& text, const QString& key,
                       const std::optional<QString>& value)
{
    const QByteArray name = key.toUtf8();
    const QByteArray end = text.contains("\r\n") ? "\r\n" : "\n";
    QByteArrayList lines = text.split('\n');
    qsizetype counting = lines.size() - 1;
    while (counting >= 0 && !sets(lines[counting], name))
        --counting;
    if (!value) {
        lines.removeIf([&](const QByteArray& line) { return sets(line, name); });
        return lines.join('\n');
    }
    const QByteArray assignment = name + '=' + value->toUtf8();
    if (counting >= 0) {
        lines[counting] = assignment + (lines[counting].endsWith('\r') ? "\r" : "");
        return lines.join('\n');
    }
    QByteArray longer = text;
    if (!longer.isEmpty() && !longer.endsWith('\n'))
        longer += end;
    return longer + assignment + end;
}

Result<Configuration> changeSetting(const Configuration& configuration, const QString& path,
                                    const SettingChange& change)
{
    const ConfigKey* key = findConfigKey(change.key);
    if (!key)
        return problem(QStringLiteral("there is no configuration key %1").arg(change.key.left(80)));
    const ConfigOrigin origin = configuration.origin(key->name);
    if (origin == ConfigOrigin::Environment || origin == ConfigOrigin::CommandLine)
        return problem(QStringLiteral("%1 is set by the %2, which wins over the file; change it "
                                      "there")
                           .arg(key->name, configOriginName(origin)));
    Configuration changed = configuration;
    std::optional<QString> written;
    if (change.value) {
        const Result<QString> accepted = key->accept(*change.value);
        if (!accepted)
            return accepted.error();
        if (holdsSecret(*accepted))
            return problem(QStringLiteral("%1: a password is never written to the configuration "
                                          "file; set this key in the environment")
                               .arg(key->name));
        written = *accepted;
        changed.set(key->name, *accepted, ConfigOrigin::File);
    } else {
        changed.reset(key->name);
    }
    if (const auto conflict = changed.firstConflict())
        return problem(conflict->message);
    const Result<QByteArray> text = readText(path);
    if (!text)
        return text.error();
    if (const auto done = writeText(path, withSetting(*text, key->name, written)); !done)
        return done.error();
    return changed;
}

} // namespace regime
