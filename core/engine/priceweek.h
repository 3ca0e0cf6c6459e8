// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/values/charthistory.h"
#include "core/engine/values/measures.h"
#include "core/store/candlestore.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace regime
{

/** Returns that a volatility is measured over at most. */
inline constexpr std::size_t mostVolatilityReturns = 60;

/** The closes of the newest seven days, to say how lively the market is. A plain class of the
 *  worker. */
class PriceWeek
{
public:
    explicit PriceWeek(const SeriesKey& key) : m_key(key) {}

    /** Reads what is new in the store, of candles that open before `untilSec`. */
    Result<Done> update(const CandleStore& candles, std::int64_t untilSec);

    /** To be called when candles may have come in between the known ones. */
    void forget() { m_closes.clear(); }

    /**
     * Over the newest 60 returns, or an eighth of the week's where it has fewer than 480; returns
     * over a missing candle are left out. Nothing while an eighth is less than 10.
     */
    std::optional<Volatility> volatility() const;

private:
    struct Close {
        std::int64_t openTimeSec = 0;
        double price = 0;
    };

    SeriesKey m_key;
    std::deque<Close> m_closes; ///< oldest first
};

/**
 * Gives each column of `columns` the volatility up to its last candle, over as many returns as a
 * PriceWeek with all its candles takes. `candles`: oldest first, from before the first column on;
 * a column without that many returns before it gets none.
 */
void addVolatility(std::vector<ChartColumn>& columns, std::span<const Candle> candles,
                   std::int64_t intervalSec);

} // namespace regime
