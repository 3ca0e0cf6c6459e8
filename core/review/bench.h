// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/regime/advice.h"
#include "core/regime/rebalancer.h"
#include "core/review/gridsettings.h"
#include "core/review/timeline.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace regime::review
{

struct BenchConfig {
    AdviceConfig advice;
    RebalancerConfig rebalancer;
    int confirmCandles = 5;            ///< CONFIRM_CANDLES
    double confidenceThreshold = 0.15; ///< HMM_CONFIDENCE_THRESHOLD
    std::size_t trainingCandles = 2000;
    double reversal = GridSettings{}.reversal(); ///< of a grid turn
    int mostConfirm = 30;                        ///< of the sweep
    int shifts = 1999;                           ///< of each test, at least 999
    int resamples = 1000;                        ///< of the days, for each interval
    std::uint64_t seed = 1;
    bool outcomes = true; ///< what came behind each label too, which takes most of the time
};

inline constexpr const char* reviewStopped = "the review was stopped";

/**
 * All tables of the bench for a range of a ledger. The same input and config give the same bits. A
 * candle's label comes from the ledger alone; candles behind it enter only what came of it.
 * `progress` gets the share done, 0 to 1. Errors: no row of the ledger has a candle, stopped.
 */
Result<ReviewTables> reviewOf(const ReviewInput& input, const BenchConfig& config,
                              std::stop_token stop = {},
                              const std::function<void(double)>& progress = {});

} // namespace regime::review
