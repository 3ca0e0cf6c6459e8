// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/** The running backup or restore, or the last one. */
struct BackupStatus {
    bool running = false;
    bool failed = false;
    QString message; ///< what it is at, or how it ended, in a sentence; empty: none yet

    bool operator==(const BackupStatus&) const = default;
};

} // namespace regime
