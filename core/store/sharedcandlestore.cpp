// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedcandlestore.h"

#include "core/store/candlechange.h"

#include <algorithm>

namespace regime
{

Result<std::vector<Candle>> SharedCandleStore::storedAt(const SeriesKey& key,
                                                        std::span<const Candle> candles) const
{
    if (candles.empty())
        return std::vector<Candle>{};
    const auto [first, last] = std::ranges::minmax(candles, {}, &Candle::openTimeSec);
    return range(key, first.openTimeSec, last.openTimeSec + 1);
}

Result<UpsertCounts> SharedCandleStore::compare(const SeriesKey& key,
                                                std::span<const Candle> candles) const
{
    const Result<std::vector<Candle>> stored = storedAt(key, candles);
    if (!stored)
        return stored.error();
    return planUpsert(candles, *stored).counts;
}

Result<UpsertCounts> SharedCandleStore::upsert(const SeriesKey& key,
                                               std::span<const Candle> candles)
{
    const Result<std::vector<Candle>> stored = storedAt(key, candles);
    if (!stored)
        return stored.error();
    const PlannedUpsert plan = planUpsert(candles, *stored);
    if (!plan.writes.empty())
        if (const Result<Done> written = write(key, plan.writes); !written)
            return written.error();
    return plan.counts;
}

} // namespace regime
