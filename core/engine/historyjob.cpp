// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/historyjob.h"

#include "core/base/backgroundthread.h"
#include "core/engine/enginestore.h"
#include "core/pipeline/series.h"

#include <algorithm>

namespace regime
{

namespace
{
constexpr std::int64_t kSliceCandles = 1000;
}

HistoryJob::HistoryJob(EngineStore& store, const SeriesKey& key, QObject* parent)
    : QObject(parent), m_store(store), m_key(key)
{
    connect(&m_turn, &QTimer::timeout, this, &HistoryJob::readSlice);
}

HistoryJob::~HistoryJob()
{
    cancel();
}

void HistoryJob::start(std::int64_t fromSec, std::int64_t toSec, Work work, Reading beside)
{
    cancel();
    m_running = true;
    m_fromSec = m_nextSec = fromSec;
    m_toSec = toSec;
    m_work = std::move(work);
    m_beside = std::move(beside);
    m_turn.start(0);
}

void HistoryJob::cancel()
{
    m_running = false;
    ++m_generation;
    m_turn.stop();
    m_candles.clear();
    m_work = {};
    m_beside = {};
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void HistoryJob::fail(const Error& error)
{
    cancel();
    emit failed(QString::fromStdString(error.message));
}

void HistoryJob::readSlice()
{
    const std::int64_t endSec = std::min(m_toSec, m_nextSec + kSliceCandles * m_key.intervalSec());
    const auto slice = m_store.candles().range(m_key, m_nextSec, endSec);
    if (!slice) {
        fail(slice.error());
        return;
    }
    const Result<Done> beside = m_beside ? m_beside(m_nextSec, endSec) : Done{};
    if (!beside) {
        fail(beside.error());
        return;
    }
    m_candles.insert(m_candles.end(), slice->begin(), slice->end());
    m_nextSec = endSec;
    if (m_nextSec >= m_toSec)
        compute();
}

void HistoryJob::compute()
{
    m_turn.stop();
    const auto spans = m_store.coverage().spans(m_key, m_fromSec, m_toSec);
    if (!spans) {
        fail(spans.error());
        return;
    }
    m_thread =
        backgroundThread([this, candles = std::exchange(m_candles, {}), spans = *spans,
                          work = std::exchange(m_work, {}), intervalSec = m_key.intervalSec(),
                          generation = m_generation](const std::stop_token& stop) {
            const auto whenCurrent = [this, generation](std::function<void()> deliver) {
                post([this, generation, deliver = std::move(deliver)] {
                    if (generation == m_generation)
                        deliver();
                });
            };
            const FilledSeries filled = fillQuiet(candles, spans, intervalSec);
            const Delivery delivery =
                work(piecesOf(filled.candles, intervalSec).pieces, stop,
                     [&](double share) { whenCurrent([this, share] { emit progressed(share); }); });
            whenCurrent([this, delivery] {
                m_running = false;
                delivery();
            });
        });
}

void HistoryJob::post(std::function<void()> deliver)
{
    QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
}

} // namespace regime
