// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/regimeworker.h"

#include "core/engine/engine.h"
#include "core/engine/enginestore.h"
#include "core/market/pairnames.h"

#include <QFile>
#include <QThread>

#include <utility>

namespace regime
{

RegimeWorker::RegimeWorker(EngineOptions options) : m_options(std::move(options)) {}

RegimeWorker::~RegimeWorker() = default;

void RegimeWorker::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    const auto pair =
        PairNames().resolve(m_options.configuration.text(QStringLiteral("KRAKEN_PAIR")));
    if (!pair) {
        emit failed(QString::fromStdString(pair.error().message));
        return;
    }
    const SeriesKey key{pair->altname,
                        m_options.configuration.integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN"))};
    QString problem;
    const QString path = storePath(m_options.configuration, m_options.dataDir);
    auto store = EngineStore::open(path, key,
                                   m_options.use == EngineUse::Look ? Access::Read : Access::Write);
    if (!store) {
        problem = QString::fromStdString(store.error().message);
        const bool nothingYet = m_options.use == EngineUse::Look && !QFile::exists(path);
        if (m_options.use != EngineUse::Watch && !nothingYet) {
            emit failed(problem);
            return;
        }
        store = EngineStore::openInMemory(key);
    }
    if (!store) {
        emit failed(QString::fromStdString(store.error().message));
        return;
    }
    m_engine = std::make_unique<Engine>(m_options, key, pair->display, *std::move(store), problem);
    connect(m_engine.get(), &Engine::reported, this, &RegimeWorker::reported);
    connect(m_engine.get(), &Engine::historyReady, this, &RegimeWorker::historyReady);
    connect(m_engine.get(), &Engine::eventsLogged, this, &RegimeWorker::eventsLogged);
    connect(m_engine.get(), &Engine::importChanged, this, &RegimeWorker::importChanged);
    connect(m_engine.get(), &Engine::modelDescribed, this, &RegimeWorker::modelDescribed);
    connect(m_engine.get(), &Engine::driftMeasured, this, &RegimeWorker::driftMeasured);
    connect(m_engine.get(), &Engine::comparisonChanged, this, &RegimeWorker::comparisonChanged);
    m_engine->start();
}

void RegimeWorker::retry()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        m_engine->retry();
}

void RegimeWorker::backfill(int targetCandles, int)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        m_engine->backfill(targetCandles);
}

void RegimeWorker::train()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        m_engine->train();
}

void RegimeWorker::compareStates()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        m_engine->compareStates();
}

void RegimeWorker::cancelComparison()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        m_engine->cancelComparison();
}

void RegimeWorker::requestHistory(const HistoryRequest& request)
{
    Q_ASSERT(QThread::currentThread() == thread());
    // What came in while a long answer was made is asked for by a view that is gone.
    if (!std::exchange(m_historyRequest, request))
        QMetaObject::invokeMethod(this, &RegimeWorker::answerHistory, Qt::QueuedConnection);
}

void RegimeWorker::answerHistory()
{
    if (m_engine && m_historyRequest)
        m_engine->requestHistory(*m_historyRequest);
    m_historyRequest.reset();
}

void RegimeWorker::noteLookedAway()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        m_engine->noteLookedAway();
}

void RegimeWorker::importFile(const ImportOrder& order)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        m_engine->importFile(order);
}

void RegimeWorker::cancelImport()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        m_engine->cancelImport();
}

void RegimeWorker::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        m_engine->saveSnapshot();
    m_engine.reset();
}

} // namespace regime
