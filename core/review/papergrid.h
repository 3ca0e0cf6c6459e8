// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/botoutcome.h"
#include "core/review/gridsettings.h"
#include "core/review/paperbot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace regime::review
{

/** One closed candle as the grid sees it. */
struct GridCandle {
    std::int64_t openTimeSec = 0;
    double high = 0;
    double low = 0;
    double close = 0;
    bool traded = true; ///< false: filled, or without volume
    std::optional<GridOpinion> opinion;
};

struct PaperGridConfig {
    GridSettings grid;
    BotSettings bot;
    std::int64_t intervalSec = 300; ///< of a candle
};

/** A limit order that was traded through. */
struct PaperFill {
    std::int64_t candleTimeSec = 0;
    Leg leg = Leg::A;
    bool isEntry = true;
    double price = 0;
    double volume = 0; ///< of the base currency; negative when sold
    double feeUsd = 0;

    bool operator==(const PaperFill&) const = default;
};

/** An entry and the exit that waits for it or closed it. */
struct PaperCycle {
    Leg leg = Leg::A;
    std::int64_t entryTimeSec = 0;           ///< open time of the candle that filled the entry
    std::optional<std::int64_t> exitTimeSec; ///< absent: open
    double entryPrice = 0;
    double exitPrice = 0;
    double volume = 0;
    double feesUsd = 0;    ///< of what has been filled
    bool recovery = false; ///< its exit was left resting as an orphan

    bool operator==(const PaperCycle&) const = default;
};

/** What the grid had made by the last candle of a UTC day. */
struct PaperDay {
    std::int64_t day = 0; ///< days since the epoch
    double equityUsd = 0;

    bool operator==(const PaperDay&) const = default;
};

/** A simulated grid over a range. All money is what trading made over holding what was there. */
struct PaperRun {
    int phase = 1;
    std::vector<PaperFill> fills;
    std::vector<PaperCycle> cycles;
    std::vector<PaperDay> days;
    double cashUsd = 0;   ///< sold - bought - fees
    double inventory = 0; ///< bought - sold, base currency
    double lastPrice = 0;
    double feesUsd = 0;
    double equityUsd = 0;        ///< cash + inventory at the last price
    double capitalUsd = 0;       ///< most that open cycles and resting entries tied up at once
    double worstDrawdownUsd = 0; ///< of equity at closes, from its highest before
    int openRecoveries = 0;
    std::int64_t endSec = 0; ///< when the last candle closed

    /** 0 when no order was ever placed. */
    double returnOnCapital() const { return capitalUsd > 0 ? equityUsd / capitalUsd : 0; }

    bool operator==(const PaperRun&) const = default;
};

/**
 * Runs the grid over `candles`, oldest first, as the bot of phase 1 to 4 would have. On each tick
 * of the bot (AdviceConfig::intervalSec, at the first close in it) free slots put their entry at
 * its distance from the close, with the sizes of the rebalancer and, from phase 3 on, of the grid
 * bias; an order that the account cannot pay is not placed. Fills, at the limit price whatever the
 * open: only when the price trades through by a tick; no exit in its entry's candle; none on a
 * candle without trades. An exit older than the orphan timeout is left resting and frees its slot,
 * while fewer than the cap rest. Nothing is ever closed at a loss. Errors: a setting out of range.
 */
Result<PaperRun> runPaperGrid(std::span<const GridCandle> candles, int phase,
                              const PaperGridConfig& config);

/** The coarsest of 1, 0.1, 0.01, ... 1e-8 of which every price is a multiple: the pair's tick where
 *  nobody tells it. */
double finestTick(std::span<const GridCandle> candles);

} // namespace regime::review
