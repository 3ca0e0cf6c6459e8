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
 * while the queue is attached waits here, in the order of writing, until it is taken out. A candle
 * written again while it waits is queued anew, with its newest values. `database` outlives it.
 */
class SharedQueue
{
public:
    explicit SharedQueue(Database& database) : m_database(database) {}

    /** From now on this connection's writes to the candles are queued. */
    Result<Done> attach();

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
    Result<std::int64_t> newestTicket() const;

    Database& m_database;
};

/** Delivers all that waits, batch by batch, until `stopped` says so. */
Result<Done> deliverAll(SharedQueue& queue, CandleStore& shared,
                        const std::function<bool()>& stopped = {});

} // namespace regime
