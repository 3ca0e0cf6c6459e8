// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/tradecandles.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace regime
{

namespace
{
constexpr double unitsPerCoin = 1e8;
}

std::optional<Candle> TradeCandles::add(const Trade& trade)
{
    const std::int64_t openSec = openTimeSec(trade);
    std::optional<Candle> finished;
    if (m_open && m_open->openTimeSec != openSec)
        finished = take();
    if (!m_open) {
        m_open = Candle{openSec, trade.price, trade.price, trade.price, trade.price,
                        0,       0,           m_source,    false};
        m_units = 0;
    }
    m_open->high = std::max(m_open->high, trade.price);
    m_open->low = std::min(m_open->low, trade.price);
    m_open->close = trade.price;
    m_open->tradeCount += 1;
    m_units += std::llround(trade.volume * unitsPerCoin);
    return finished;
}

std::optional<Candle> TradeCandles::take()
{
    std::optional<Candle> open = std::exchange(m_open, std::nullopt);
    if (open)
        open->volume = static_cast<double>(m_units) / unitsPerCoin;
    return open;
}

} // namespace regime
