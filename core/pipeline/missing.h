// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/coverage.h"
#include "core/store/candlestore.h"
#include "core/store/coveragestore.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace regime
{

/** How a market trades, as far as some candles of it show. */
struct MarketPace {
    double tradesPerSec = 0;
    double tradedShare = 0; ///< of the intervals, 0 to 1

    bool operator==(const MarketPace&) const = default;
};

/** Of the newest candles of a series, as many as one OHLC answer holds; absent without candles. */
std::optional<MarketPace> paceOf(std::span<const Candle> candles, std::int64_t intervalSec);

/** What is missing of something, to be asked for from the newest to the oldest. */
struct Missing {
    std::vector<OpenTimes> holes;         ///< newest first: neither stored nor proved quiet
    std::int64_t candles = 0;             ///< more that are wanted before `frontSec`
    std::optional<std::int64_t> frontSec; ///< all from here on is known but for the holes

    bool operator==(const Missing&) const = default;
};

/** What the newest `target` stored candles lack to be there, without a hole. */
Result<Missing> missingOf(std::int64_t target, const SeriesKey& key, const CandleStore& candles,
                          const CoverageStore& coverage);

/** What is missing inside `times`. */
Result<Missing> missingIn(OpenTimes times, const SeriesKey& key, const CandleStore& candles,
                          const CoverageStore& coverage);

} // namespace regime
