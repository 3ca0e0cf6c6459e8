// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/configuration.h"
#include "core/engine/values/reviewreport.h"
#include "core/review/bench.h"
#include "core/store/candlestore.h"
#include "core/store/ledger.h"
#include "core/store/replaystore.h"

#include <QString>

#include <vector>

namespace regime
{

/** What a review is made from: a ledger's rows and the candles around them. */
struct ReviewMaterial {
    std::int64_t run = Ledger::liveRun; ///< or that of a replay
    double runCreatedSec = 0;           ///< of a replay
    SeriesKey series;
    std::vector<LedgerCandle> rows; ///< of the range, oldest first, at least one
    /** From what trails the first row to what came of the last; quiet ones filled in. */
    std::vector<Candle> candles;
    std::vector<RunModel> models; ///< of the rows, as far as they are kept and have three states

    ReviewScope scope() const
    {
        return {run,
                runCreatedSec,
                series.pair,
                series.intervalMin,
                rows.front().timeSec(),
                rows.back().timeSec() + series.intervalSec()};
    }
};

/**
 * Reads it from the stores of `dataDir`, over read-only connections of its own, so that it may run
 * on any thread beside a writer. The newest replay is that of `series` as far as its pair and
 * interval were chosen, in `configuration`, rather than built in. Errors: no such rows, no such
 * replay, a store that cannot be read.
 */
Result<ReviewMaterial> readReviewMaterial(const ReviewRequest& request,
                                          const Configuration& configuration,
                                          const SeriesKey& series, const QString& dataDir);

/** The same for the bench. */
review::ReviewInput reviewInput(const ReviewMaterial& material);

/** Keys PAPER_* and ORPHAN_TIMEOUT_SEC. */
review::GridSettings gridSettings(const Configuration& configuration);

review::BenchConfig benchConfig(const Configuration& configuration);

} // namespace regime
