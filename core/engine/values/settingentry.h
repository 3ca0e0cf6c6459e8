// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/** One configuration key as the settings page shows it; secrets come masked. */
struct SettingEntry {
    QString key;
    QString value;  ///< in force
    QString origin; ///< "default", "file", "environment", "command line"
    QString range;  ///< what is allowed, in words or as "0-1"
    QString defaultValue;

    bool operator==(const SettingEntry&) const = default;
};

} // namespace regime
