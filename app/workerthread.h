// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimeworker.h"

#include <QObject>
#include <QThread>

namespace regime
{

/**
 * A running engine: the worker on its thread. Lives on the thread that made it; its destructor
 * stops the worker, waits for the thread and never terminates it.
 */
class WorkerThread : public QObject
{
    Q_OBJECT

public:
    explicit WorkerThread(EngineOptions options, QObject* parent = nullptr);
    ~WorkerThread() override;

    /** To connect to; its slots are to be called through queued connections only. */
    RegimeWorker* worker() const { return m_worker; }

    void start();

private:
    QThread m_thread;
    RegimeWorker* m_worker; ///< deleted on its own thread
};

} // namespace regime
