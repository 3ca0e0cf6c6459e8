// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backupmodel.h"

#include "core/engine/values/wording.h"

#include <utility>

namespace regime
{

QString BackupModel::text() const
{
    return m_chosen.isEmpty()
               ? oneLine(m_status.message, 300)
               : tr("%1 is put in the place of store, ledger and models; those are set aside.")
                     .arg(oneLine(m_chosen, 200));
}

void BackupModel::apply(const BackupStatus& status)
{
    if (status == m_status)
        return;
    m_status = status;
    emit changed();
}

void BackupModel::choose(const QString& backup)
{
    if (std::exchange(m_chosen, backup) != backup)
        emit changed();
}

void BackupModel::restore()
{
    const QString backup = std::exchange(m_chosen, {});
    emit changed();
    if (!backup.isEmpty())
        emit restoreRequested(backup);
}

} // namespace regime
