// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace regime
{

/** One row of a table of words. */
struct CellsRow {
    QStringList cells;
    bool heading = false;

    bool operator==(const CellsRow&) const = default;
};

/** A row that is nothing but words over what follows. */
inline CellsRow headingRow(const QString& words)
{
    return {{words}, true};
}

/** A table of words, a row each. */
class CellsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by its owner")
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role { CellsRole = Qt::UserRole + 1, HeadingRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }

    void setRows(std::vector<CellsRow> rows);

signals:
    void changed();

private:
    std::vector<CellsRow> m_rows;
};

} // namespace regime
