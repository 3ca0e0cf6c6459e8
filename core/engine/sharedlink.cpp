// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sharedlink.h"

#include "core/engine/enginestore.h"
#include "core/engine/sharedclient.h"
#include "core/engine/values/wording.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr std::int64_t batchCandles = 500;
constexpr double longestPauseSec = 60;
constexpr unsigned long quitMs = 900;

} // namespace

SharedLink::SharedLink(const SharedAddress& address, EngineStore& store, const SeriesKey& series,
                       std::int64_t windowCandles, const Clock& clock, QObject* parent)
    : QObject(parent), m_store(store), m_series(series), m_windowCandles(windowCandles),
      m_clock(clock), m_place(address.place()), m_queue(store.database()), m_thread(new QThread),
      m_client(new SharedClient(address))
{
    m_health.name = address.name();
    m_thread->setObjectName(QStringLiteral("shared store"));
    m_client->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_client, &QObject::deleteLater);
    m_queueing.setInterval(0);
    connect(&m_queueing, &QTimer::timeout, this, &SharedLink::queueStored);
    connect(m_client, &SharedClient::delivered, this, &SharedLink::takeDelivered);
    connect(m_client, &SharedClient::fetched, this, &SharedLink::takeFetched);
    connect(m_client, &SharedClient::failed, this, &SharedLink::takeFailure);
}

// A call that hangs in a dead network cannot be broken off from here. It ends by its own time
// limit; the program does not wait for that, and the thread, which shares nothing, goes with it.
SharedLink::~SharedLink()
{
    m_client->disconnect(this);
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    if (!m_thread->isRunning()) {
        delete m_client;
        delete m_thread;
        return;
    }
    m_thread->quit();
    m_thread->wait(quitMs);
}

Result<Done> SharedLink::start()
{
    const Result<bool> begins = m_queue.link(m_place);
    if (!begins)
        return begins.error();
    if (*begins)
        emit logged(QStringLiteral("store"),
                    tr("What is stored goes to %1 too").arg(m_health.name));
    m_thread->start();
    m_queueing.start();
    queueStored();
    return Done{};
}

/** A slice of what was there before the link; then it is sent with all the rest. */
void SharedLink::queueStored()
{
    {
        const SliceSize::Slice timed(m_queuedAtOnce);
        const auto ended = m_queue.queueStored(static_cast<std::int64_t>(m_queuedAtOnce.pieces()));
        if (!ended)
            emit storeFailed(QString::fromStdString(ended.error().message));
        if (!ended || *ended)
            m_queueing.stop(); // after a failure the next start goes on
    }
    pump();
}

void SharedLink::pump()
{
    countWaiting();
    if (!m_busy && m_clock.monotonicSec() >= m_retryAtSec)
        sendNext();
}

/** What waits goes first, so that the window taken in is never behind what is known here. What an
 *  import has not committed is not known yet. */
void SharedLink::sendNext()
{
    if (m_store.database().isInTransaction())
        return;
    const Result<SharedBatch> batch = m_queue.next(batchCandles);
    if (!batch) {
        emit storeFailed(QString::fromStdString(batch.error().message));
        return;
    }
    if (batch->candles.empty() && !m_fetchDue)
        return;
    m_busy = true;
    SharedClient* client = m_client;
    if (batch->candles.empty())
        QMetaObject::invokeMethod(
            client, [client, series = m_series, n = m_windowCandles] { client->fetch(series, n); });
    else
        QMetaObject::invokeMethod(client, [client, sent = *batch] { client->deliver(sent); });
}

void SharedLink::takeDelivered(const SharedBatch& batch)
{
    m_busy = false;
    if (const Result<Done> removed = m_queue.remove(batch); !removed) {
        emit storeFailed(QString::fromStdString(removed.error().message));
        return;
    }
    m_health.lastDeliverySec = m_clock.nowSec();
    setOnline();
    countWaiting();
    sendNext();
}

void SharedLink::takeFetched(const std::vector<Candle>& candles)
{
    m_busy = false;
    m_fetchDue = false;
    setOnline();
    const Result<std::int64_t> taken = m_queue.takeIn(m_store.candles(), m_series, candles);
    if (!taken) {
        emit storeFailed(QString::fromStdString(taken.error().message));
        return;
    }
    if (*taken > 0) {
        emit logged(QStringLiteral("store"),
                    tr("%1 taken over from %2").arg(candlesText(*taken), m_health.name));
        emit tookIn(*taken);
    }
    sendNext();
}

void SharedLink::takeFailure(const QString& why)
{
    m_busy = false;
    m_fetchDue = true;
    m_retryAtSec = m_clock.monotonicSec() + std::min(longestPauseSec, std::exp2(++m_failures));
    const bool isNew = m_health.problem != why;
    m_health.online = false;
    m_health.problem = why;
    countWaiting();
    if (isNew)
        emit logged(QStringLiteral("store"),
                    QStringLiteral("%1: %2").arg(sharedStoreText(m_health), why));
    emit healthChanged();
}

void SharedLink::setOnline()
{
    m_failures = 0;
    m_retryAtSec = 0;
    if (m_health.online)
        return;
    m_health.online = true;
    m_health.problem.clear();
    emit logged(QStringLiteral("store"), tr("%1 is online").arg(m_health.name));
    emit healthChanged();
}

void SharedLink::countWaiting()
{
    const Result<std::int64_t> waiting = m_queue.count();
    if (!waiting) {
        emit storeFailed(QString::fromStdString(waiting.error().message));
        return;
    }
    if (std::exchange(m_health.waiting, *waiting) != *waiting)
        emit healthChanged();
}

} // namespace regime
