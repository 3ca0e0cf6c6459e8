// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/settingentry.h"

#include <QAbstractListModel>
#include <QList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace regime
{

/** Every configuration key with its value, where that came from, and what is allowed. */
class SettingsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { KeyRole = Qt::UserRole + 1, ValueRole, OriginRole, RangeRole, DefaultRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }

    void apply(const QList<SettingEntry>& entries);

    /** The value of a key as a whole number; nothing if the key is not there or is none. */
    std::optional<int> number(const QString& key) const;

signals:
    void countChanged();

private:
    QList<SettingEntry> m_entries;
};

} // namespace regime
