// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/bartrades.h"
#include "core/market/simulatedmarket.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace regime
{

namespace
{
constexpr int mostDecimals = 10;

/** Places behind the point in the shortest text that reads back to `value`. */
int decimalsOf(double value)
{
    char text[400];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
    const std::string_view digits(text, static_cast<std::size_t>(end - text));
    const std::size_t point = digits.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(digits.size() - point - 1);
}

int priceDecimals(const std::vector<Candle>& candles)
{
    int decimals = 1;
    for (const Candle& candle : candles) {
        for (const double price : {candle.open, candle.high, candle.low, candle.close})
            decimals = std::max(decimals, decimalsOf(price));
    }
    return std::min(decimals, mostDecimals);
}

MarketBar barOf(const Candle& candle, int priceDecimals, int volumeDecimals)
{
    const double tick = std::pow(10.0, priceDecimals);
    MarketBar bar;
    bar.open = std::llround(candle.open * tick);
    bar.high = std::llround(candle.high * tick);
    bar.low = std::llround(candle.low * tick);
    bar.close = std::llround(candle.close * tick);
    if (candle.quiet || (candle.tradeCount == 0 && candle.volume == 0))
        return bar;
    bar.count = std::max<std::int64_t>(candle.tradeCount, leastTrades(bar));
    bar.volume = std::max(
        bar.count, std::int64_t{std::llround(candle.volume * std::pow(10.0, volumeDecimals))});
    return bar;
}

/** Bars of a file, in order, with quiet ones in its holes and behind its end. */
class FileBars final : public BarSource
{
public:
    FileBars(std::vector<Candle> candles, const AssetPair& pair, std::int64_t shiftSec)
        : m_candles(std::move(candles)), m_priceDecimals(pair.priceDecimals),
          m_volumeDecimals(pair.volumeDecimals), m_shiftSec(shiftSec)
    {
    }

    MarketBar next(std::int64_t openSec) override
    {
        const bool hasRow =
            m_row < m_candles.size() && m_candles[m_row].openTimeSec + m_shiftSec == openSec;
        if (hasRow) {
            const MarketBar bar = barOf(m_candles[m_row++], m_priceDecimals, m_volumeDecimals);
            m_close = bar.close;
            return bar;
        }
        return {m_close, m_close, m_close, m_close, 0, 0, {}};
    }

private:
    std::vector<Candle> m_candles;
    int m_priceDecimals;
    int m_volumeDecimals;
    std::int64_t m_shiftSec;
    std::size_t m_row = 0;
    std::int64_t m_close = 0;
};

Error refused(const std::string& why)
{
    return {"The candles cannot be served as a market: " + why + "."};
}
} // namespace

Result<SimulatedMarket> marketOfCandles(const PairName& pair, const std::vector<Candle>& candles,
                                        std::int64_t intervalSec, std::size_t nowRow, double nowSec)
{
    if (nowRow >= candles.size())
        return refused("there is no row " + std::to_string(nowRow) + " among " +
                       std::to_string(candles.size()));
    if (intervalSec < 60 || intervalSec % 60 != 0)
        return refused("an interval of " + std::to_string(intervalSec) +
                       " s is not a whole number of minutes");
    for (std::size_t row = 0; row < candles.size(); ++row) {
        if (candles[row].openTimeSec % intervalSec != 0)
            return refused("row " + std::to_string(row) + " is not on the grid of " +
                           std::to_string(intervalSec) + " s");
        if (row > 0 && candles[row].openTimeSec <= candles[row - 1].openTimeSec)
            return refused("row " + std::to_string(row) + " is not later than the one before");
    }
    const auto nowOpenSec = static_cast<std::int64_t>(
        std::floor(nowSec / static_cast<double>(intervalSec)) * static_cast<double>(intervalSec));
    const std::int64_t shiftSec = nowOpenSec - candles[nowRow].openTimeSec;

    MarketListing listing;
    listing.pair.id = pair.id;
    listing.pair.altname = pair.altname;
    listing.pair.wsname = pair.display;
    listing.pair.priceDecimals = priceDecimals(candles);
    listing.intervalSec = intervalSec;
    listing.firstOpenSec = candles.front().openTimeSec + shiftSec;
    auto source = std::make_unique<FileBars>(candles, listing.pair, shiftSec);
    return SimulatedMarket(std::move(listing), std::move(source), 1);
}

} // namespace regime
