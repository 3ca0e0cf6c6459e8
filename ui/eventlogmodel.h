// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace regime
{

/** The newest events, newest first, at most 1000 of them, filtered by kind. */
class EventLogModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY kindChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    static constexpr std::size_t kKept = 1000;
    enum Role { TimeRole = Qt::UserRole + 1, KindRole, TextRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /** The only kind shown; empty for all. */
    QString kind() const { return m_kind; }
    void setKind(const QString& kind);
    int count() const { return rowCount(); }

    /** Adds the entries with an id above the newest known one; others are old news. */
    void apply(const std::vector<EventEntry>& entries);

    /** Times of another day than this one's are shown with their date. */
    void setNow(double nowSec);

signals:
    void kindChanged();
    void countChanged();

private:
    void refilter();

    std::deque<EventEntry> m_entries; ///< newest first
    std::vector<std::size_t> m_rows;  ///< indices of the shown ones
    QString m_kind;
    double m_nowSec = 0;
};

} // namespace regime
