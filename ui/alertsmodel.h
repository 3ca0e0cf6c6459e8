// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/alert.h"
#include "core/engine/values/charthistory.h"
#include "core/engine/values/drift.h"

#include <QAbstractListModel>
#include <QPointF>
#include <QTimeZone>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * The alerts, newest first, and the one that is looked at as a card: what, since when, the evidence
 * as a small chart, what it means and what to do. Lives on the GUI thread.
 */
class AlertsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int openCount READ openCount NOTIFY changed)
    Q_PROPERTY(int inDigest READ inDigest NOTIFY changed)
    Q_PROPERTY(bool isRead READ isRead NOTIFY changed)
    Q_PROPERTY(QString snoozeText READ snoozeText NOTIFY changed)
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(QString title READ title NOTIFY currentChanged)
    Q_PROPERTY(QString what READ what NOTIFY currentChanged)
    Q_PROPERTY(QString whenText READ whenText NOTIFY currentChanged)
    Q_PROPERTY(QString meaning READ meaning NOTIFY currentChanged)
    Q_PROPERTY(QString ifNothing READ ifNothing NOTIFY currentChanged)
    Q_PROPERTY(int fix READ fix NOTIFY currentChanged)
    Q_PROPERTY(QString fixText READ fixText NOTIFY currentChanged)
    Q_PROPERTY(QString evidenceText READ evidenceText NOTIFY currentChanged)
    Q_PROPERTY(QList<QPointF> evidence READ evidence NOTIFY currentChanged)

public:
    enum Role { TitleRole = Qt::UserRole + 1, WhenRole, OpenRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return rowCount(); }
    int openCount() const;
    int inDigest() const { return m_book.inDigest; }
    bool isRead() const { return m_book.isRead; } ///< nothing can be done about them here
    QString snoozeText() const;                   ///< "until 07:00 UTC"; empty without a snooze
    bool shown() const { return m_shown; }
    void setShown(bool shown);
    int current() const { return m_current; }
    void setCurrent(int current);
    QString title() const;
    QString what() const;
    QString whenText() const;
    QString meaning() const;
    QString ifNothing() const;
    int fix() const; ///< a regime::Fix; none for what is over
    QString fixText() const;
    QString evidenceText() const; ///< what the small chart shows
    QList<QPointF> evidence() const;

    void apply(const AlertBook& book);
    void apply(const ChartHistory& history);
    void apply(const DriftReport& drift);
    void setNow(double nowSec);
    void setZone(const QTimeZone& zone);

    Q_INVOKABLE void snoozeUntilMorning();
    Q_INVOKABLE void endSnooze() { emit snoozeRequested(0); }
    Q_INVOKABLE void test() { emit testRequested(); }
    Q_INVOKABLE void tellDigest() { emit digestRequested(); }

signals:
    void changed();
    void shownChanged();
    void currentChanged();
    /** Exchange time; one that is past ends the snooze. */
    void snoozeRequested(double untilSec);
    void testRequested();
    void digestRequested();

private:
    const Alert* alert() const;
    AlertMeaning currentMeaning() const;
    QString whenOf(const Alert& alert) const;

    AlertBook m_book;
    ChartHistory m_history;
    DriftReport m_drift;
    QTimeZone m_zone = QTimeZone::utc();
    double m_nowSec = 0;
    bool m_shown = false;
    int m_current = 0;
};

/** The next seven in the morning of `zone` after `nowSec`, epoch seconds. */
double nextMorningSec(double nowSec, const QTimeZone& zone);

} // namespace regime
