// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace regime
{

/** Makes the folder of `path` with access for its owner alone, if it is not there. */
Result<Done> makeFolderFor(const QString& path);

/** Makes an empty file with access for its owner alone, if there is none. */
Result<Done> makePrivateFile(const QString& path);

/**
 * Renames a database file and its journals to `name.corrupt-<utc>` (and -wal, -shm behind it);
 * nothing is overwritten or deleted. Returns the new name.
 */
Result<QString> setDatabaseAside(const QString& path);

} // namespace regime
