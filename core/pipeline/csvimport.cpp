// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/csvimport.h"

#include "core/market/candlefile.h"
#include "core/market/pairnames.h"

#include <QFile>

#include <algorithm>

namespace regime
{

namespace
{

constexpr std::size_t batchLines = 8192;

ImportProblem cannot(const QString& path, const QString& reason)
{
    return {false, QStringLiteral("%1: %2").arg(path, reason)};
}

ImportProblem wrongUsage(const QString& path, const QString& reason)
{
    return {true, QStringLiteral("%1: %2").arg(path, reason)};
}

Result<QString, ImportProblem> pairOf(const QString& path, const ImportRequest& request)
{
    const std::optional<QString> typed = request.pair ? request.pair : pairFromFileName(path);
    if (!typed)
        return wrongUsage(path, QStringLiteral("the file name does not begin with a pair (as "
                                               "XDGUSD_1.csv does); give --pair P"));
    const Result<PairName> pair = PairNames().resolve(*typed);
    if (!pair)
        return wrongUsage(path, QString::fromStdString(pair.error().message));
    return pair->altname;
}

/** What a first reading tells of a file. */
struct Scan {
    SpacingRule spacing;
    std::int64_t rows = 0;
    std::int64_t onGrid = 0; ///< rows that fit the interval asked for
    std::optional<CsvRefusal> firstRefusal;
};

Result<Scan> scan(QFile& file, const ImportRequest& request)
{
    CandleCsvReader reader(file, request.nowSec);
    Scan scan;
    for (bool atEnd = false; !atEnd;) {
        const Result<CsvBatch> batch = reader.read(batchLines);
        if (!batch)
            return batch.error();
        for (const CsvCandle& row : batch->candles) {
            scan.spacing.take(row.candle.openTimeSec, row.line);
            ++scan.rows;
            if (request.intervalMin && row.candle.openTimeSec % (60 * *request.intervalMin) == 0)
                ++scan.onGrid;
        }
        if (!scan.firstRefusal && !batch->refused.empty())
            scan.firstRefusal = batch->refused.front();
        atEnd = batch->atEnd;
    }
    return scan;
}

/** Takes the rows of one file, batch by batch. */
class Importer
{
public:
    Importer(const SeriesKey& series, CandleStore& candles, CoverageStore* coverage)
        : m_series(series), m_candles(candles), m_coverage(coverage)
    {
    }

    Result<Done> take(CsvBatch batch)
    {
        refuseOffGrid(batch);
        m_outcome.duplicates += batch.duplicates;
        for (const CsvRefusal& refusal : batch.refused)
            note(refusal);
        if (const Result<Done> proved = proveBetweenRows(batch); !proved)
            return proved;
        std::vector<Candle> candles;
        for (const CsvCandle& row : batch.candles) {
            if (row.filled)
                ++m_outcome.filled;
            else
                candles.push_back(row.candle);
        }
        const Result<UpsertCounts> counts =
            m_coverage ? m_candles.upsert(m_series, candles) : m_candles.compare(m_series, candles);
        if (!counts)
            return counts.error();
        m_outcome.counts += *counts;
        if (!candles.empty())
            m_outcome.extent = {m_outcome.extent ? m_outcome.extent->firstSec
                                                 : candles.front().openTimeSec,
                                candles.back().openTimeSec};
        return Done{};
    }

    Result<ImportOutcome> finish()
    {
        if (const Result<Done> proved = proveRun(); !proved)
            return proved.error();
        return m_outcome;
    }

private:
    void refuseOffGrid(CsvBatch& batch) const
    {
        const auto offGrid = [&](const CsvCandle& row) {
            return row.candle.openTimeSec % m_series.intervalSec() != 0;
        };
        for (const CsvCandle& row : batch.candles)
            if (offGrid(row))
                batch.refused.push_back(
                    {row.line, QStringLiteral("time %1 is no start of a %2-minute candle")
                                   .arg(row.candle.openTimeSec)
                                   .arg(m_series.intervalMin)});
        std::erase_if(batch.candles, offGrid);
        std::ranges::stable_sort(batch.refused, {}, &CsvRefusal::line);
    }

