// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/candlestore.h"
#include "core/store/coveragestore.h"
#include "core/store/ledger.h"

#include <QIODevice>

#include <cstdint>
#include <functional>

namespace regime
{

/** What to write: open times from inclusive, to exclusive. */
struct ExportRange {
    std::int64_t fromSec = 0;
    std::int64_t toSec = 0;
};

/**
 * Writes the candles of a series with their quiet fills (marked), in slices, so that any range fits
 * into memory. Returns the number of rows. `stopped` is asked between slices.
 */
Result<std::int64_t> exportCandles(const CandleStore& candles, const CoverageStore& coverage,
                                   const SeriesKey& key, const ExportRange& range, QIODevice& out,
                                   const std::function<bool()>& stopped = {});

/** Writes the ledger's rows in the columns of a replay. */
Result<std::int64_t> exportLedger(const Ledger& ledger, const SeriesKey& key,
                                  const ExportRange& range, QIODevice& out,
                                  const std::function<bool()>& stopped = {});

} // namespace regime
