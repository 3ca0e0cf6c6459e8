// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/tradeaggregator.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** A stretch of a walk back, read forwards page by page until it meets what is known behind it. */
struct TradeStretch {
    OpenTimes times;
    QString cursor; ///< `since` of the next page
    TradeAggregatorState trades;
    std::vector<Candle> candles;     ///< finished so far, held until the stretch meets
    std::vector<OpenTimes> unproved; ///< parts whose trades the exchange does not give
    bool beginsTheSeries = false;    ///< the market's first trade was seen
    bool sawTheTradeBefore = false;  ///< and nothing is missing behind it: the start is proved

    bool operator==(const TradeStretch&) const = default;
};

/** What a page brought. */
struct WalkStep {
    bool met = false;            ///< the stretch is whole; what follows is then set
    std::vector<Candle> candles; ///< of the stretch, oldest first, source Trades
    std::vector<OpenTimes> proved;
    std::vector<Candle> beyond; ///< candles behind the stretch that its pages gave as well
    std::int64_t readToSec = 0; ///< open time up to which the pages gave every candle
    QStringList warnings;
    QString stuck; ///< why the walk cannot go on; empty when it can
};

/**
 * Walks back from a known candle through pages of Trades, stretch by stretch, each as long as the
 * trades seen so far suggest, so that what is whole always touches what is known. A stretch proves
 * nothing before its first trade: that the next one does, whose ids join on. A plain state
 * machine: it says what to ask and takes the answer. Duplicates, cursors of both kinds and lost
 * trades are the aggregator's business.
 */
class TradeWalk
{
public:
    /**
     * Everything from `toSec` on is known, and whether it holds trades; `tradesPerSec` is a first
     * guess, 0 when there is none.
     */
    TradeWalk(std::int64_t intervalSec, std::int64_t toSec, bool tradesFollow, double tradesPerSec);

    /**
     * Opens the next stretch, which begins at `notBeforeSec` (on the grid) or later. One that
     * begins just there is read from `readFromSec` on (earlier, or the same), so that a trade
     * before it shows whether any is missing.
     */
    void openStretch(std::int64_t notBeforeSec, std::int64_t readFromSec);

    /** Goes on with a stretch that an earlier run left open. */
    void resume(TradeStretch stretch) { m_stretch = std::move(stretch); }

    const TradeStretch& stretch() const { return m_stretch; }

    /** The oldest open time that is known and joined to what the walk started from. */
    std::int64_t frontSec() const { return m_frontSec; }

    /** There are no trades before the front. */
    bool isAtTheBeginning() const { return m_atTheBeginning; }

    /** Trades per second of market time, as last seen. */
    double tradesPerSec() const { return m_tradesPerSec; }

    /** The answer to the request for `stretch().cursor`. */
    WalkStep take(const TradesPage& page, double serverNowSec);

private:
    WalkStep finish(WalkStep step, std::int64_t provedUntilSec);
    void learnPace(const std::vector<Candle>& candles);

    std::int64_t m_intervalSec;
    std::int64_t m_frontSec;
    bool m_tradesFollow;
    double m_tradesPerSec;
    double m_stepSec;
    TradeStretch m_stretch;
    bool m_atTheBeginning = false;
};

} // namespace regime
