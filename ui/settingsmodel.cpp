// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settingsmodel.h"

#include <algorithm>

namespace regime
{

int SettingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SettingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SettingEntry& entry = m_entries[m_rows[index.row()]];
    switch (role) {
    case KeyRole:
        return entry.key;
    case GroupRole:
        return entry.group;
    case SummaryRole:
        return entry.summary;
    case ValueRole:
        return entry.value;
    case NextValueRole:
        return entry.nextValue;
    case OriginRole:
        return entry.origin;
    case RangeRole:
        return entry.range;
    case ChoicesRole:
        return entry.choices;
    case DefaultRole:
        return entry.defaultValue;
    case EditableRole:
        return entry.editable;
    case AtNextStartRole:
        return entry.atNextStart;
    case ProblemRole:
        return m_problems.value(entry.key);
    default:
        return {};
    }
}

QHash<int, QByteArray> SettingsModel::roleNames() const
{
    return {{KeyRole, "key"},
            {GroupRole, "group"},
            {SummaryRole, "summary"},
            {ValueRole, "value"},
            {NextValueRole, "nextValue"},
            {OriginRole, "origin"},
            {RangeRole, "range"},
            {ChoicesRole, "choices"},
            {DefaultRole, "defaultValue"},
            {EditableRole, "editable"},
            {AtNextStartRole, "atNextStart"},
            {ProblemRole, "problem"}};
}

void SettingsModel::setFilter(const QString& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refilter();
    emit filterChanged();
}

void SettingsModel::apply(const QList<SettingEntry>& entries)
{
    const auto sameKey = [](const SettingEntry& a, const SettingEntry& b) {
        return a.key == b.key;
    };
    // Rows keep their place and the keyboard's focus when their values alone have changed.
    if (std::ranges::equal(entries, m_entries, sameKey)) {
        m_problems.clear();
        m_entries = entries;
        if (!m_rows.isEmpty())
            emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    m_entries = entries;
    refilter();
}

void SettingsModel::refuse(const QString& key, const QString& reason)
{
    noteProblem(key, reason);
}

void SettingsModel::change(const QString& key, const QString& value)
{
    noteProblem(key, {});
    emit changeRequested({key, value});
}

void SettingsModel::restoreDefault(const QString& key)
{
    noteProblem(key, {});
    emit changeRequested({key, std::nullopt});
}

void SettingsModel::noteProblem(const QString& key, const QString& problem)
{
    if (m_problems.value(key) == problem)
        return;
    m_problems.insert(key, problem);
    for (int row = 0; row < rowCount(); ++row)
        if (m_entries[m_rows[row]].key == key)
            emit dataChanged(index(row), index(row), {ProblemRole});
}

bool SettingsModel::matches(const SettingEntry& entry) const
{
    const QString searched = entry.key + u' ' + entry.summary;
    return std::ranges::all_of(m_filter.split(u' ', Qt::SkipEmptyParts), [&](const QString& word) {
        return searched.contains(word, Qt::CaseInsensitive);
    });
}

void SettingsModel::refilter()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        if (matches(m_entries[i]))
            m_rows.append(i);
    endResetModel();
    emit countChanged();
}

QString SettingsModel::valueOf(const QString& key) const
{
    const auto entry = std::ranges::find(m_entries, key, &SettingEntry::key);
    return entry == m_entries.end() ? QString() : entry->value;
}

std::optional<int> SettingsModel::number(const QString& key) const
{
    bool isNumber = false;
    const int value = valueOf(key).toInt(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

std::optional<double> SettingsModel::real(const QString& key) const
{
    bool isNumber = false;
    const double value = valueOf(key).toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

} // namespace regime
