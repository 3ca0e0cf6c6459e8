// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synclog.h"

#include "core/engine/values/wording.h"

#include <cmath>

namespace regime
{

int SyncLog::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant SyncLog::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TimeRole:
        return clockText(entry.timeSec);
    case OutcomeRole:
        return entry.outcome;
    case FailedRole:
        return entry.failed;
    default:
        return {};
    }
}

QHash<int, QByteArray> SyncLog::roleNames() const
{
    return {{TimeRole, "timeText"}, {OutcomeRole, "outcome"}, {FailedRole, "failed"}};
}

void SyncLog::apply(const FeedHealth& health)
{
    if (health.lastSyncSec && *health.lastSyncSec > m_lastSyncSec) {
        m_lastSyncSec = *health.lastSyncSec;
        const int rows = health.lastSyncRows.value_or(0);
        QString outcome = rows == 1 ? tr("1 new row") : tr("%1 new rows").arg(countText(rows));
        if (health.lastSyncLatencyMs)
            outcome +=
                QStringLiteral(", %1 ms").arg(countText(std::llround(*health.lastSyncLatencyMs)));
        add({m_lastSyncSec, false, outcome});
    }
    if (health.lastFailureSec && *health.lastFailureSec > m_lastFailureSec) {
        m_lastFailureSec = *health.lastFailureSec;
        add({m_lastFailureSec, true, tr("failed: %1").arg(oneLine(health.lastFailureText))});
    }
}

void SyncLog::add(Entry entry)
{
    if (m_entries.size() == kKept) {
        const int last = rowCount() - 1;
        beginRemoveRows({}, last, last);
        m_entries.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_entries.push_front(std::move(entry));
    endInsertRows();
    emit countChanged();
}

} // namespace regime
