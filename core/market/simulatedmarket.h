// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"
#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/market/pairnames.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace regime
{

/** One interval of a simulated market. Prices in ticks of the pair's price decimals, volume in
 *  units of its volume decimals, so that sums are exact. */
struct MarketBar {
    std::int64_t open = 0;
    std::int64_t high = 0;
    std::int64_t low = 0;
    std::int64_t close = 0;
    std::int64_t volume = 0;
    std::int64_t count = 0;       ///< trades; 0 makes a quiet bar, flat at the close before
    std::optional<Regime> regime; ///< the truth behind it, where there is one

    bool operator==(const MarketBar&) const = default;
};

/** One trade of a simulated market, in the same units. */
struct MarketTrade {
    std::int64_t timeNs = 0;
    std::int64_t price = 0;
    std::int64_t volume = 0;
    bool buy = false;
    bool market = false;
    std::int64_t id = 0; ///< contiguous from 1

    bool operator==(const MarketTrade&) const = default;
};

/** What is traded, in bars of which length, since when. */
struct MarketListing {
    AssetPair pair;
    std::int64_t intervalSec = 60;
    std::int64_t firstOpenSec = 0; ///< open time of the first bar, a multiple of the interval
};

/** Makes the bars of a market one after the other. */
class BarSource
{
public:
    virtual ~BarSource() = default;

    /** The bar that opens at `openSec`; asked once for each interval, in order. */
    virtual MarketBar next(std::int64_t openSec) = 0;
};

/**
 * A market without an exchange: bars from a source and, for each bar, trades that add up to it
 * exactly. The same listing, source and seed always give the same trades. Not thread-safe.
 */
class SimulatedMarket
{
public:
    SimulatedMarket(MarketListing listing, std::unique_ptr<BarSource> source, std::uint64_t seed);

    const MarketListing& listing() const { return m_listing; }

    /** Makes the bars up to and including the one that holds `nowSec`. */
    void advanceTo(double nowSec);

    /** The bars made so far, oldest first, without a hole. */
    const std::vector<MarketBar>& bars() const { return m_bars; }

    std::int64_t openSec(std::size_t bar) const;

    /** The bar that holds `timeSec`, limited to the bars made; there must be one. */
    std::size_t barAt(std::int64_t timeSec) const;

    /** The trades of a bar, oldest first: they add up to it. */
    std::vector<MarketTrade> trades(std::size_t bar) const;

    /** A bar as it stood at `nowNs`: made of its trades until then. */
    MarketBar barUntil(std::size_t bar, std::int64_t nowNs) const;

    /** Sum of price times volume of a bar, in ticks times units. */
    double turnover(std::size_t bar) const;

private:
    MarketListing m_listing;
    std::unique_ptr<BarSource> m_source;
    std::uint64_t m_seed;
    std::vector<MarketBar> m_bars;
    std::vector<std::int64_t> m_firstIds;    ///< trade id of each bar's first trade
    mutable std::vector<double> m_turnovers; ///< by bar, NaN until asked for
};

/** Settings of the synthetic market. */
struct SyntheticOptions {
    PairName pair;
    double nowSec = 0;           ///< the moment the exchange opens its doors
    int historyMinutes = 14'400; ///< bars before that
    std::uint64_t seed = 1;
};

/**
 * A market of one-minute bars that passes through bearish, ranging and bullish spells of an hour
 * to half a day (semi-Markov, gamma-distributed), each with its own drift, volatility and volume,
 * with volatility that clusters, a daily rhythm and some quiet minutes. Prices are of the size of
 * the real pair's.
 */
SimulatedMarket syntheticMarket(const SyntheticOptions& options);

/**
 * The market of a candle file: `candles` (in time order, `intervalSec` apart or missing) shifted
 * by whole intervals so that row `nowRow` holds `nowSec`. Missing intervals are quiet; so is
 * everything after the last row. A row with fewer trades than its prices need is given as many as
 * they do. Refused when rows are out of order or off the grid, or `nowRow` does not exist.
 */
Result<SimulatedMarket> marketOfCandles(const PairName& pair, const std::vector<Candle>& candles,
                                        std::int64_t intervalSec, std::size_t nowRow,
                                        double nowSec);

} // namespace regime
