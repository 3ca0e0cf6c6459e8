// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace regime
{

/** One configuration key as the settings page shows it; secrets come masked. */
struct SettingEntry {
    QString key;
    QString group;       ///< what it is about: "Data", "Detector", "Advice"
    QString summary;     ///< what it does, one short sentence
    QString value;       ///< in force
    QString nextValue;   ///< what the next start will take; the same unless it waits for that
    QString origin;      ///< "built in", "file", "environment", "command line"
    QString range;       ///< what is allowed, in words or as "0 to 1"
    QStringList choices; ///< all that is allowed, where that is a short list; else empty
    QString defaultValue;
    bool editable = true;     ///< false where environment or command line win over the file
    bool atNextStart = false; ///< a change waits for the next start

    bool operator==(const SettingEntry&) const = default;
};

/** A change of one key: its new value, or nothing to go back to the default. */
struct SettingChange {
    QString key;
    std::optional<QString> value;

    bool operator==(const SettingChange&) const = default;
};

} // namespace regime
