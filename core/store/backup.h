// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace regime
{

/** Where a series' store with its ledger is, and the folder of models and snapshots. */
struct KeptFiles {
    QString dataDir;
    QString storePath; ///< of the embedded store; may lie elsewhere
    QString modelDir;
};

/**
 * Copies store, ledger, models and snapshots into a new folder `regimescope-backup-<utc>` in
 * `folder`, and returns its path. May run beside the writer, on any thread; takes as long as the
 * store is large. Errors: nothing to copy, folder or disk; a backup that is not whole is named
 * `.part`.
 */
Result<QString> makeBackup(const KeptFiles& kept, const QString& folder);

/**
 * Puts what the backup at `path` holds in the place of what is kept; that is moved to a new folder
 * `before-restore-<utc>` in the data folder, whose path is returned. The store must not be open.
 * Errors, everything being as before: no backup, a damaged one or one of a newer version, the store
 * in use, folder or disk.
 */
Result<QString> restoreBackup(const KeptFiles& kept, const QString& path);

} // namespace regime
