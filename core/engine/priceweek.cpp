// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/priceweek.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

namespace regime
{

namespace
{

constexpr std::int64_t kWeekSec = 7 * 86'400;
constexpr std::size_t kLeastReturns = 10;
constexpr std::size_t kLeastStretches = 8;

/** Of the newest stretch, where the week has so many returns. */
std::size_t stretchOf(std::size_t returns)
{
    return std::min(mostVolatilityReturns, returns / kLeastStretches);
}

double rootMeanSquare(std::span<const double> squares)
{
    return std::sqrt(std::accumulate(squares.begin(), squares.end(), 0.0) /
                     static_cast<double>(squares.size()));
}

} // namespace

Result<Done> PriceWeek::update(const CandleStore& candles, std::int64_t untilSec)
{
    std::int64_t fromSec = untilSec - kWeekSec;
    if (!m_closes.empty() && m_closes.back().openTimeSec >= fromSec) {
        // The newest known candle is read again: a later answer may have revised it.
        fromSec = m_closes.back().openTimeSec;
        m_closes.pop_back();
    } else {
        m_closes.clear();
    }
    const auto read = candles.range(m_key, fromSec, untilSec);
    if (!read)
        return read.error();
    for (const Candle& candle : *read)
        m_closes.push_back({candle.openTimeSec, candle.close});
    while (!m_closes.empty() && m_closes.front().openTimeSec < untilSec - kWeekSec)
        m_closes.pop_front();
    return Done{};
}

std::optional<Volatility> PriceWeek::volatility() const
{
    std::vector<double> squares;
    squares.reserve(m_closes.size());
    for (std::size_t i = 1; i < m_closes.size(); ++i) {
        if (m_closes[i].openTimeSec - m_closes[i - 1].openTimeSec != m_key.intervalSec())
            continue;
        const double logReturn = std::log(m_closes[i].price / m_closes[i - 1].price);
        squares.push_back(logReturn * logReturn);
    }
    const std::size_t stretch = stretchOf(squares.size());
    if (stretch < kLeastReturns)
        return std::nullopt;
    std::vector<double> stretches;
    for (std::size_t end = squares.size(); end >= stretch; end -= stretch)
        stretches.push_back(rootMeanSquare(std::span(squares).subspan(end - stretch, stretch)));
    const double now = stretches.front();
    const auto middle = stretches.begin() + std::ssize(stretches) / 2;
    std::nth_element(stretches.begin(), middle, stretches.end());
    return Volatility{now, *middle, static_cast<int>(stretch)};
}

void addVolatility(std::vector<ChartColumn>& columns, std::span<const Candle> candles,
                   std::int64_t intervalSec)
{
    const std::size_t stretch = stretchOf(static_cast<std::size_t>(kWeekSec / intervalSec));
    if (stretch < kLeastReturns)
        return;
    std::vector<double> squares;
    squares.reserve(candles.size());
    const Candle* before = nullptr;
    auto candle = candles.begin();
    for (ChartColumn& column : columns) {
        for (; candle != candles.end() && candle->openTimeSec < column.endSec; ++candle) {
            if (candle->quiet)
                continue; // what was not traded has no return
            if (before && candle->openTimeSec - before->openTimeSec == intervalSec) {
                const double logReturn = std::log(candle->close / before->close);
                squares.push_back(logReturn * logReturn);
            }
            before = &*candle;
        }
        if (squares.size() >= stretch)
            column.volatility = rootMeanSquare(std::span(squares).last(stretch));
    }
}

} // namespace regime
