// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/importplan.h"

#include "core/market/pairnames.h"

namespace regime
{

namespace
{

constexpr std::size_t stepLines = 4096;

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

} // namespace

ImportScan::ImportScan(std::unique_ptr<QFile> file, ImportRequest request, SeriesKey series,
                       ImportKind kind)
    : m_file(std::move(file)), m_request(std::move(request)), m_series(std::move(series)),
      m_kind(kind)
{
    if (kind == ImportKind::Trades)
        m_trades = std::make_unique<TradeCsvReader>(*m_file, m_request.nowSec);
    else
        m_candles = std::make_unique<CandleCsvReader>(*m_file, m_request.nowSec);
}

Result<ImportScan, ImportProblem> ImportScan::open(const QString& path, ImportRequest request)
{
    const Result<QString, ImportProblem> pair = pairOf(path, request);
    if (!pair)
        return pair.error();
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return cannot(path, file->errorString());
    const Result<ImportKind> kind = kindOf(*file);
    if (!kind)
        return cannot(path, QString::fromStdString(kind.error().message));
    if (*kind == ImportKind::Trades && !request.intervalMin)
        return wrongUsage(path, QStringLiteral("the spacing of trades tells no interval; give "
                                               "--interval MIN"));
    const SeriesKey series{*pair, request.intervalMin.value_or(0)};
    return ImportScan(std::move(file), std::move(request), series, *kind);
}

Result<std::optional<ImportPlan>, ImportProblem> ImportScan::step()
{
    const Result<bool> done = m_kind == ImportKind::Trades ? lookAtTrades() : lookAtCandles();
    if (!done)
        return cannot(m_file->fileName(), QString::fromStdString(done.error().message));
    if (!*done)
        return std::optional<ImportPlan>();
    const Result<ImportPlan, ImportProblem> found = plan();
    if (!found)
        return found.error();
    return std::optional(*found);
}

Result<bool> ImportScan::lookAtCandles()
{
    const Result<CsvBatch> batch = m_candles->read(stepLines);
    if (!batch)
        return batch.error();
    for (const CsvCandle& row : batch->candles) {
        m_spacing.take(row.candle.openTimeSec, row.line);
        ++m_rows;
        if (m_request.intervalMin && row.candle.openTimeSec % m_series.intervalSec() == 0)
            ++m_onGrid;
    }
    if (!m_firstRefusal && !batch->refused.empty())
        m_firstRefusal = batch->refused.front();
    return batch->atEnd;
}

Result<bool> ImportScan::lookAtTrades()
{
    const Result<TradeCsvBatch> batch = m_trades->read(stepLines);
    if (!batch)
        return batch.error();
    m_rows += std::ssize(batch->trades);
    if (!m_firstRefusal && !batch->refused.empty())
        m_firstRefusal = batch->refused.front();
    return batch->atEnd || m_rows > 0;
}

Result<ImportPlan, ImportProblem> ImportScan::plan() const
{
    const QString path = m_file->fileName();
    if (m_rows == 0)
        return cannot(path, m_firstRefusal ? QStringLiteral("no row can be taken; line %1: %2")
                                                 .arg(m_firstRefusal->line)
                                                 .arg(m_firstRefusal->reason)
                                           : QStringLiteral("there is no row in it"));
    if (!m_request.intervalMin) {
        const Result<int> interval = m_spacing.intervalMin();
        if (!interval)
            return wrongUsage(path, QString::fromStdString(interval.error().message));
        return ImportPlan{path, {m_series.pair, *interval}, m_kind};
    }
    if (m_kind == ImportKind::Candles && 2 * m_onGrid < m_rows)
        return wrongUsage(path,
                          QStringLiteral("%1 of %2 rows do not start a %3-minute candle; give the "
                                         "file's own interval with --interval MIN")
                              .arg(m_rows - m_onGrid)
                              .arg(m_rows)
                              .arg(*m_request.intervalMin));
    return ImportPlan{path, m_series, m_kind};
}

double ImportScan::progress() const
{
    const auto size = static_cast<double>(m_file->size());
    return size > 0 ? static_cast<double>(m_file->pos()) / size : 0;
}

Result<ImportPlan, ImportProblem> planImport(const QString& path, const ImportRequest& request)
{
    Result<ImportScan, ImportProblem> scan = ImportScan::open(path, request);
    if (!scan)
        return scan.error();
    for (;;) {
        const Result<std::optional<ImportPlan>, ImportProblem> plan = scan->step();
        if (!plan)
            return plan.error();
        if (*plan)
            return **plan;
    }
}

} // namespace regime
