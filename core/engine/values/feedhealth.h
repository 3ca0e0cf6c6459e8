// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/backfillstatus.h"
#include "core/engine/values/sharedstorehealth.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** How the last exchange with the exchange ended. */
enum class ExchangeState {
    Unknown,     ///< nothing asked yet
    Answering,   ///< the last answer was good
    Unreachable, ///< no network, no answer, or answers that are none; retried with back-off
    Throttled,   ///< told to slow down; paused until nextPollSec
    Refused,     ///< a permanent error: unknown pair, bad arguments; not retried by itself
    Limited,     ///< system status is not "online" (maintenance, cancel_only, post_only)
};

/** Why the store does not keep what it is given, as far as that can be seen from outside. */
enum class StoreTrouble { None, ReadOnly, DiskFull, Other };

/** A run of missing intervals that no answer has proved to be without trades. */
struct LostInterval {
    std::int64_t fromSec = 0; ///< open time of the first missing candle
    std::int64_t toSec = 0;   ///< open time of the last missing candle
    int candles = 0;

    bool operator==(const LostInterval&) const = default;
};

/** How often the exchange is asked. */
struct RequestBudget {
    int sentLastMinute = 0;
    double spacingSec = 1.1; ///< between two requests, in force
    bool widened = false; ///< the exchange asked to slow down; it narrows again with good answers

    bool operator==(const RequestBudget&) const = default;
};

/** The first candles have no RSI, hence no observation: regime.md section 2. */
constexpr std::int64_t candlesWithoutObservation = 14;

/** How many candles a training needs: section 5. */
constexpr std::int64_t candlesToTrain(std::int64_t minTrainSamples)
{
    return minTrainSamples + candlesWithoutObservation;
}

/**
 * Health of the data pipeline as the worker saw it at `asOfSec`. What is not known is absent,
 * never 0. Freshness is not in here: it follows from `newestCandleSec` and the reader's own clock.
 */
struct FeedHealth {
    std::uint64_t sequence = 0;
    double asOfSec = 0;  ///< exchange time: local clock plus offset
    QString pair;        ///< altname, "XDGUSD"
    QString displayPair; ///< "DOGE/USD"
    int intervalMin = 1;
    int syncIntervalSec = 60;
    double freshnessLimitSec = 180;

    std::int64_t samples = 0;
    std::int64_t targetSamples = 2000;
    std::int64_t minTrainSamples = 500;
    double coveragePct = 0;
    std::optional<double> contiguityPct;
    std::optional<double> volumeCoveragePct;
    std::optional<std::int64_t> oldestCandleSec; ///< open time, within the training window
    std::optional<std::int64_t> newestCandleSec; ///< open time of the newest closed candle
    bool readyForMinTrain = false;
    bool readyForTargetWindow = false;
    /** In the words of regime.md section 7; "stale_candles" is left to the reader. */
    QStringList remarks;
    std::vector<LostInterval> lostIntervals; ///< newest first
    std::int64_t fromOhlc = 0;               ///< candles of the window by source
    std::int64_t fromTrades = 0;
    std::int64_t fromCsv = 0;
    std::int64_t quiet = 0;   ///< proved without trades
    std::int64_t revised = 0; ///< committed candles a later answer changed, since start

    bool polling = true; ///< HMM_OHLCV_ENABLED
    ExchangeState exchange = ExchangeState::Unknown;
    QString exchangeText; ///< the exchange's or the network's words; empty when answering
    QString pairStatus;   ///< how the exchange lets the pair be traded, "online"; empty: not known
    std::optional<double> lastSyncSec;
    std::optional<double> lastSyncLatencyMs;
    std::optional<int> lastSyncRows;
    std::optional<double> lastFailureSec; ///< of a request for candles
    QString lastFailureText;
    RequestBudget budget;
    std::optional<double> nextPollSec;
    std::optional<double> clockOffsetSec; ///< server minus local; absent until learnt

    QString storeText;    ///< "SQLite, 2 412 candles, 0.3 MB"
    QString storeProblem; ///< a sentence when nothing can be kept (read-only, full); else empty
    std::optional<SharedStoreHealth> sharedStore; ///< absent when none is configured
    StoreTrouble storeTrouble = StoreTrouble::None;
    std::optional<std::int64_t> diskFreeBytes; ///< on the store's disk
    int retentionDays = 0;                     ///< HMM_OHLCV_RETENTION_DAYS; 0 keeps all
    QStringList settingProblems;               ///< wrong settings whose default stands instead
    std::optional<double> tradesPerSec;        ///< of the newest candles; absent without candles
    double tradedShare = 1;                    ///< of their intervals
    BackfillStatus backfill;
    bool demo = false;

    bool operator==(const FeedHealth&) const = default;
};

/** freshness_limit_sec of regime.md section 7: max(180, 3 intervals). */
constexpr double freshnessLimitSec(int intervalMin)
{
    const double threeIntervals = 3.0 * 60.0 * intervalMin;
    return threeIntervals > 180.0 ? threeIntervals : 180.0;
}

} // namespace regime
