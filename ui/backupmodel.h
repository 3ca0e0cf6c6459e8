// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/backupstatus.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** Backups of what is kept: made into a folder the operator picks, and restored from one. */
class BackupModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)

public:
    using QObject::QObject;

    bool running() const { return m_status.running; }
    QString text() const;                              ///< what it is at, or how it ended
    const QString& chosen() const { return m_chosen; } ///< the backup to restore; empty: none

    void apply(const regime::BackupStatus& status);

    /** The operator has picked the folder for a backup, or the backup to restore. */
    void backUpTo(const QString& folder) { emit backupRequested(folder); }
    void choose(const QString& backup);

    Q_INVOKABLE void pickFolder() { emit folderRequested(); }
    Q_INVOKABLE void pickBackup() { emit choiceRequested(); }
    Q_INVOKABLE void restore();

signals:
    void changed();
    void folderRequested();
    void choiceRequested();
    void backupRequested(const QString& folder);
    void restoreRequested(const QString& backup);

private:
    BackupStatus m_status;
    QString m_chosen;
};

} // namespace regime
