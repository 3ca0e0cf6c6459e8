// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/drift.h"

#include <QAbstractListModel>
#include <QPointF>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace regime
{

/** The control charts of drift, a row each, against their own 99th percentile. */
class DriftModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        PointsRole,
        HasLimitRole,
        LimitRole,
        UnusualBelowRole,
        StateRole,
        AlarmRole,
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }
    QString problem() const { return m_problem; }

    void apply(const regime::DriftReport& report);

signals:
    void changed();

private:
    std::vector<ControlChart> m_charts;
    QString m_problem;
};

} // namespace regime
