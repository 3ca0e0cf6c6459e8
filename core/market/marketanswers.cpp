// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/marketanswers.h"

#include "core/market/decimal.h"

#include <QByteArrayList>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{
constexpr std::int64_t mostCommitted = 720;
constexpr std::int64_t nanosecondsPerSec = 1'000'000'000;

std::int64_t toNs(double seconds)
{
    return static_cast<std::int64_t>(std::floor(seconds * 1e6)) * 1000;
}

std::int64_t floorTo(std::int64_t timeSec, std::int64_t stepSec)
{
    return timeSec / stepSec * stepSec;
}

/** A candle over one or more bars. */
struct Row {
    MarketBar bar;
    double turnover = 0;
};

void add(const MarketBar& bar, double turnover, Row& row)
{
    row.turnover += turnover;
    if (row.bar.count == 0) {
        row.bar = bar;
        return;
    }
    row.bar.high = std::max(row.bar.high, bar.high);
    row.bar.low = std::min(row.bar.low, bar.low);
    row.bar.close = bar.close;
    row.bar.volume += bar.volume;
    row.bar.count += bar.count;
}

Row rowOf(const SimulatedMarket& market, std::int64_t openSec, std::int64_t lengthSec,
          double nowSec)
{
    const std::vector<MarketBar>& bars = market.bars();
    const std::size_t first = market.barAt(openSec);
    const std::size_t last = market.barAt(openSec + lengthSec - 1);
    const std::int64_t before = first > 0 ? bars[first - 1].close : bars[first].open;
    Row row{{before, before, before, before, 0, 0, {}}, 0};
    for (std::size_t index = first; index <= last; ++index) {
        const std::int64_t endSec = market.openSec(index) + market.listing().intervalSec;
        const bool whole = static_cast<double>(endSec) <= nowSec;
        const MarketBar bar = whole ? bars[index] : market.barUntil(index, toNs(nowSec));
        if (bar.count == 0)
            continue;
        // The mean of a part of a bar is taken from the whole: nobody sums it up.
        const double share =
            static_cast<double>(bar.volume) / static_cast<double>(bars[index].volume);
        add(bar, market.turnover(index) * share, row);
    }
    return row;
}

QByteArray quoted(const QByteArray& text)
{
    return '"' + text + '"';
}

QByteArray rowText(const Row& row, std::int64_t openSec, const AssetPair& pair)
{
    const MarketBar& bar = row.bar;
    std::int64_t mean = 0;
    if (bar.count > 0)
        mean = std::clamp(static_cast<std::int64_t>(row.turnover / static_cast<double>(bar.volume)),
                          bar.low, bar.high);
    QByteArrayList fields{QByteArray::number(qlonglong{openSec})};
    for (const std::int64_t price : {bar.open, bar.high, bar.low, bar.close, mean})
        fields.append(quoted(fixedDecimal(price, pair.priceDecimals)));
    fields.append(quoted(fixedDecimal(bar.volume, pair.volumeDecimals)));
    fields.append(QByteArray::number(qlonglong{bar.count}));
    return '[' + fields.join(',') + ']';
}

QByteArray tradeText(const MarketTrade& trade, const AssetPair& pair)
{
    // The exchange gives times to 100 ns.
    const QByteArray time = fixedDecimal(trade.timeNs / 100, 7);
    return '[' + quoted(fixedDecimal(trade.price, pair.priceDecimals)) + ',' +
           quoted(fixedDecimal(trade.volume, pair.volumeDecimals)) + ',' + time + ',' +
           (trade.buy ? "\"b\"," : "\"s\",") + (trade.market ? "\"m\"," : "\"l\",") + "\"\"," +
           QByteArray::number(qlonglong{trade.id}) + ']';
}

/** Trades behind the cursor, oldest first. */
std::vector<MarketTrade> tradesBehind(const SimulatedMarket& market, std::int64_t sinceNs,
                                      TradeCursor cursor, std::size_t most, std::int64_t nowNs)
{
    std::vector<MarketTrade> found;
    const auto isBehind = [&](const MarketTrade& trade) {
        return cursor == TradeCursor::Inclusive ? trade.timeNs >= sinceNs : trade.timeNs > sinceNs;
    };
    for (std::size_t bar = market.barAt(sinceNs / nanosecondsPerSec);
         bar < market.bars().size() && found.size() < most; ++bar) {
        for (const MarketTrade& trade : market.trades(bar)) {
            if (trade.timeNs <= nowNs && isBehind(trade) && found.size() < most)
                found.push_back(trade);
        }
    }
    return found;
}

