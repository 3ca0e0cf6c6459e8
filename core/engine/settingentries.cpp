// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/settingentries.h"

#include "core/engine/values/secrets.h"

#include <QCoreApplication>

namespace regime
{

namespace
{

/** The operator's words for a sentence of a key. */
QString inWords(const QString& text)
{
    return QCoreApplication::translate("ConfigKey", text.toUtf8().constData());
}

} // namespace

QList<SettingEntry> settingEntries(const Configuration& inForce, const Configuration& nextStart)
{
    QList<SettingEntry> entries;
    for (const ConfigKey& key : configKeys()) {
        const ConfigOrigin origin = nextStart.origin(key.name);
        SettingEntry entry;
        entry.key = key.name;
        entry.group = inWords(key.group);
        entry.summary = inWords(key.summary);
        entry.value = addressWithoutSecrets(inForce.text(key.name));
        entry.nextValue = addressWithoutSecrets(nextStart.text(key.name));
        entry.origin = configOriginName(origin);
        entry.range = key.rangeText();
        if (key.type == ConfigType::Flag)
            entry.choices = {QStringLiteral("true"), QStringLiteral("false")};
        else if (key.type == ConfigType::Choice)
            entry.choices = key.choices;
        entry.defaultValue = key.defaultText;
        entry.editable = origin == ConfigOrigin::BuiltIn || origin == ConfigOrigin::File;
        entry.atNextStart = key.atNextStart;
        entries.append(entry);
    }
    return entries;
}

} // namespace regime
