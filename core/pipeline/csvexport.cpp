// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/csvexport.h"

#include "core/market/candlecsv.h"
#include "core/pipeline/series.h"
#include "core/store/ledgercsv.h"

#include <algorithm>

namespace regime
{

namespace
{

constexpr std::int64_t sliceCandles = 20'000;

Result<Done> write(QIODevice& out, const QByteArray& text)
{
    if (out.write(text) != text.size())
        return Error{QStringLiteral("writing stopped: %1").arg(out.errorString()).toStdString()};
    return Done{};
}

/** Calls `slice(fromSec, toSec)`, which returns rows written, over the range. */
Result<std::int64_t>
inSlices(const ExportRange& range, std::int64_t intervalSec, const std::function<bool()>& stopped,
         const std::function<Result<std::int64_t>(std::int64_t, std::int64_t)>& slice)
{
    std::int64_t rows = 0;
    const std::int64_t step = sliceCandles * intervalSec;
    for (std::int64_t fromSec = range.fromSec; fromSec < range.toSec; fromSec += step) {
        if (stopped && stopped())
            return Error{"stopped before the end; nothing was written"};
        const Result<std::int64_t> written = slice(fromSec, std::min(fromSec + step, range.toSec));
        if (!written)
            return written;
        rows += *written;
    }
    return rows;
}

/** From the last candle before `range` to the first one behind it: quiet intervals at its ends are
 *  filled between candles, too. */
Result<ExportRange> withNeighbours(const CandleStore& candles, const SeriesKey& key,
                                   const CandleExtent& extent, const ExportRange& range)
{
    const std::int64_t intervalSec = key.intervalSec();
    const std::int64_t step = sliceCandles * intervalSec;
    ExportRange there{std::max(range.fromSec, extent.firstSec),
                      std::min(range.toSec, extent.lastSec + intervalSec)};
    const Result<std::vector<Candle>> before = candles.newestBefore(key, there.fromSec, 1);
    if (!before)
        return before.error();
    if (!before->empty())
        there.fromSec = before->front().openTimeSec;
    for (std::int64_t fromSec = there.toSec; fromSec <= extent.lastSec; fromSec += step) {
        const Result<std::vector<Candle>> behind = candles.range(key, fromSec, fromSec + step);
        if (!behind)
            return behind.error();
        if (!behind->empty()) {
            there.toSec = behind->front().openTimeSec + intervalSec;
            break;
        }
    }
    return there;
}

} // namespace

Result<std::int64_t> exportCandles(const CandleStore& candles, const CoverageStore& coverage,
                                   const SeriesKey& key, const ExportRange& range, QIODevice& out,
                                   const std::function<bool()>& stopped)
{
    const Result<std::optional<CandleExtent>> extent = candles.extent(key);
    if (!extent)
        return extent.error();
    if (const Result<Done> done = write(out, candleCsvHeader()); !done)
        return done.error();
    if (!*extent)
        return std::int64_t{0};
    const std::int64_t intervalSec = key.intervalSec();
    const Result<ExportRange> there = withNeighbours(candles, key, **extent, range);
    if (!there)
        return there.error();
    // The last candle of a slice stands before the next one, for the fills between them.
    std::vector<Candle> stored;
    const auto slice = [&](std::int64_t fromSec, std::int64_t toSec) -> Result<std::int64_t> {
        const Result<std::vector<Candle>> next = candles.range(key, fromSec, toSec);
        const Result<std::vector<ProvedSpan>> spans =
            coverage.spans(key, stored.empty() ? fromSec : stored.front().openTimeSec, toSec);
        if (!next)
            return next.error();
        if (!spans)
            return spans.error();
        const std::size_t written = stored.size();
        stored.insert(stored.end(), next->begin(), next->end());
        const FilledSeries filled = fillQuiet(stored, *spans, intervalSec);
        QByteArray text;
        std::int64_t rows = 0;
        auto gap = filled.coverage.quiet.begin();
        for (std::size_t i = written; i < filled.candles.size(); ++i) {
            const Candle& candle = filled.candles[i];
            if (candle.openTimeSec < range.fromSec || candle.openTimeSec >= range.toSec)
                continue;
            ++rows;
            while (gap != filled.coverage.quiet.end() && gap->lastSec < candle.openTimeSec)
                ++gap;
            text += candleCsvRow(candle, gap != filled.coverage.quiet.end() &&
                                             gap->firstSec <= candle.openTimeSec);
        }
        if (!stored.empty())
            stored.erase(stored.begin(), stored.end() - 1);
        if (const Result<Done> done = write(out, text); !done)
            return done.error();
        return rows;
    };
    return inSlices(*there, intervalSec, stopped, slice);
}

Result<std::int64_t> exportLedger(const Ledger& ledger, const SeriesKey& key,
                                  const ExportRange& range, QIODevice& out,
                                  const std::function<bool()>& stopped)
{
    if (const Result<Done> done = write(out, ledgerCsvHeader()); !done)
        return done.error();
    const Result<std::optional<CandleExtent>> extent = ledger.extent();
    if (!extent)
        return extent.error();
    if (!*extent)
        return std::int64_t{0};
    const ExportRange there{std::max(range.fromSec, (*extent)->firstSec),
                            std::min(range.toSec, (*extent)->lastSec + 1)};
    return inSlices(there, key.intervalSec(), stopped,
                    [&](std::int64_t fromSec, std::int64_t toSec) -> Result<std::int64_t> {
                        const Result<std::vector<LedgerCandle>> rows =
                            ledger.candles(fromSec, toSec);
                        if (!rows)
                            return rows.error();
                        QByteArray text;
                        for (const LedgerCandle& row : *rows)
                            text += ledgerCsvRow(row);
                        if (const Result<Done> done = write(out, text); !done)
                            return done.error();
                        return static_cast<std::int64_t>(rows->size());
                    });
}

} // namespace regime
