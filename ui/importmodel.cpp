// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importmodel.h"

#include "core/engine/values/wording.h"

#include <cmath>

namespace regime
{

void ImportModel::setPath(const QString& path)
{
    const QString trimmed = path.trimmed();
    if (trimmed == m_path)
        return;
    m_path = trimmed;
    emit changed();
}

bool ImportModel::counted() const
{
    return m_status.stage == ImportStage::Finished && m_status.order.dryRun &&
           m_status.order.path == m_path && !m_path.isEmpty();
}

QString ImportModel::text() const
{
    const auto percent = std::floor(100.0 * m_status.progress);
    switch (m_status.stage) {
    case ImportStage::Idle:
        return {};
    case ImportStage::Looking:
        return tr("Looking for pair and interval.");
    case ImportStage::Reading:
        return m_status.order.dryRun ? tr("Counting, %1 %.").arg(percent)
                                     : tr("Reading, %1 %.").arg(percent);
    case ImportStage::Merging:
        return tr("Writing to the store; this can no longer be cancelled.");
    case ImportStage::Finished:
    case ImportStage::Cancelled:
    case ImportStage::Failed:
        break;
    }
    return oneLine(m_status.message, 300);
}

QStringList ImportModel::counts() const
{
    QStringList counts;
    const auto count = [&](std::int64_t number, const QString& text) {
        if (number > 0)
            counts << text.arg(countText(number));
    };
    if (m_status.stage == ImportStage::Idle)
        return counts;
    count(m_status.added, m_status.order.dryRun ? tr("%1 would be added") : tr("%1 added"));
    count(m_status.unchanged, tr("%1 stored already"));
    count(m_status.kept, tr("%1 stored with other prices, which stand"));
    count(m_status.duplicates, tr("%1 twice in the file"));
    count(m_status.filled, tr("%1 made up, not taken"));
    count(m_status.cut, tr("%1 cut by the file's edges, not taken"));
    count(m_status.missingTrades, tr("%1 trades missing by their ids"));
    count(m_status.refusedCount, tr("%1 lines refused"));
    return counts;
}

QStringList ImportModel::refused() const
{
    QStringList lines;
    for (const RefusedLine& line : m_status.refused)
        lines << tr("line %1: %2").arg(countText(line.line), oneLine(line.reason));
    return lines;
}

void ImportModel::apply(const ImportStatus& status)
{
    if (status == m_status)
        return;
    m_status = status;
    emit changed();
}

} // namespace regime
