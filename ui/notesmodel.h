// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/reviewmarks.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace regime
{

/** What the operator wrote about times of the reviewed range, before a review about any time of the
 *  live series, and the note that is being written. */
class NotesModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReviewModel")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(bool ofRange READ ofRange NOTIFY changed)
    Q_PROPERTY(QString from READ from WRITE setFrom NOTIFY draftChanged)
    Q_PROPERTY(QString to READ to WRITE setTo NOTIFY draftChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY draftChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY draftChanged)

public:
    enum Role { WhenRole = Qt::UserRole + 1, TextRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }
    bool ready() const { return !m_scope.pair.isEmpty(); } ///< what was written is known
    bool ofRange() const { return !m_scope.isWhole(); }    ///< that was reviewed

    /** Of the draft: "2024-07-01" or "2024-07-01 13:05", UTC. Empty: an end of the range; where
     *  there is none, `to` is the end of `from`'s day or candle. A day as `to` is in it whole. */
    QString from() const { return m_from; }
    void setFrom(const QString& from);
    QString to() const { return m_to; }
    void setTo(const QString& to);
    QString text() const { return m_text; }
    void setText(const QString& text);
    /** Why the draft is no note, or was not kept; empty when neither. */
    QString problem() const;

    void apply(const regime::ReviewMarks& marks);
    /** The same, unless they are of another review than the newest. Those of the whole series count
     *  until there is one. */
    void applyMarks(const regime::ReviewMarks& marks);

    /** Asks for the draft to be kept; nothing while it has no words or a problem. */
    Q_INVOKABLE void write();
    Q_INVOKABLE void remove(int row);
    /** Begins a draft about open times [fromSec, toSec). */
    void begin(std::int64_t fromSec, std::int64_t toSec);

signals:
    void changed();
    void draftChanged();
    /** `request` tells its answer from other news. */
    void written(const regime::ReviewScope& scope, const regime::ReviewNote& note, quint64 request);
    void removed(const regime::ReviewScope& scope, qint64 id, quint64 request);

private:
    void take(const ReviewMarks& marks);
    void setDraft(QString& part, const QString& text);
    std::optional<std::int64_t> fromSec() const;
    std::optional<std::int64_t> toSec() const;

    ReviewScope m_scope;
    std::vector<ReviewNote> m_notes;
    QString m_from, m_to, m_text;
    quint64 m_asked = 0;                ///< the newest request
    std::optional<quint64> m_writing{}; ///< the one to keep the draft, until it is answered
    QString m_sent;                     ///< the draft's words then
    QString m_refusal;                  ///< why the last one was not done
};

} // namespace regime
