// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/settingentry.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace regime
{

/**
 * Every configuration key with its value, where that came from, and what is allowed. A change
 * leaves as a signal; the worker checks and writes it, and what it made of it comes back through
 * apply() or refuse().
 */
class SettingsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1,
        GroupRole,
        SummaryRole,
        ValueRole,
        NextValueRole,
        OriginRole,
        RangeRole,
        ChoicesRole,
        DefaultRole,
        EditableRole,
        AtNextStartRole,
        ProblemRole,
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }

    /** Only keys whose name or summary contains every word of it are rows. */
    QString filter() const { return m_filter; }
    void setFilter(const QString& filter);

    void apply(const QList<regime::SettingEntry>& entries);
    void refuse(const QString& key, const QString& reason);

    const QList<SettingEntry>& entries() const { return m_entries; }

    /** The value of a key as a whole number; nothing if the key is not there or is none. */
    std::optional<int> number(const QString& key) const;
    /** The same as any number. */
    std::optional<double> real(const QString& key) const;

    Q_INVOKABLE void change(const QString& key, const QString& value);
    Q_INVOKABLE void restoreDefault(const QString& key);

signals:
    void countChanged();
    void filterChanged();
    void changeRequested(const regime::SettingChange& change);

private:
    void refilter();
    bool matches(const SettingEntry& entry) const;
    QString valueOf(const QString& key) const; ///< empty if the key is not there
    void noteProblem(const QString& key, const QString& problem);

    QList<SettingEntry> m_entries;
    QList<qsizetype> m_rows; ///< indices of those that pass the filter
    QString m_filter;
    QHash<QString, QString> m_problems; ///< why the last change of a key was refused
};

} // namespace regime
