// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/importplan.h"
#include "core/pipeline/slicesize.h"
#include "core/store/bulktransaction.h"
#include "core/store/candlestore.h"
#include "core/store/coveragestore.h"

#include <QTemporaryFile>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace regime
{

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
 * Planned files on their way into the store, in slices of some thousand rows, so that whoever calls
 * can do other work between two steps. First every file is read aside, into a temporary file of
 * candles; then all of them are merged in one transaction, with what they prove. Whatever else is
 * written to the database while the merge lasts is kept or lost with it.
 */
class ImportJob
{
public:
    enum class Phase {
        Reading,
        Merging,
        Settling, ///< all is kept; the journal goes over into the file, on another thread
        Finished,
    };

    /** The stores outlive it. A dry run only counts. */
    ImportJob(std::vector<ImportPlan> plans, std::int64_t nowSec, Database& database,
              CandleStore& candles, CoverageStore& coverage, bool dryRun);

    /** One slice more. After an error, and when destroyed before Settling, nothing has been kept.
     */
    Result<Phase> step();

    Phase phase() const { return m_phase; }

    /** Share of the whole work that is done, 0 to 1. */
    double progress() const;

    /** One a plan; whole when Finished. */
    const std::vector<ImportOutcome>& outcomes() const { return m_outcomes; }

private:
    /** What was read of one file and waits for the merge. */
    struct Staged {
        std::int64_t candles = 0;
        std::vector<ProvedSpan> proved;
    };
    Result<Phase> read();
    Result<Done> stage(const ImportSlice& slice);
    Result<Phase> merge();
    Result<Phase> commit();
    Result<Phase> settle();
    Result<Done> mergeCandles();
    Result<Done> mergeProved();
    Result<Done> beginMerge();
    Error failed(const QString& reason) const;

    std::vector<ImportPlan> m_plans;
    std::int64_t m_nowSec;
    Database& m_database;
    CandleStore& m_candles;
    CoverageStore& m_coverage;
    bool m_dryRun;
    Phase m_phase = Phase::Reading;
    std::size_t m_file = 0; ///< which one the phase is at
    std::unique_ptr<QFile> m_device;
    std::unique_ptr<ImportSource> m_source;
    QTemporaryFile m_stage;
    std::vector<Staged> m_staged;
    std::int64_t m_mergedCandles = 0; ///< of the present file
    std::size_t m_mergedSpans = 0;
    SliceSize m_lines{4096};
    SliceSize m_candlesAtOnce{1024};
    SliceSize m_spansAtOnce{16};
    std::unique_ptr<BulkTransaction> m_bulk; ///< none in a dry run
    std::vector<ImportOutcome> m_outcomes;
};

/** Steps until the end. `stopped` is asked before each step until all is kept. */
Result<Done> runToEnd(ImportJob& job, const std::function<bool()>& stopped = {});

} // namespace regime
