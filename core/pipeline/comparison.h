// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/candle.h"

#include <QStringList>

#include <cstdint>
#include <span>

namespace regime
{

/** How two sources of the same candles agree. */
struct CandleComparison {
    std::int64_t compared = 0;
    QStringList differences; ///< one sentence a candle that is not the same

    bool operator==(const CandleComparison&) const = default;
};

/**
 * Compares stored candles of source OHLC with those `built` from every trade of their times, both
 * oldest first. A candle without trades is not built; one that is stored as such agrees with that.
 */
CandleComparison compareSources(std::span<const Candle> stored, std::span<const Candle> built);

} // namespace regime
