// SPDX-License-Identifier: GPL-3.0-or-later
// What an engine does about candles that are missing.
#include "core/base/ohlcwindow.h"
#include "core/engine/engine.h"

#include <algorithm>

namespace regime
{

namespace
{

/** The oldest lost candle that the exchange's OHLC answer still reaches. */
std::optional<std::int64_t> oldestLostServed(const FeedHealth& data)
{
    const std::int64_t reachSec =
        data.newestCandleSec.value_or(0) - (ohlcWindowCandles - 1) * 60 * data.intervalMin;
    for (auto hole = data.lostIntervals.rbegin(); hole != data.lostIntervals.rend(); ++hole)
        if (hole->toSec >= reachSec)
            return std::max(hole->fromSec, reachSec);
    return std::nullopt;
}

} // namespace

/** The window is asked for by the feed's first poll; what it does not bring is built from trades.
 */
void Engine::backfillAtStart()
{
    const bool isFull = m_data.samples >= m_data.targetSamples && m_data.lostIntervals.empty();
    if (!isFull && m_options.configuration.flag(QStringLiteral("HMM_OHLCV_BACKFILL_ON_STARTUP")))
        backfill(static_cast<int>(m_data.targetSamples), maxPages());
}

int Engine::maxPages() const
{
    return m_options.configuration.integer(QStringLiteral("HMM_OHLCV_BACKFILL_MAX_PAGES"));
}

bool Engine::mayFetch()
{
    const bool may =
        !isLooking() && m_options.configuration.flag(QStringLiteral("HMM_OHLCV_ENABLED"));
    if (!may)
        log(QStringLiteral("backfill"),
            tr("Nothing is fetched: HMM_OHLCV_ENABLED switches the exchange off"));
    return may;
}

void Engine::backfill(int targetCandles, int maxPages)
{
    if (mayFetch())
        m_backfiller.start({targetCandles, {}, maxPages});
}

void Engine::fillHole(OpenTimes hole)
{
    if (mayFetch())
        m_backfiller.start({0, hole, maxPages()});
}

void Engine::takeBackfilled()
{
    forgetMeasured();
    refreshData();
    if (m_mode != DetectorMode::Off)
        m_trainer.trainIfDue(m_feed.exchangeNowSec(), m_data.samples);
    publish();
}

/** Polls reach back to what OHLC can still bring. */
void Engine::noteLost()
{
    m_feed.setOldestLost(oldestLostServed(m_data));
}

} // namespace regime
