// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/candle.h"
#include "core/store/candlestore.h"

#include <span>
#include <vector>

namespace regime
{

/** What a candle does to the one stored at its time. */
enum class Change {
    Insert,  ///< there is none
    Revise,  ///< overwrites it
    Relabel, ///< the same values from a more trusted source: overwrites its source alone
    None,    ///< the same values
    Keep,    ///< other values, but the stored ones stand
};

/**
 * Sources are trusted in the order ohlc, trades, csv: a candle never overwrites one of a more
 * trusted source. One of a file overwrites none at all, and counts as the same when it differs by
 * no more than the trade in a thousand that Kraken's files count twice.
 */
Change changeBy(const Candle& incoming, const Candle& stored);

/** True for changes that write something. */
constexpr bool writes(Change change)
{
    return change == Change::Insert || change == Change::Revise || change == Change::Relabel;
}

void count(UpsertCounts& counts, Change change);

/** What an upsert comes to: the candles to write, each time once, oldest first, and its counts. */
struct PlannedUpsert {
    UpsertCounts counts;
    std::vector<Candle> writes;
};

/** Compares a batch with what is stored at its times. */
PlannedUpsert planUpsert(std::span<const Candle> incoming, std::span<const Candle> stored);

} // namespace regime
