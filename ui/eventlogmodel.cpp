// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlogmodel.h"

#include "core/engine/values/wording.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace regime
{

int EventLogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant EventLogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EventEntry& entry = m_entries[m_rows[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case TimeRole:
        return timeText(entry.timeSec, m_nowSec, m_zone);
    case KindRole:
        return entry.kind;
    case TextRole:
        return oneLine(entry.text, 300);
    default:
        return {};
    }
}

QHash<int, QByteArray> EventLogModel::roleNames() const
{
    return {{TimeRole, "timeText"}, {KindRole, "kind"}, {TextRole, "eventText"}};
}

void EventLogModel::setGroup(int group)
{
    const auto wanted = static_cast<EventGroup>(std::clamp(group, 0, 4));
    if (wanted == m_group)
        return;
    m_group = wanted;
    refilter();
    emit groupChanged();
}

void EventLogModel::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {TimeRole});
    refreshLookback();
}

void EventLogModel::lookAgain()
{
    m_backSinceSec = m_nowSec;
    refreshLookback();
}

void EventLogModel::refreshLookback()
{
    const QString text = lookbackText(m_entries, m_backSinceSec, m_zone);
    if (text == m_lookback)
        return;
    m_lookback = text;
    emit lookbackChanged();
}

void EventLogModel::apply(const std::vector<EventEntry>& entries)
{
    std::vector<EventEntry> sorted = entries;
    std::sort(sorted.begin(), sorted.end(),
              [](const EventEntry& a, const EventEntry& b) { return a.id < b.id; });
    bool grew = false;
    for (const EventEntry& entry : sorted) {
        if (!m_entries.empty() && entry.id <= m_entries.front().id)
            continue;
        m_entries.push_front(entry);
        grew = true;
    }
    if (!grew)
        return;
    if (m_entries.size() > kKept)
        m_entries.resize(kKept);
    refilter();
    refreshLookback();
}

void EventLogModel::setNow(double nowSec)
{
    const auto dayOf = [this](double timeSec) {
        return QDateTime::fromSecsSinceEpoch(std::llround(timeSec), m_zone).date();
    };
    const bool newDay = dayOf(nowSec) != dayOf(m_nowSec);
    m_nowSec = nowSec;
    if (newDay && !m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {TimeRole});
}

void EventLogModel::refilter()
{
    beginResetModel();
    m_rows.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (m_entries[i].kind != QLatin1String(lookedAwayKind) &&
            (m_group == EventGroup::All || groupOf(m_entries[i].kind) == m_group))
            m_rows.push_back(i);
    endResetModel();
    emit countChanged();
}

} // namespace regime
