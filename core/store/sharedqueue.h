// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/store/candlestore.h"
#include "core/store/database.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace regime
{

/** Candles of one series on their way to a shared store. */
struct SharedBatch {
    SeriesKey series;
    std::vector<Candle> candles;
    std::vector<std::int64_t> tickets; ///< what remove() takes

    bool operator==(const SharedBatch&) const = default;
};

/**
 * The queue of candles for a shared store, in the embedded one: whatever is written to its candles
 * while it is linked waits here, in the order of writing, until it is taken out. A candle written
 * again while it waits is queued anew, with its newest values. `database` outlives it.
 */
class SharedQueue
{
public:
    explicit SharedQueue(Database& database) : m_database(database) {}

    /**
     * From now on, over restarts, all that is written to the candles is queued for the shared store
     * at `place`. What is stored already has to go there too, by queueStored(): true when that
     * begins, because there was no link or one to another place, whose queue is forgotten.
     */
    Result<bool> link(const QString& place);

    /** Ends the link, and forgets what waits: a new link begins with all that is stored. */
    Result<Done> unlink();

    /** Queues up to `limit` more of the candles stored before the link, each series oldest first;
     *  true when none are left. */
    Result<bool> queueStored(std::int64_t limit);

    /** Candles that wait; those still to be queued do not count. */
    Result<std::int64_t> count() const;

    /** The first ones, at most `limit`, of one series; empty when none wait. */
    Result<SharedBatch> next(std::int64_t limit) const;

    /** Takes delivered ones out; those written again since stay. */
    Result<Done> remove(const SharedBatch& delivered);

    /** Keeps candles that come from the shared store, where there are none yet; they are not
     * queued. Returns how many were new. */
    Result<std::int64_t> takeIn(CandleStore& candles, const SeriesKey& series,
                                std::span<const Candle> shared);

private:
    Result<bool> queueAfter(const QVariantList& after, std::int64_t limit);
    Result<std::int64_t> newestTicket() const;

    Database& m_database;
};

/** Delivers all there is to deliver, batch by batch, until `stopped` says so. */
Result<Done> deliverAll(SharedQueue& queue, CandleStore& shared,
                        const std::function<bool()>& stopped = {});

} // namespace regime