std::vector<MarketTrade> newestTrades(const SimulatedMarket& market, std::size_t most,
                                      std::int64_t nowNs)
{
    std::vector<MarketTrade> found; // newest first
    for (std::size_t bar = market.bars().size(); bar-- > 0 && found.size() < most;) {
        const std::vector<MarketTrade> trades = market.trades(bar);
        for (auto trade = trades.rbegin(); trade != trades.rend() && found.size() < most; ++trade) {
            if (trade->timeNs <= nowNs)
                found.push_back(*trade);
        }
    }
    std::reverse(found.begin(), found.end());
    return found;
}

QByteArray keyText(const QString& key)
{
    return quoted(key.toUtf8());
}
} // namespace

QByteArray ohlcResult(const SimulatedMarket& market, const QString& key, int intervalMin,
                      std::optional<std::int64_t> sinceSec, double nowSec, bool newestFirst)
{
    const std::int64_t lengthSec = std::int64_t{60} * intervalMin;
    Q_ASSERT(lengthSec % market.listing().intervalSec == 0 && !market.bars().empty());
    const std::int64_t formingSec = floorTo(static_cast<std::int64_t>(nowSec), lengthSec);
    const std::int64_t lastSec = formingSec - lengthSec;
    std::int64_t fromSec = std::max(floorTo(market.listing().firstOpenSec, lengthSec),
                                    formingSec - mostCommitted * lengthSec);
    if (sinceSec)
        fromSec =
            std::max(fromSec, std::min(floorTo(*sinceSec, lengthSec) + lengthSec, formingSec));
    QByteArrayList rows;
    for (std::int64_t openSec = fromSec; openSec <= formingSec; openSec += lengthSec)
        rows.append(
            rowText(rowOf(market, openSec, lengthSec, nowSec), openSec, market.listing().pair));
    if (newestFirst)
        std::reverse(rows.begin(), rows.end());
    return '{' + keyText(key) + ":[" + rows.join(',') +
           "],\"last\":" + QByteArray::number(qlonglong{lastSec}) + '}';
}

QByteArray tradesResult(const SimulatedMarket& market, const QString& key,
                        std::optional<std::int64_t> sinceNs, TradeCursor cursor, std::size_t most,
                        double nowSec)
{
    const std::vector<MarketTrade> page =
        sinceNs ? tradesBehind(market, *sinceNs, cursor, most, toNs(nowSec))
                : newestTrades(market, most, toNs(nowSec));
    QByteArrayList rows;
    for (const MarketTrade& trade : page)
        rows.append(tradeText(trade, market.listing().pair));
    const std::int64_t last = page.empty() ? sinceNs.value_or(0) : page.back().timeNs;
    return '{' + keyText(key) + ":[" + rows.join(',') +
           "],\"last\":" + quoted(QByteArray::number(qlonglong{last})) + '}';
}

QByteArray assetPairEntry(const MarketListing& listing)
{
    const AssetPair& pair = listing.pair;
    const auto text = [](const char* name, const QString& value) {
        return quoted(name) + ':' + quoted(value.toUtf8());
    };
    return keyText(pair.id) + ":{" +
           QByteArrayList{
               text("altname", pair.altname),
               text("wsname", pair.wsname),
               text("base", pair.base),
               text("quote", pair.quote),
               "\"pair_decimals\":" + QByteArray::number(pair.priceDecimals),
               "\"lot_decimals\":" + QByteArray::number(pair.volumeDecimals),
               text("tick_size", QString::fromLatin1(fixedDecimal(1, pair.priceDecimals))),
               text("status", pair.status)}
               .join(',') +
           '}';
}

QByteArray envelope(const QByteArray& result)
{
    return "{\"error\":[],\"result\":" + result + '}';
}

} // namespace regime
