// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/krakenanswer.h"

#include <cstdint>
#include <optional>

namespace regime
{

/**
 * Builds candles of trades, which come in their order: open is the first, close the last. Volume is
 * summed in the exchange's units of 1e-8, without rounding. Intervals without trades give no
 * candle.
 */
class TradeCandles
{
public:
    TradeCandles(std::int64_t intervalSec, CandleSource source)
        : m_intervalSec(intervalSec), m_source(source)
    {
    }

    /** Goes on with an open candle whose volume so far is `units`. */
    TradeCandles(std::int64_t intervalSec, CandleSource source, const std::optional<Candle>& open,
                 std::int64_t units)
        : m_intervalSec(intervalSec), m_source(source), m_open(open), m_units(units)
    {
    }

    std::int64_t intervalSec() const { return m_intervalSec; }

    /** The open candle, its volume left to units(). */
    const std::optional<Candle>& open() const { return m_open; }
    std::int64_t units() const { return m_units; } ///< volume of the open candle in 1e-8

    /** Open time of the interval a trade falls into. */
    std::int64_t openTimeSec(const Trade& trade) const
    {
        return trade.timeNs / 1'000'000'000 / m_intervalSec * m_intervalSec;
    }

    /** Adds a trade; the candle it finished, when it begins a later interval. */
    std::optional<Candle> add(const Trade& trade);

    /** Takes the open candle out, finished or not. */
    std::optional<Candle> take();

    /** Open time of the open candle. */
    std::optional<std::int64_t> openSec() const
    {
        return m_open ? std::optional(m_open->openTimeSec) : std::nullopt;
    }

    bool operator==(const TradeCandles&) const = default;

private:
    std::int64_t m_intervalSec;
    CandleSource m_source;
    std::optional<Candle> m_open;
    std::int64_t m_units = 0;
};

} // namespace regime
