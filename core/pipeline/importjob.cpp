// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/importjob.h"

#include <algorithm>
#include <type_traits>

namespace regime
{

namespace
{

constexpr double readingShare = 0.4; ///< of the whole time
constexpr std::chrono::milliseconds settlingTurn{5};

static_assert(std::is_trivially_copyable_v<Candle>, "candles are staged as they lie in memory");

void add(ImportOutcome& outcome, const ImportSlice& slice)
{
    outcome.filled += slice.filled;
    outcome.duplicates += slice.duplicates;
    outcome.cut += slice.cut;
    outcome.missingTrades += slice.missingTrades;
    outcome.refusedCount += std::ssize(slice.refused);
    for (const CsvRefusal& refusal : slice.refused)
        if (outcome.refused.size() < ImportOutcome::listedRefusals)
            outcome.refused.push_back(refusal);
    if (!slice.candles.empty())
        outcome.extent = {outcome.extent ? outcome.extent->firstSec
                                         : slice.candles.front().openTimeSec,
                          slice.candles.back().openTimeSec};
}

} // namespace

ImportJob::ImportJob(std::vector<ImportPlan> plans, std::int64_t nowSec, Database& database,
                     CandleStore& candles, CoverageStore& coverage, bool dryRun)
    : m_plans(std::move(plans)), m_nowSec(nowSec), m_database(database), m_candles(candles),
      m_coverage(coverage), m_dryRun(dryRun), m_staged(m_plans.size()), m_outcomes(m_plans.size())
{
}

Error ImportJob::failed(const QString& reason) const
{
    return Error{QStringLiteral("%1: %2").arg(m_plans[m_file].path, reason).toStdString()};
}

Result<ImportJob::Phase> ImportJob::step()
{
    if (m_phase == Phase::Reading)
        return read();
    if (m_phase == Phase::Merging)
        return merge();
    return m_phase == Phase::Settling ? settle() : m_phase;
}

Result<ImportJob::Phase> ImportJob::read()
{
    if (m_file == m_plans.size()) {
        if (const Result<Done> begun = beginMerge(); !begun)
            return begun.error();
        return m_phase = Phase::Merging;
    }
    if (!m_source) {
        const ImportPlan& plan = m_plans[m_file];
        m_device = std::make_unique<QFile>(plan.path);
        if (!m_device->open(QIODevice::ReadOnly))
            return failed(m_device->errorString());
        m_source = importSource(plan.kind, *m_device, plan.series.intervalSec(), m_nowSec);
    }
    const SliceSize::Slice timed(m_lines);
    const Result<ImportSlice> slice = m_source->next(m_lines.pieces());
    if (!slice)
        return failed(QString::fromStdString(slice.error().message));
    if (const Result<Done> staged = stage(*slice); !staged)
        return staged.error();
    if (slice->atEnd) {
        m_source.reset();
        m_device.reset();
        ++m_file;
    }
    return m_phase;
}

Result<Done> ImportJob::stage(const ImportSlice& slice)
{
    add(m_outcomes[m_file], slice);
    Staged& staged = m_staged[m_file];
    staged.candles += std::ssize(slice.candles);
    staged.proved.insert(staged.proved.end(), slice.proved.begin(), slice.proved.end());
    const auto bytes = static_cast<qint64>(slice.candles.size() * sizeof(Candle));
    const bool open = m_stage.isOpen() || m_stage.open();
    if (!open || m_stage.write(reinterpret_cast<const char*>(slice.candles.data()), bytes) != bytes)
        return Error{QStringLiteral("The candles cannot be put aside in %1: %2. Free some space "
                                    "there or set TMPDIR.")
                         .arg(m_stage.fileTemplate(), m_stage.errorString())
                         .toStdString()};
    return Done{};
}

Result<Done> ImportJob::beginMerge()
{
    m_file = 0;
    if (!m_stage.flush() || !m_stage.seek(0))
        return Error{m_stage.errorString().toStdString()};
    if (m_dryRun)
        return Done{};
    Result<std::unique_ptr<BulkTransaction>> begun = BulkTransaction::begin(m_database);
    if (!begun)
        return begun.error();
    m_bulk = *std::move(begun);
    return Done{};
}

Result<ImportJob::Phase> ImportJob::merge()
{
    if (m_file == m_plans.size())
        return commit();
    const Staged& staged = m_staged[m_file];
    const Result<Done> merged = m_mergedCandles < staged.candles ? mergeCandles() : mergeProved();
    if (!merged)
        return merged.error();
    if (m_mergedCandles < staged.candles || m_mergedSpans < staged.proved.size())
        return m_phase;
    m_mergedCandles = 0;
    m_mergedSpans = 0;
    ++m_file;
    return m_phase;
}

Result<ImportJob::Phase> ImportJob::commit()
{
    if (!m_bulk)
        return m_phase = Phase::Finished;
    const Result<bool> prepared = m_bulk->prepareCommit(settlingTurn);
    if (!prepared)
        return prepared.error();
    if (!*prepared)
        return m_phase;
    if (const Result<Done> done = m_bulk->commit(); !done)
        return done.error();
    return m_phase = Phase::Settling;
}

/** Whoever is told of the end may write, and would have to wait. */
Result<ImportJob::Phase> ImportJob::settle()
{
    if (!m_bulk->isSettled(settlingTurn))
        return m_phase;
    m_bulk.reset();
    return m_phase = Phase::Finished;
}

Result<Done> ImportJob::mergeCandles()
{
    const SliceSize::Slice timed(m_candlesAtOnce);
    const auto left = static_cast<std::size_t>(m_staged[m_file].candles - m_mergedCandles);
    std::vector<Candle> candles(std::min(left, m_candlesAtOnce.pieces()));
    const auto bytes = static_cast<qint64>(candles.size() * sizeof(Candle));
    if (m_stage.read(reinterpret_cast<char*>(candles.data()), bytes) != bytes)
        return Error{QStringLiteral("The candles put aside cannot be read again: %1")
                         .arg(m_stage.errorString())
                         .toStdString()};
    const SeriesKey& series = m_plans[m_file].series;
    const Result<UpsertCounts> counts =
        m_dryRun ? m_candles.compare(series, candles) : m_candles.upsert(series, candles);
    if (!counts)
        return counts.error();
    m_outcomes[m_file].counts += *counts;
    m_mergedCandles += std::ssize(candles);
    if (m_bulk)
        m_bulk->endSlice();
    return Done{};
}

Result<Done> ImportJob::mergeProved()
{
    const SliceSize::Slice timed(m_spansAtOnce);
    const std::vector<ProvedSpan>& proved = m_staged[m_file].proved;
    const std::size_t end = std::min(proved.size(), m_mergedSpans + m_spansAtOnce.pieces());
    for (; m_mergedSpans < end; ++m_mergedSpans)
        if (!m_dryRun)
            if (const Result<Done> done =
                    m_coverage.prove(m_plans[m_file].series, proved[m_mergedSpans]);
                !done)
                return done.error();
    return Done{};
}

double ImportJob::progress() const
{
    if (m_phase == Phase::Finished)
        return 1;
    double part = 0;
    if (m_phase == Phase::Reading && m_device && m_device->size() > 0)
        part = static_cast<double>(m_device->pos()) / static_cast<double>(m_device->size());
    else if (m_phase == Phase::Merging && m_file < m_staged.size() && m_staged[m_file].candles > 0)
        part = static_cast<double>(m_mergedCandles) / static_cast<double>(m_staged[m_file].candles);
    const double share = (static_cast<double>(m_file) + part) / static_cast<double>(m_plans.size());
    return m_phase == Phase::Reading ? readingShare * share
                                     : readingShare + (1 - readingShare) * share;
}

Result<Done> runToEnd(ImportJob& job, const std::function<bool()>& stopped)
{
    for (;;) {
        if (job.phase() != ImportJob::Phase::Settling && stopped && stopped())
            return Error{"stopped before the end; nothing was kept"};
        const Result<ImportJob::Phase> phase = job.step();
        if (!phase)
            return phase.error();
        if (*phase == ImportJob::Phase::Finished)
            return Done{};
    }
}

} // namespace regime
