// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/candlechange.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace regime
{

namespace
{

/** How far a source is trusted against another; the exchange's own candles most. */
int trust(CandleSource source)
{
    switch (source) {
    case CandleSource::Ohlc:
        return 2;
    case CandleSource::Trades:
        return 1;
    case CandleSource::Csv:
        break;
    }
    return 0;
}

bool samePrices(const Candle& a, const Candle& b)
{
    return a.open == b.open && a.high == b.high && a.low == b.low && a.close == b.close;
}

bool sameValues(const Candle& a, const Candle& b)
{
    return samePrices(a, b) && a.volume == b.volume && a.tradeCount == b.tradeCount;
}

/** Trades counted twice: one, and one more for each full thousand; none weighs more than all did.
 */
bool sameButForDoubles(const Candle& a, const Candle& b)
{
    const std::int64_t doubles = 1 + std::min(a.tradeCount, b.tradeCount) / 1000;
    return samePrices(a, b) && std::abs(a.tradeCount - b.tradeCount) <= doubles &&
           std::abs(a.volume - b.volume) <= std::min(a.volume, b.volume);
}

} // namespace

Change changeBy(const Candle& incoming, const Candle& stored)
{
    if (incoming.source == CandleSource::Csv)
        return sameButForDoubles(incoming, stored) ? Change::None : Change::Keep;
    if (sameValues(incoming, stored))
        return trust(incoming.source) > trust(stored.source) ? Change::Relabel : Change::None;
    return trust(incoming.source) < trust(stored.source) ? Change::Keep : Change::Revise;
}

void count(UpsertCounts& counts, Change change)
{
    switch (change) {
    case Change::Insert:
        ++counts.inserted;
        break;
    case Change::Revise:
        ++counts.revised;
        break;
    case Change::Relabel:
    case Change::None:
        ++counts.unchanged;
        break;
    case Change::Keep:
        ++counts.kept;
        break;
    }
}

PlannedUpsert planUpsert(std::span<const Candle> incoming, std::span<const Candle> stored)
{
    std::map<std::int64_t, Candle> known;
    for (const Candle& candle : stored)
        known.emplace(candle.openTimeSec, candle);
    PlannedUpsert plan;
    std::map<std::int64_t, Candle> writes;
    for (const Candle& candle : incoming) {
        const auto at = known.find(candle.openTimeSec);
        const Change change = at == known.end() ? Change::Insert : changeBy(candle, at->second);
        count(plan.counts, change);
        if (!regime::writes(change))
            continue;
        known.insert_or_assign(candle.openTimeSec, candle);
        writes.insert_or_assign(candle.openTimeSec, candle);
    }
    for (const auto& [timeSec, candle] : writes)
        plan.writes.push_back(candle);
    return plan;
}

} // namespace regime
