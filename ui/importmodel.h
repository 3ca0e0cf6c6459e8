// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/importstatus.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The import of a candle or trade file: first a dry run that only counts, then the file itself. */
class ImportModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(bool cancellable READ cancellable NOTIFY changed)
    Q_PROPERTY(bool counted READ counted NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QStringList counts READ counts NOTIFY changed)
    Q_PROPERTY(QStringList refused READ refused NOTIFY changed)

public:
    using QObject::QObject;

    QString path() const { return m_path; }
    void setPath(const QString& path);
    bool running() const { return m_status.isRunning(); }
    bool cancellable() const { return running() && m_status.stage != ImportStage::Merging; }
    /** A dry run of this very file has counted what would come: it may be imported. */
    bool counted() const;
    double progress() const { return m_status.progress; }
    QString text() const;        ///< what it is at, or how it ended
    QStringList counts() const;  ///< "1 200 candles to add", ...: those that are not 0
    QStringList refused() const; ///< "line 17: close is not a number"

    void apply(const regime::ImportStatus& status);

    Q_INVOKABLE void choose() { emit choiceRequested(); }
    Q_INVOKABLE void count() { emit importRequested({m_path, {}, 0, true}); }
    Q_INVOKABLE void start() { emit importRequested({m_path, {}, 0, false}); }
    Q_INVOKABLE void cancel() { emit cancelRequested(); }

signals:
    void changed();
    /** The operator wants to pick the file from a list. */
    void choiceRequested();
    void importRequested(const regime::ImportOrder& order);
    void cancelRequested();

private:
    QString m_path;
    ImportStatus m_status;
};

} // namespace regime
