// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace regime
{

struct FeedHealth;

/** What a backfill is at. */
enum class BackfillStage {
    Idle,
    Window,  ///< asking OHLC for the newest candles
    Trades,  ///< walking back through pages of Trades
    Waiting, ///< the last request failed; it is asked again at `nextTrySec`
};

/** The operator's long job, as it stands. */
struct BackfillStatus {
    bool running = false;
    double progress = 0;                  ///< 0 to 1 while running; never falls
    std::optional<double> lastAtSec;      ///< end of the last run
    std::optional<std::int64_t> lastRows; ///< rows it added
    QString lastMessage;                  ///< what it did, in words; empty if never run

    BackfillStage stage = BackfillStage::Idle;
    std::int64_t targetCandles = 0; ///< of this run; 0 when it fills a hole
    int pages = 0;                  ///< of Trades, answered in this run
    int maxPages = 0;               ///< the run stops there
    std::int64_t pagesLeft = 0;     ///< forecast, as if there were no limit
    double secondsLeft = 0;         ///< forecast, at the spacing in force
    std::int64_t added = 0;         ///< candles added in this run
    std::int64_t missing = 0;       ///< candles still wanted
    std::int64_t compared = 0;      ///< candles that both OHLC and Trades gave
    QStringList differences;        ///< the newest of those that differed; OHLC's values are kept
    int failuresInRow = 0;          ///< requests of this run that failed, one after the other
    QString problem;                ///< the last failure in words; empty when all is well
    std::optional<double> nextTrySec;

    bool operator==(const BackfillStatus&) const = default;
};

/** What a backfill will cost, before it starts. */
struct BackfillForecast {
    std::int64_t candles = 0;  ///< missing ones
    std::int64_t fromOhlc = 0; ///< of them, those that OHLC's one answer gives
    std::int64_t pages = 0;    ///< of Trades, for the rest
    double seconds = 0;        ///< at the spacing in force
    bool known = false;        ///< false before the first candles: nothing can be foretold

    bool operator==(const BackfillForecast&) const = default;
};

/** For `targetCandles` stored candles up to `nowSec` without a hole. */
BackfillForecast forecastBackfill(const FeedHealth& health, std::int64_t targetCandles,
                                  double nowSec);

/** For the open times [fromSec, toSec). */
BackfillForecast forecastHole(const FeedHealth& health, std::int64_t fromSec, std::int64_t toSec,
                              double nowSec);

/** "28 pages, about 31 s"; the sentence for a forecast that is known. */
QString forecastText(const BackfillForecast& forecast);

} // namespace regime
