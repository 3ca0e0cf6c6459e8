// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/importsource.h"

#include "core/market/candlecsv.h"
#include "core/market/tradecandles.h"
#include "core/market/tradecsv.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace regime
{

namespace
{

/** Says of each line, in their order, whether a refused one stands before it. */
class Interruptions
{
public:
    explicit Interruptions(const std::vector<CsvRefusal>& refused)
        : m_next(refused.begin()), m_end(refused.end())
    {
    }

    bool before(std::int64_t line)
    {
        const auto from = m_next;
        m_next = std::find_if(m_next, m_end, [&](const CsvRefusal& r) { return r.line > line; });
        return m_next != from;
    }

    bool atEnd() const { return m_next != m_end; }

private:
    std::vector<CsvRefusal>::const_iterator m_next;
    std::vector<CsvRefusal>::const_iterator m_end;
};

class CandleFileSource final : public ImportSource
{
public:
    CandleFileSource(QIODevice& device, std::int64_t intervalSec, std::int64_t nowSec)
        : m_reader(device, nowSec), m_intervalSec(intervalSec)
    {
    }

    Result<ImportSlice> next(std::size_t maxLines) override
    {
        Result<CsvBatch> batch = m_reader.read(maxLines);
        if (!batch)
            return batch.error();
        refuseOffGrid(*batch);
        ImportSlice slice;
        slice.duplicates = batch->duplicates;
        slice.atEnd = batch->atEnd;
        proveBetweenRows(*batch, slice);
        slice.refused = std::move(batch->refused);
        for (const CsvCandle& row : batch->candles) {
            if (row.filled)
                ++slice.filled;
            else
                slice.candles.push_back(row.candle);
        }
        return slice;
    }

private:
    void refuseOffGrid(CsvBatch& batch) const
    {
        const auto offGrid = [&](const CsvCandle& row) {
            return row.candle.openTimeSec % m_intervalSec != 0;
        };
        for (const CsvCandle& row : batch.candles)
            if (offGrid(row))
                batch.refused.push_back(
                    {row.line, QStringLiteral("time %1 is no start of a %2-minute candle")
                                   .arg(row.candle.openTimeSec)
                                   .arg(m_intervalSec / 60)});
        std::erase_if(batch.candles, offGrid);
        std::ranges::stable_sort(batch.refused, {}, &CsvRefusal::line);
    }

    /** A refused line ends a run of rows: which interval it stood for is not known. */
    void proveBetweenRows(const CsvBatch& batch, ImportSlice& slice)
    {
        Interruptions interruptions(batch.refused);
        for (const CsvCandle& row : batch.candles) {
            if (interruptions.before(row.line))
                endRun(slice);
            const std::int64_t time = row.candle.openTimeSec;
            m_run = {m_run ? m_run->fromSec : time, time + m_intervalSec};
        }
        if (interruptions.atEnd() || slice.atEnd)
            endRun(slice);
    }

    void endRun(ImportSlice& slice)
    {
        if (const std::optional<ProvedSpan> run = std::exchange(m_run, std::nullopt))
            slice.proved.push_back(*run);
    }

    CandleCsvReader m_reader;
    std::int64_t m_intervalSec;
    std::optional<ProvedSpan> m_run;
};

class TradeFileSource final : public ImportSource
{
public:
    TradeFileSource(QIODevice& device, std::int64_t intervalSec, std::int64_t nowSec)
        : m_reader(device, nowSec), m_intervalSec(intervalSec),
          m_candles(intervalSec, CandleSource::Csv)
    {
    }

    Result<ImportSlice> next(std::size_t maxLines) override
    {
        Result<TradeCsvBatch> batch = m_reader.read(maxLines);
        if (!batch)
            return batch.error();
        ImportSlice slice;
        slice.duplicates = batch->duplicates;
        slice.atEnd = batch->atEnd;
        Interruptions interruptions(batch->refused);
        for (const CsvTrade& row : batch->trades) {
            if (interruptions.before(row.line))
                endRun(slice);
            take(row.trade, slice);
        }
        if (interruptions.atEnd())
            endRun(slice);
        if (slice.atEnd)
            end(slice);
        slice.refused = std::move(batch->refused);
        return slice;
    }

private:
    void take(const Trade& trade, ImportSlice& slice)
    {
        const std::int64_t missing =
            m_last && trade.id && m_last->id ? *trade.id - *m_last->id - 1 : 0;
        if (missing > 0) {
            slice.missingTrades += missing;
            endRun(slice);
        }
        const std::int64_t openSec = m_candles.openTimeSec(trade);
        const bool inside = trade.timeNs != openSec * 1'000'000'000;
        if (!m_last)
            m_cutUntilSec = inside ? openSec + m_intervalSec : openSec;
        if (!m_runFromSec)
            m_runFromSec = inside ? openSec + m_intervalSec : openSec;
        m_last = trade;
        if (const std::optional<Candle> finished = m_candles.add(trade))
            keep(*finished, slice);
    }

    void keep(const Candle& candle, ImportSlice& slice) const
    {
        if (candle.openTimeSec < m_cutUntilSec)
            ++slice.cut;
        else
            slice.candles.push_back(candle);
    }

    /** What is known ends with the interval of the last trade, or before it. */
    void endRun(ImportSlice& slice)
    {
        const std::optional<std::int64_t> fromSec = std::exchange(m_runFromSec, std::nullopt);
        if (fromSec && *fromSec < m_candles.openTimeSec(*m_last))
            slice.proved.push_back({*fromSec, m_candles.openTimeSec(*m_last)});
    }

    void end(ImportSlice& slice)
    {
        endRun(slice);
        if (m_candles.take())
            ++slice.cut;
    }

    TradeCsvReader m_reader;
    std::int64_t m_intervalSec;
    TradeCandles m_candles;
    std::optional<Trade> m_last;
    std::optional<std::int64_t> m_runFromSec; ///< from here on nothing was missed
    std::int64_t m_cutUntilSec = 0;
};

} // namespace

std::unique_ptr<ImportSource> importSource(ImportKind kind, QIODevice& device,
                                           std::int64_t intervalSec, std::int64_t nowSec)
{
    if (kind == ImportKind::Trades)
        return std::make_unique<TradeFileSource>(device, intervalSec, nowSec);
    return std::make_unique<CandleFileSource>(device, intervalSec, nowSec);
}

} // namespace regime
