// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/backuptask.h"

#include "core/base/backgroundthread.h"

namespace regime
{

void BackupTask::backUp(const KeptFiles& kept, const QString& folder)
{
    if (m_status.running)
        return;
    report({true, false, tr("Backing up to %1").arg(folder)});
    m_thread = backgroundThread([this, kept, folder](const std::stop_token&) {
        const Result<QString> made = makeBackup(kept, folder);
        const QString message =
            made ? tr("Backed up to %1").arg(*made)
                 : tr("No backup was made: %1").arg(QString::fromStdString(made.error().message));
        QMetaObject::invokeMethod(
            this,
            [this, message, failed = !made] {
                report({false, failed, message});
            },
            Qt::QueuedConnection);
    });
}

void BackupTask::restore(const KeptFiles& kept, const QString& path)
{
    const Result<QString> aside = restoreBackup(kept, path);
    report(
        {false, !aside,
         aside
             ? tr("Restored from %1; what was there before is in %2").arg(path, *aside)
             : tr("Nothing was restored: %1").arg(QString::fromStdString(aside.error().message))});
}

void BackupTask::report(const BackupStatus& status)
{
    m_status = status;
    emit changed(m_status);
}

} // namespace regime
