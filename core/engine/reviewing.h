// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/configuration.h"
#include "core/engine/values/reviewreport.h"
#include "core/market/candle.h"

#include <functional>
#include <stop_token>

namespace regime
{

/** Where a review reads, and when. */
struct ReviewGround {
    Configuration configuration;
    SeriesKey series; ///< of the live ledger
    QString dataDir;
    double nowSec = 0;
};

/** Reads the ledger that is asked for and makes every table of its review; on any thread. Errors:
 *  those of readReviewMaterial(), reviewOf(), readBotOutcomes() and botReview(). */
Result<ReviewReport> makeReview(const ReviewRequest& request, const ReviewGround& ground,
                                const std::stop_token& stop = {},
                                const std::function<void(double)>& progress = {});

} // namespace regime
