// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/csvimport.h"

#include "core/market/candlefile.h"
#include "core/market/pairnames.h"
#include "core/market/tradecsv.h"

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

/** What the first line says of the rows; candles where it says nothing. */
Result<ImportKind> kindOf(QFile& file)
{
    CsvLines lines(file);
    const Result<std::optional<CsvLine>> first = lines.next();
    if (!first)
        return first.error();
    const bool trades = *first && beginsTradeCsv((*first)->text);
    if (!file.seek(0))
        return Error{file.errorString().toStdString()};
    return trades ? ImportKind::Trades : ImportKind::Candles;
}

QString nothingToTake(const std::optional<CsvRefusal>& firstRefusal)
{
    return firstRefusal ? QStringLiteral("no row can be taken; line %1: %2")
                              .arg(firstRefusal->line)
                              .arg(firstRefusal->reason)
                        : QStringLiteral("there is no row in it");
}

/** Trades tell no interval; a good one is looked for, so that other files are refused at once. */
Result<ImportPlan, ImportProblem> planTrades(QFile& file, const QString& pair,
                                             const ImportRequest& request)
{
    const QString path = file.fileName();
    if (!request.intervalMin)
        return wrongUsage(path, QStringLiteral("the spacing of trades tells no interval; give "
                                               "--interval MIN"));
    TradeCsvReader reader(file, request.nowSec);
    std::optional<CsvRefusal> firstRefusal;
    for (;;) {
        const Result<TradeCsvBatch> batch = reader.read(batchLines);
        if (!batch)
            return cannot(path, QString::fromStdString(batch.error().message));
        if (!batch->trades.empty())
            return ImportPlan{path, {pair, *request.intervalMin}, ImportKind::Trades};
        if (!firstRefusal && !batch->refused.empty())
            firstRefusal = batch->refused.front();
        if (batch->atEnd)
            return cannot(path, nothingToTake(firstRefusal));
    }
}

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

Result<ImportPlan, ImportProblem> planImport(const QString& path, const ImportRequest& request)
{
    const Result<QString, ImportProblem> pair = pairOf(path, request);
    if (!pair)
        return pair.error();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannot(path, file.errorString());
    const Result<ImportKind> kind = kindOf(file);
    if (!kind)
        return cannot(path, QString::fromStdString(kind.error().message));
    if (*kind == ImportKind::Trades)
        return planTrades(file, *pair, request);
    const Result<Scan> found = scan(file, request);
    if (!found)
        return cannot(path, QString::fromStdString(found.error().message));
    if (found->rows == 0)
        return cannot(path, nothingToTake(found->firstRefusal));
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
    const auto source = importSource(plan.kind, file, plan.series.intervalSec(), nowSec);
    ImportOutcome outcome;
    for (bool atEnd = false; !atEnd;) {
        if (stopped && stopped())
            return failed(QStringLiteral("stopped before the end; nothing of it was kept"));
        const Result<ImportSlice> slice = source->next(batchLines);
        if (!slice)
            return failed(QString::fromStdString(slice.error().message));
        atEnd = slice->atEnd;
        add(outcome, *slice);
        const Result<UpsertCounts> counts = coverage ? candles.upsert(plan.series, slice->candles)
                                                     : candles.compare(plan.series, slice->candles);
        if (!counts)
            return counts.error();
        outcome.counts += *counts;
        for (const ProvedSpan& span : slice->proved)
            if (coverage)
                if (const Result<Done> proved = coverage->prove(plan.series, span); !proved)
                    return proved.error();
    }
    return outcome;
}

} // namespace regime
