// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/modeldiagnostics.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** 2 to 5 states side by side, a row each, and the comparison that makes them. */
class ComparisonModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    enum Role { CellsRole = Qt::UserRole + 1, BestRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }
    bool running() const { return m_comparison.running; }
    double progress() const { return m_comparison.progress; }
    QString text() const; ///< progress, problem, or when it was made

    void apply(const regime::StatesComparison& comparison);

signals:
    void changed();

private:
    int best() const; ///< row of the highest walk-forward score; -1 when none has one

    StatesComparison m_comparison;
};

} // namespace regime
