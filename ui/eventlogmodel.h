// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lookback.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace regime
{

/** The newest events, newest first, at most 1000 of them, filtered by group, and what of them is
 *  news to an operator who comes back. */
class EventLogModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int group READ group WRITE setGroup NOTIFY groupChanged)
    Q_PROPERTY(QString lookback READ lookback NOTIFY lookbackChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    static constexpr std::size_t kKept = 1000;
    enum Role { TimeRole = Qt::UserRole + 1, KindRole, TextRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /** The only EventGroup shown; 0 for all. */
    int group() const { return static_cast<int>(m_group); }
    void setGroup(int group);
    QString lookback() const { return m_lookback; }
    int count() const { return rowCount(); }

    /** Adds the entries with an id above the newest known one; others are old news. */
    void apply(const std::vector<EventEntry>& entries);

    /** Times of another day than this one's are shown with their date. */
    void setNow(double nowSec);
    void setZone(const QTimeZone& zone);

    /** The operator is back: what happened until now stands in lookback() until the next time. */
    void lookAgain();

signals:
    void groupChanged();
    void lookbackChanged();
    void countChanged();

private:
    void refilter();
    void refreshLookback();

    std::deque<EventEntry> m_entries; ///< newest first
    std::vector<std::size_t> m_rows;  ///< indices of the shown ones
    EventGroup m_group = EventGroup::All;
    QTimeZone m_zone = QTimeZone::utc();
    double m_nowSec = 0;
    double m_backSinceSec = 0; ///< when the operator came back
    QString m_lookback;
};

} // namespace regime
