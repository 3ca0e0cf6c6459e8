// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settingsmodel.h"

namespace regime
{

int SettingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant SettingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SettingEntry& entry = m_entries[index.row()];
    switch (role) {
    case KeyRole:
        return entry.key;
    case ValueRole:
        return entry.value;
    case OriginRole:
        return entry.origin;
    case RangeRole:
        return entry.range;
    case DefaultRole:
        return entry.defaultValue;
    default:
        return {};
    }
}

QHash<int, QByteArray> SettingsModel::roleNames() const
{
    return {{KeyRole, "key"},
            {ValueRole, "value"},
            {OriginRole, "origin"},
            {RangeRole, "range"},
            {DefaultRole, "defaultValue"}};
}

void SettingsModel::apply(const QList<SettingEntry>& entries)
{
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = entries;
    endResetModel();
    emit countChanged();
}

std::optional<int> SettingsModel::number(const QString& key) const
{
    for (const SettingEntry& entry : m_entries) {
        bool isNumber = false;
        const int value = entry.value.toInt(&isNumber);
        if (entry.key == key && isNumber)
            return value;
    }
    return std::nullopt;
}

} // namespace regime
