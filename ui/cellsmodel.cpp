// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cellsmodel.h"

namespace regime
{

int CellsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CellsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CellsRow& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == CellsRole)
        return row.cells;
    if (role == HeadingRole)
        return row.heading;
    return {};
}

QHash<int, QByteArray> CellsModel::roleNames() const
{
    return {{CellsRole, "cells"}, {HeadingRole, "heading"}};
}

void CellsModel::setRows(std::vector<CellsRow> rows)
{
    if (rows == m_rows)
        return;
    // Rows that stay are written anew where they are: making them again costs many times that.
    if (rows.size() == m_rows.size()) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] == m_rows[i])
                continue;
            m_rows[i] = std::move(rows[i]);
            const QModelIndex changedRow = index(static_cast<int>(i));
            emit dataChanged(changedRow, changedRow);
        }
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    emit changed();
}

} // namespace regime
