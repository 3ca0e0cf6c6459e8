// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sharedclient.h"

namespace regime
{

void SharedClient::deliver(const SharedBatch& batch)
{
    CandleStore* store = connected();
    if (!store)
        return;
    if (const Result<UpsertCounts> counts = store->upsert(batch.series, batch.candles); !counts)
        fail(counts.error());
    else
        emit delivered(batch);
}

void SharedClient::fetch(const SeriesKey& series, qint64 candles)
{
    CandleStore* store = connected();
    if (!store)
        return;
    if (const Result<std::vector<Candle>> newest = store->newest(series, candles); !newest)
        fail(newest.error());
    else
        emit fetched(*newest);
}

CandleStore* SharedClient::connected()
{
    if (m_store)
        return m_store.get();
    Result<std::unique_ptr<CandleStore>> opened = openSharedStore(m_address);
    if (!opened) {
        fail(opened.error());
        return nullptr;
    }
    m_store = *std::move(opened);
    return m_store.get();
}

void SharedClient::fail(const Error& error)
{
    m_store.reset();
    emit failed(QString::fromStdString(error.message));
}

} // namespace regime