    void note(const CsvRefusal& refusal)
    {
        ++m_outcome.refusedCount;
        if (m_outcome.refused.size() < ImportOutcome::listedRefusals)
            m_outcome.refused.push_back(refusal);
    }

    /** A refused line ends a run of rows: which interval it stood for is not known. */
    Result<Done> proveBetweenRows(const CsvBatch& batch)
    {
        auto refusal = batch.refused.begin();
        for (const CsvCandle& row : batch.candles) {
            const auto next = std::find_if(refusal, batch.refused.end(),
                                           [&](const CsvRefusal& r) { return r.line > row.line; });
            if (next != refusal)
                if (const Result<Done> proved = proveRun(); !proved)
                    return proved;
            refusal = next;
            const std::int64_t time = row.candle.openTimeSec;
            m_run = {m_run ? m_run->fromSec : time, time + m_series.intervalSec()};
        }
        return refusal != batch.refused.end() ? proveRun() : Result<Done>(Done{});
    }

    Result<Done> proveRun()
    {
        const std::optional<ProvedSpan> run = std::exchange(m_run, std::nullopt);
        return run && m_coverage ? m_coverage->prove(m_series, *run) : Result<Done>(Done{});
    }

    SeriesKey m_series;
    CandleStore& m_candles;
    CoverageStore* m_coverage;
    std::optional<ProvedSpan> m_run;
    ImportOutcome m_outcome;
};

} // namespace

Result<ImportPlan, ImportProblem> planImport(const QString& path, const ImportRequest& request)
{
    const Result<QString, ImportProblem> pair = pairOf(path, request);
    if (!pair)
        return pair.error();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannot(path, file.errorString());
    const Result<Scan> found = scan(file, request);
    if (!found)
        return cannot(path, QString::fromStdString(found.error().message));
    if (found->rows == 0)
        return cannot(path, found->firstRefusal ? QStringLiteral("no row can be taken; line %1: %2")
                                                      .arg(found->firstRefusal->line)
                                                      .arg(found->firstRefusal->reason)
                                                : QStringLiteral("there is no row in it"));
    if (!request.intervalMin) {
        const Result<int> interval = found->spacing.intervalMin();
        if (!interval)
            return wrongUsage(path, QString::fromStdString(interval.error().message));
        return ImportPlan{path, {*pair, *interval}};
    }
    if (2 * found->onGrid < found->rows)
        return wrongUsage(path,
                          QStringLiteral("%1 of %2 rows do not start a %3-minute candle; give the "
                                         "file's own interval with --interval MIN")
                              .arg(found->rows - found->onGrid)
                              .arg(found->rows)
                              .arg(*request.intervalMin));
    return ImportPlan{path, {*pair, *request.intervalMin}};
}

Result<ImportOutcome> importCandles(const ImportPlan& plan, std::int64_t nowSec,
                                    CandleStore& candles, CoverageStore* coverage,
                                    const std::function<bool()>& stopped)
{
    const auto failed = [&](const QString& reason) {
        return Error{QStringLiteral("%1: %2").arg(plan.path, reason).toStdString()};
    };
    QFile file(plan.path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    CandleCsvReader reader(file, nowSec);
    Importer importer(plan.series, candles, coverage);
    for (bool atEnd = false; !atEnd;) {
        if (stopped && stopped())
            return failed(QStringLiteral("stopped before the end; nothing of it was kept"));
        Result<CsvBatch> batch = reader.read(batchLines);
        if (!batch)
            return failed(QString::fromStdString(batch.error().message));
        atEnd = batch->atEnd;
        if (const Result<Done> taken = importer.take(*std::move(batch)); !taken)
            return taken.error();
    }
    return importer.finish();
}

} // namespace regime
