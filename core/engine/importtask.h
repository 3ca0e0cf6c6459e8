// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/importstatus.h"
#include "core/pipeline/importjob.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace regime
{

class EngineStore;

/**
 * Imports one file at a time while the engine goes on: a slice of at most 50 ms a turn of the event
 * loop. Lives on the worker thread. Destroyed while it runs it keeps nothing of the file.
 */
class ImportTask : public QObject
{
    Q_OBJECT

public:
    explicit ImportTask(EngineStore& store, QObject* parent = nullptr);

    /** Begins. While another one runs, nothing is begun and that one's status is said again. */
    void start(const ImportOrder& order, std::int64_t nowSec);

    /** Ends it with nothing kept; once it merges it can no longer be cancelled. */
    void cancel();

    const ImportStatus& status() const { return m_status; }

signals:
    void changed(const regime::ImportStatus& status);
    /** The store has been written. */
    void imported();
    /** The merge failed: what else was written since it began is lost with it. */
    void rolledBack();

private:
    void step();
    void look();
    void work();
    void report(ImportStage stage, double progress);
    void takeCounts();
    void end(ImportStage stage, const QString& message);

    EngineStore& m_store;
    ImportStatus m_status;
    std::int64_t m_nowSec = 0;
    std::optional<ImportScan> m_scan;
    std::unique_ptr<ImportJob> m_job;
    double m_reported = 0; ///< progress last said
    QTimer m_timer;
};

} // namespace regime
