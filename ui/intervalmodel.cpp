// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intervalmodel.h"

#include <algorithm>

namespace regime
{

int IntervalModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant IntervalModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const IntervalRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NameRole:
        return row.name;
    case TextRole:
        return row.text;
    case HeadingRole:
        return row.heading;
    case FormRole:
        return row.form;
    case AtRole:
        return placeOf(row.value);
    case FromRole:
        return placeOf(row.low);
    case ToRole:
        return placeOf(row.high);
    case CertainRole:
        return row.certain;
    default:
        return {};
    }
}

QHash<int, QByteArray> IntervalModel::roleNames() const
{
    return {{NameRole, "name"}, {TextRole, "text"},      {HeadingRole, "heading"},
            {FormRole, "form"}, {AtRole, "at"},          {FromRole, "from"},
            {ToRole, "to"},     {CertainRole, "certain"}};
}

double IntervalModel::placeOf(double value) const
{
    return m_highest > m_lowest ? (value - m_lowest) / (m_highest - m_lowest) : 0.5;
}

void IntervalModel::setRows(std::vector<IntervalRow> rows, double reference)
{
    if (rows == m_rows && reference == m_reference)
        return;
    // A new scale moves every row; rows that stay need not be made again for that.
    const bool stays = rows.size() == m_rows.size();
    if (!stays)
        beginResetModel();
    m_rows = std::move(rows);
    m_reference = m_lowest = m_highest = reference;
    for (const IntervalRow& row : m_rows) {
        if (row.heading)
            continue;
        m_lowest = std::min(m_lowest, row.value);
        m_highest = std::max(m_highest, row.value);
        if (!row.certain)
            continue;
        m_lowest = std::min(m_lowest, row.low);
        m_highest = std::max(m_highest, row.high);
    }
    if (!stays)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit changed();
}

} // namespace regime
