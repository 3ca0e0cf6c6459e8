// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/krakenanswer.h"
#include "core/market/tradecandles.h"

#include <optional>
#include <vector>

namespace regime
{

/** What to do after a page of trades. */
enum class PageOutcome {
    More,     ///< ask for the page behind `nextCursor`
    AskAgain, ///< trades are missing before this page, which was not used: ask `nextCursor`
    End,      ///< no newer trades exist yet
};

struct PageResult {
    PageOutcome outcome = PageOutcome::End;
    QString nextCursor;              ///< for More and AskAgain, and where to go on later after End
    std::vector<Candle> finished;    ///< whole candles with trades, oldest first, source Trades
    std::vector<OpenTimes> unproved; ///< what lies between the intervals of a gap in the ids
    QStringList warnings;
};

/** Where an aggregator stands, to go on from after a restart. */
struct TradeAggregatorState {
    std::int64_t fromSec = 0;
    TradeCandles candles{60, CandleSource::Trades};
    std::vector<Trade> lastMoment;               ///< the trades of the last moment seen
    std::optional<std::int64_t> askedAgainAfter; ///< id whose gap was asked for again
    std::optional<std::int64_t> provedUntilSec;

    bool operator==(const TradeAggregatorState&) const = default;
};

/**
 * Builds candles from consecutive pages of Trades, oldest first. Right whether the exchange's
 * cursor is exclusive or inclusive: trades are counted once, by their id (old rows without one by
 * time, price, volume and side), and a jump of the id at a page's border is asked for again from
 * a nanosecond before, once; a gap that stays is said. Intervals without trades give no candle; up
 * to `provedUntilSec` they are known to be quiet.
 */
class TradeAggregator
{
public:
    /** Candles that open before `fromSec` are left out: the first page may begin inside one. */
    TradeAggregator(std::int64_t intervalSec, std::int64_t fromSec);

    /** Goes on where another one stood. */
    explicit TradeAggregator(TradeAggregatorState state) : m_state(std::move(state)) {}

    const TradeAggregatorState& state() const { return m_state; }

    /**
     * Takes the answer to the request for `sentCursor`. A candle is finished by a trade of a later
     * interval, or at the end of the trades (a page of less than `fullPage`) when `serverNowSec`
     * has passed its end.
     */
    PageResult take(const QString& sentCursor, const TradesPage& page, double serverNowSec,
                    std::size_t fullPage = 1000);

    /** All intervals from `fromSec` that end by this time are known; absent before any is. */
    std::optional<std::int64_t> provedUntilSec() const { return m_state.provedUntilSec; }

private:
    bool isSeen(const Trade& trade) const;
    bool leavesAGap(const Trade& trade) const;
    void noteGap(const Trade& next, PageResult& result) const;
    void add(const Trade& trade, PageResult& result);

    TradeAggregatorState m_state;
};

} // namespace regime
