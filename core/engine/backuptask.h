// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/backupstatus.h"
#include "core/store/backup.h"

#include <QObject>

#include <thread>

namespace regime
{

/**
 * Makes a backup on a thread of its own, so that ticks and polls go on meanwhile, and restores one
 * at once. Lives on the worker thread, which gets all signals. One at a time; its end is waited
 * for.
 */
class BackupTask : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /** Copies what is kept into a new folder inside `folder`; changed() tells how it ends. */
    void backUp(const KeptFiles& kept, const QString& folder);

    /** Puts the backup at `path` in the place of what is kept, which nothing has open. */
    void restore(const KeptFiles& kept, const QString& path);

    const BackupStatus& status() const { return m_status; }

signals:
    void changed(const regime::BackupStatus& status);

private:
    void report(const BackupStatus& status);

    BackupStatus m_status;
    std::jthread m_thread;
};

} // namespace regime
