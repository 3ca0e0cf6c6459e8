// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/feedhealth.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace regime
{

/** The newest requests for candles, newest first: when, how it ended, how long it took, how many
 *  rows were new. */
class SyncLog : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by HealthModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    static constexpr std::size_t kKept = 720;
    enum Role { TimeRole = Qt::UserRole + 1, OutcomeRole, FailedRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }

    /** Remembers the sync and the failure `health` tells of, where they are new. */
    void apply(const FeedHealth& health);

signals:
    void countChanged();

private:
    struct Entry {
        double timeSec = 0;
        bool failed = false;
        QString outcome;
    };
    void add(Entry entry);

    std::deque<Entry> m_entries; ///< newest first
    double m_lastSyncSec = 0;
    double m_lastFailureSec = 0;
};

} // namespace regime
