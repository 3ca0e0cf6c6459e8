// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/configuration.h"
#include "core/engine/values/settingentry.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace regime
{

/**
 * The text of a configuration file with `key` set to `value`, or without it. The last line of the
 * key is the one that counts and the one that changes; all other lines, comments and unknown keys
 * among them, stay as they are. A key that is not there comes at the end.
 */
QByteArray withSetting(const QByteArray& text, const QString& key,
                       const std::optional<QString>& value);

/**
 * Changes a key in the file at `path` (made, with its folder, if it is not there) and returns
 * `configuration` with it. Checked as at the start: by the key itself and by what keys demand of
 * each other. Errors, the file being as before: not allowed, a contradiction, the key is set by
 * environment or command line, a password in an address, a file that cannot be read or written.
 */
Result<Configuration> changeSetting(const Configuration& configuration, const QString& path,
                                    const SettingChange& change);

} // namespace regime
