// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workerthread.h"

namespace regime
{

WorkerThread::WorkerThread(EngineOptions options, QObject* parent)
    : QObject(parent), m_worker(new RegimeWorker(std::move(options)))
{
    m_thread.setObjectName(QStringLiteral("worker"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &RegimeWorker::start);
}

WorkerThread::~WorkerThread()
{
    if (!m_thread.isRunning()) {
        delete m_worker;
        return;
    }
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    QMetaObject::invokeMethod(m_worker, &RegimeWorker::stop, Qt::QueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void WorkerThread::start()
{
    m_thread.start();
}

} // namespace regime
