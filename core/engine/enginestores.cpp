// SPDX-License-Identifier: GPL-3.0-or-later
// What an engine does about the stores its candles are in.
#include "core/engine/engine.h"
#include "core/engine/enginestore.h"
#include "core/engine/values/wording.h"

namespace regime
{

Database& Engine::database()
{
    return m_store->database();
}

void Engine::startSharedStore()
{
    const auto address =
        readSharedAddress(m_options.configuration.text(QStringLiteral("STORE_URL")),
                          m_options.configuration.supabaseKey());
    if (!address) {
        m_sharedStoreProblem = QString::fromStdString(address.error().message);
        log(QStringLiteral("store"), m_sharedStoreProblem);
        return;
    }
    // Without an embedded store to queue in, nothing could be delivered for sure.
    if (!m_openingProblem.isEmpty())
        return;
    if (!*address) {
        if (const auto unlinked = SharedQueue(m_store->database()).unlink(); !unlinked)
            noteStoreProblem(QString::fromStdString(unlinked.error().message));
        return;
    }
    m_shared = std::make_unique<SharedLink>(**address, *m_store, m_key, m_detector.trainingCandles,
                                            *m_options.clock);
    connect(m_shared.get(), &SharedLink::healthChanged, this, &Engine::publish);
    connect(m_shared.get(), &SharedLink::logged, this, &Engine::log);
    connect(m_shared.get(), &SharedLink::storeFailed, this, &Engine::noteStoreProblem);
    connect(m_shared.get(), &SharedLink::tookIn, this, &Engine::takeStored);
    if (const Result<Done> started = m_shared->start(); !started)
        noteStoreProblem(QString::fromStdString(started.error().message));
}

/** Candles came into the store by another way than a poll. To count them is the next heartbeat's:
 *  of a great many this turn has enough to do. */
void Engine::takeStored()
{
    m_storeDescribedAtSec.reset();
    forgetMeasured();
    refreshData();
    tick();
    publish();
}

/** A slice a heartbeat, so that no tick waits for more. */
void Engine::forgetOldCandles()
{
    if (access() == Access::Read || m_import.status().isRunning() ||
        (m_shared && m_shared->isQueueingStored()))
        return;
    const int days = m_options.configuration.integer(QStringLiteral("HMM_OHLCV_RETENTION_DAYS"));
    Retention& retention = m_store->retention();
    const Result<bool> ended =
        retention.step(static_cast<std::int64_t>(m_feed.exchangeNowSec()), days);
    if (!ended) {
        noteStoreProblem(QString::fromStdString(ended.error().message));
        return;
    }
    if (!*ended || retention.removed() == 0)
        return;
    log(QStringLiteral("store"),
        tr("%1 older than %2 removed, as HMM_OHLCV_RETENTION_DAYS asks")
            .arg(candlesText(retention.removed()), durationText(days * 86'400.0)));
    m_storeDescribedAtSec.reset();
    forgetMeasured();
    refreshData();
    publish();
}

} // namespace regime
