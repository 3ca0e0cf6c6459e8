// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/simulatedmarket.h"

#include "core/market/bartrades.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace regime
{

SimulatedMarket::SimulatedMarket(MarketListing listing, std::unique_ptr<BarSource> source,
                                 std::uint64_t seed)
    : m_listing(std::move(listing)), m_source(std::move(source)), m_seed(seed)
{
    Q_ASSERT(m_source && m_listing.intervalSec > 0);
}

void SimulatedMarket::advanceTo(double nowSec)
{
    std::int64_t nextOpenSec = openSec(m_bars.size());
    while (static_cast<double>(nextOpenSec) <= nowSec) {
        m_firstIds.push_back(m_bars.empty() ? 1 : m_firstIds.back() + m_bars.back().count);
        m_bars.push_back(m_source->next(nextOpenSec));
        nextOpenSec += m_listing.intervalSec;
    }
    m_turnovers.resize(m_bars.size(), std::numeric_limits<double>::quiet_NaN());
}

std::int64_t SimulatedMarket::openSec(std::size_t bar) const
{
    return m_listing.firstOpenSec + static_cast<std::int64_t>(bar) * m_listing.intervalSec;
}

std::size_t SimulatedMarket::barAt(std::int64_t timeSec) const
{
    Q_ASSERT(!m_bars.empty());
    const std::int64_t bar = (timeSec - m_listing.firstOpenSec) / m_listing.intervalSec;
    return static_cast<std::size_t>(std::clamp<std::int64_t>(bar, 0, std::ssize(m_bars) - 1));
}

std::vector<MarketTrade> SimulatedMarket::trades(std::size_t bar) const
{
    return splitBar(m_bars[bar], openSec(bar), m_listing.intervalSec, m_firstIds[bar], m_seed);
}

MarketBar SimulatedMarket::barUntil(std::size_t bar, std::int64_t nowNs) const
{
    const std::int64_t before = bar == 0 ? m_bars[bar].open : m_bars[bar - 1].close;
    MarketBar partial{before, before, before, before, 0, 0, m_bars[bar].regime};
    for (const MarketTrade& trade : trades(bar)) {
        if (trade.timeNs > nowNs)
            break;
        if (partial.count == 0)
            partial.open = partial.high = partial.low = trade.price;
        partial.high = std::max(partial.high, trade.price);
        partial.low = std::min(partial.low, trade.price);
        partial.close = trade.price;
        partial.volume += trade.volume;
        ++partial.count;
    }
    return partial;
}

double SimulatedMarket::turnover(std::size_t bar) const
{
    double& sum = m_turnovers[bar];
    if (std::isnan(sum)) {
        sum = 0;
        for (const MarketTrade& trade : trades(bar))
            sum += static_cast<double>(trade.price) * static_cast<double>(trade.volume);
    }
    return sum;
}

} // namespace regime
