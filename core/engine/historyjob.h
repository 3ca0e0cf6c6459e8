// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/features/series.h"
#include "core/market/candle.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

namespace regime
{

class EngineStore;

/**
 * A long computation over stored candles. Reads them on the worker thread, where it lives, a slice
 * a turn of the event loop, so that a tick waits for a slice at most; computes on a thread of its
 * own; delivers on the worker thread again. One at a time: a new start wins over a running one.
 */
class HistoryJob : public QObject
{
    Q_OBJECT

public:
    using Delivery = std::function<void()>;
    using Progress = std::function<void(double)>;
    /** Reads what else is wanted of [fromSec, toSec), on the worker thread. */
    using Reading = std::function<Result<Done>(std::int64_t fromSec, std::int64_t toSec)>;
    /** Runs on the other thread; the delivery it returns runs on the worker thread. */
    using Work =
        std::function<Delivery(const std::vector<CandleSeries>& pieces, std::stop_token, Progress)>;

    /** `store` must outlive the job. */
    HistoryJob(EngineStore& store, const SeriesKey& key, QObject* parent = nullptr);
    ~HistoryJob() override;

    /** Over the candles of [fromSec, toSec), quiet intervals filled in. `beside` is called with
     *  each slice, all of them before `work`. */
    void start(std::int64_t fromSec, std::int64_t toSec, Work work, Reading beside = {});

    /** Nothing is delivered any more. Returns when the computation has ended. */
    void cancel();

    bool isRunning() const { return m_running; }

signals:
    void progressed(double share);
    /** The candles, or what is wanted beside them, could not be read. */
    void failed(const QString& problem);

private:
    void readSlice();
    void fail(const Error& error);
    void compute();
    void post(std::function<void()> deliver);

    EngineStore& m_store;
    SeriesKey m_key;
    QTimer m_turn;
    std::int64_t m_fromSec = 0;
    std::int64_t m_nextSec = 0; ///< of the slice to read next
    std::int64_t m_toSec = 0;
    std::vector<Candle> m_candles;
    Work m_work;
    Reading m_beside;
    std::jthread m_thread;
    int m_generation = 0; ///< tells what a cancelled computation still posts
    bool m_running = false;
};

} // namespace regime
