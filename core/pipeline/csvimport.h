// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/pipeline/importsource.h"
#include "core/store/candlestore.h"
#include "core/store/coveragestore.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace regime
{

/** Why a file is not imported: asked for wrongly (pair, interval), or it could not be done. */
struct ImportProblem {
    bool wrongUsage = false;
    QString sentence;
};

/** What the operator said about the files; what is absent is taken from each file. */
struct ImportRequest {
    std::optional<QString> pair; ///< any alias
    std::optional<int> intervalMin;
    std::int64_t nowSec = 0; ///< rows that start later are refused
};

/** A file and the series its rows belong to. */
struct ImportPlan {
    QString path;
    SeriesKey series;
    ImportKind kind = ImportKind::Candles;

    bool operator==(const ImportPlan&) const = default;
};

/** What became of one file. */
struct ImportOutcome {
    static constexpr std::size_t listedRefusals = 1000;

    UpsertCounts counts;            ///< of the rows taken as candles
    std::int64_t filled = 0;        ///< rows the file marks as made up; they are not stored
    std::int64_t duplicates = 0;    ///< rows that repeat the one before them
    std::int64_t cut = 0;           ///< candles left out: the file begins or ends inside them
    std::int64_t missingTrades = 0; ///< trades the ids say are not in the file
    std::int64_t refusedCount = 0;
    std::vector<CsvRefusal> refused;    ///< the first of them, by line
    std::optional<CandleExtent> extent; ///< of the rows taken
};

/**
 * Looks at `path` to find what its rows are, pair and interval: the ones asked for, else the
 * altname the file's name begins with and the smallest spacing of its candles. Trades tell no
 * interval.
 */
Result<ImportPlan, ImportProblem> planImport(const QString& path, const ImportRequest& request);

/**
 * Reads a planned file again and puts its candles into the store, and what it proves (importSource)
 * into the coverage. Streamed; wrap it in a Transaction to have all or nothing. Without `coverage`
 * it only counts (a dry run). `stopped` is asked every few thousand lines.
 */
Result<ImportOutcome> importCandles(const ImportPlan& plan, std::int64_t nowSec,
                                    CandleStore& candles, CoverageStore* coverage,
                                    const std::function<bool()>& stopped = {});

} // namespace regime
