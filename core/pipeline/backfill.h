// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/missing.h"
#include "core/pipeline/tradewalk.h"
#include "core/store/cursorstore.h"
#include "core/store/database.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** What a backfill is to reach. */
struct BackfillGoal {
    std::int64_t targetCandles = 0; ///< this many stored candles up to now, without a hole
    std::optional<OpenTimes> hole;  ///< or exactly these open times
    int maxPages = 40;              ///< pages of Trades at most

    bool operator==(const BackfillGoal&) const = default;
};

enum class BackfillEnd {
    Complete,  ///< all that was wanted is there, but for what the exchange does not give
    PageLimit, ///< the next run goes on where this one stopped
    Beginning, ///< the market's first trade is reached
    Stuck,     ///< the exchange's cursor leads nowhere
};

/** Where a backfill stands. */
struct BackfillTally {
    int pages = 0;
    std::int64_t added = 0;    ///< candles new in the store, source Trades
    std::int64_t quiet = 0;    ///< intervals now proved without a trade
    std::int64_t compared = 0; ///< candles that OHLC and Trades both gave
    std::int64_t differed = 0; ///< of those; OHLC's values stand
    std::int64_t missing = 0;  ///< candles still wanted
    std::int64_t pagesLeft = 0;

    bool operator==(const BackfillTally&) const = default;
};

/** What a page did. */
struct BackfillStep {
    std::int64_t added = 0;    ///< candles that came into the store with it
    std::int64_t compared = 0; ///< candles that OHLC and its trades both gave
    QStringList differences;   ///< one sentence a candle that both sources gave differently
    QStringList warnings;
};

/** The stores a backfill reads and writes, all on its thread; `database` holds the last two. */
struct BackfillStores {
    Database& database;
    CandleStore& candles;
    CoverageStore& coverage;
    CursorStore& cursors;
};

/**
 * Brings what is missing of a goal into the store, from the newest to the oldest, out of pages of
 * Trades. What is stored always touches what was known; a stretch that takes several pages waits
 * beside the candles, with its cursor, so that a process that is killed reads one page again. It
 * has no clock, no timer and no network: it says what to ask for and takes the answer.
 */
class Backfill
{
public:
    Backfill(BackfillGoal goal, const SeriesKey& key, const BackfillStores& stores);

    /** Reads what is missing and takes up what an earlier run left; then cursor() or end(). */
    Result<Done> begin();

    /** `since` of the next page of Trades; to be asked for while end() is absent. */
    const QString& cursor() const;

    /** Takes the answer. After an error (of the store) only begin() anew makes sense. */
    Result<BackfillStep> take(const TradesPage& page, double serverNowSec);

    std::optional<BackfillEnd> end() const { return m_end; }
    const QString& problem() const { return m_problem; } ///< why it is stuck
    BackfillTally tally() const;

private:
    Result<Done> plan();
    Result<Done> startWalk(std::int64_t toSec);
    Result<Done> findTradeBefore();
    void openStretch();
    std::int64_t notBeforeSec() const;
    Result<BackfillStep> park(const WalkStep& step);
    Result<BackfillStep> store(OpenTimes stretch, const WalkStep& step);
    Result<Done> goOn(OpenTimes stretch, const WalkStep& step, std::int64_t added);
    std::int64_t needed() const;
    std::int64_t intervalsLeft() const;

    BackfillGoal m_goal;
    SeriesKey m_key;
    BackfillStores m_stores;
    Missing m_missing;
    std::int64_t m_joined = 0;      ///< stored candles from the open walk's front to now
    std::vector<OpenTimes> m_tried; ///< holes that were walked through in this run
    std::optional<MarketPace> m_pace;
    std::int64_t m_newestTradedSec = 0;
    std::int64_t m_readFromSec = 0; ///< of the newest hole
    std::optional<TradeWalk> m_walk;
    std::optional<BackfillEnd> m_end;
    QString m_problem;
    BackfillTally m_tally;
};

} // namespace regime
