// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/values/sharedstorehealth.h"
#include "core/pipeline/slicesize.h"
#include "core/store/sharedaddress.h"
#include "core/store/sharedqueue.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <optional>

namespace regime
{

class EngineStore;
class SharedClient;

/**
 * Keeps a shared store up with the embedded one: what is written here, and what was here before the
 * two were linked, is queued and delivered in order, over restarts and outages, each candle once;
 * the newest window of the other side is taken in after each connection. Lives on the worker
 * thread, which never waits for the shared store: that has a thread of its own.
 */
class SharedLink : public QObject
{
    Q_OBJECT

public:
    /** `windowCandles`: how many of the newest candles are taken in. The rest outlives it. */
    SharedLink(const SharedAddress& address, EngineStore& store, const SeriesKey& series,
               std::int64_t windowCandles, const Clock& clock, QObject* parent = nullptr);
    ~SharedLink() override;

    /** Queues from now on, and connects. Errors: the embedded store cannot be written. */
    Result<Done> start();

    /** Sends what waits, unless it is sending or the next try is not due; call it each second. */
    void pump();

    const SharedStoreHealth& health() const { return m_health; }

    /** While it is, what is stored may be waiting without being in the queue. */
    bool isQueueingStored() const { return m_queueing.isActive(); }

signals:
    void healthChanged();
    /** Candles of the shared store are in the embedded one now. */
    void tookIn(std::int64_t candles);
    void logged(const QString& kind, const QString& text);
    void storeFailed(const QString& reason);

private:
    void queueStored();
    void sendNext();
    void takeDelivered(const SharedBatch& batch);
    void takeFetched(const std::vector<Candle>& candles);
    void takeFailure(const QString& why);
    void setOnline();
    void countWaiting();

    EngineStore& m_store;
    SeriesKey m_series;
    std::int64_t m_windowCandles;
    const Clock& m_clock;
    QString m_place;
    SharedQueue m_queue;
    QTimer m_queueing; ///< runs until all that is stored is queued
    SliceSize m_queuedAtOnce{1024};
    QThread* m_thread;
    SharedClient* m_client; ///< lives and is deleted on the thread
    SharedStoreHealth m_health;
    bool m_busy = false;
    bool m_fetchDue = true;
    int m_failures = 0;      ///< in a row
    double m_retryAtSec = 0; ///< monotonic
};

} // namespace regime
