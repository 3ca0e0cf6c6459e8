// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace regime
{

/** A number with its interval, or a heading over some of them. */
struct IntervalRow {
    QString name;
    QString text; ///< the numbers, or what a heading has to say
    bool heading = false;
    int form = -1; ///< of a regime, 0 to 2; 3: UNDECIDED; -1: none
    double value = 0;
    double low = 0;
    double high = 0;
    bool certain = true; ///< there is an interval: low and high say something

    bool operator==(const IntervalRow&) const = default;
};

/** Numbers with their intervals on one common scale, a row each. */
class IntervalModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by its owner")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(double reference READ reference NOTIFY changed)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        TextRole,
        HeadingRole,
        FormRole,
        AtRole,   ///< where the number lies on the scale, 0 to 1
        FromRole, ///< its interval
        ToRole,
        CertainRole, ///< whether there is one
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }
    /** Where the reference lies on the scale, 0 to 1. */
    double reference() const { return placeOf(m_reference); }

    /** The scale spans all intervals and `reference`. */
    void setRows(std::vector<IntervalRow> rows, double reference);

signals:
    void changed();

private:
    double placeOf(double value) const;

    std::vector<IntervalRow> m_rows;
    double m_reference = 0;
    double m_lowest = 0;
    double m_highest = 1;
};

} // namespace regime
