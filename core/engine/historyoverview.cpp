// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/historyoverview.h"

#include "core/base/ohlcwindow.h"
#include "core/engine/enginestore.h"
#include "core/engine/ledgerrows.h"
#include "core/pipeline/series.h"

#include <algorithm>

namespace regime
{

namespace
{

/** Columns read at once, so that a year of candles is never in memory as such. */
constexpr std::int64_t kColumnsAtOnce = 1000;

std::vector<LedgerRow> lastRows(std::span<const LedgerStretch> stretches)
{
    std::vector<LedgerRow> rows;
    for (const LedgerStretch& stretch : stretches)
        rows.push_back(stretch.last);
    return rows;
}

/** Columns that know the answer for their last candle alone learn of all the others. */
void takeStretches(std::span<ChartColumn> columns, std::span<const LedgerStretch> stretches)
{
    auto stretch = stretches.begin();
    for (ChartColumn& column : columns) {
        while (stretch != stretches.end() && stretch->last.candleTimeSec < column.openTimeSec)
            ++stretch;
        if (stretch == stretches.end() || stretch->last.candleTimeSec >= column.endSec)
            continue;
        column.confidenceSpan = stretch->confidence;
        column.biasSpan = stretch->bias;
        if (column.answered && column.kind == IntervalKind::WarmingUp)
            column.kind = IntervalKind::Present;
    }
}

} // namespace

Result<std::vector<ChartColumn>> HistoryOverview::columns(std::int64_t fromSec, std::int64_t toSec,
                                                          bool trained)
{
    if (const Result<Done> updated = update(trained); !updated)
        return updated.error();
    const auto first = std::ranges::upper_bound(m_columns, fromSec, {}, &ChartColumn::endSec);
    const auto last = std::ranges::lower_bound(m_columns, toSec, {}, &ChartColumn::openTimeSec);
    return first < last ? std::vector<ChartColumn>(first, last) : std::vector<ChartColumn>();
}

Result<Done> HistoryOverview::update(bool trained)
{
    const auto extent = m_store.candles().extent(m_key);
    if (!extent)
        return extent.error();
    if (!*extent) {
        m_columns.clear();
        return Done{};
    }
    const std::int64_t columnSec = candlesPerColumn * m_key.intervalSec();
    // What one answer of the exchange may have added or revised is read again.
    const std::int64_t againSec = (*extent)->lastSec - ohlcWindowCandles * m_key.intervalSec();
    std::erase_if(m_columns, [&](const ChartColumn& c) { return c.endSec > againSec; });
    std::int64_t fromSec = m_columns.empty() ? (*extent)->firstSec : m_columns.back().endSec;
    while (fromSec <= (*extent)->lastSec) {
        const std::int64_t toSec = (fromSec / columnSec + kColumnsAtOnce) * columnSec;
        auto read = this->read(fromSec, toSec, trained);
        if (!read)
            return read.error();
        m_columns.insert(m_columns.end(), read->begin(), read->end());
        fromSec = toSec;
    }
    return Done{};
}

Result<std::vector<ChartColumn>> HistoryOverview::read(std::int64_t fromSec, std::int64_t toSec,
                                                       bool trained) const
{
    const auto filled =
        readRangeFilled(m_store.candles(), m_store.coverage(), m_key, fromSec, toSec);
    if (!filled)
        return filled.error();
    const std::int64_t columnSec = candlesPerColumn * m_key.intervalSec();
    const auto stretches = m_store.ledger().stretches(columnSec, fromSec, toSec, m_source);
    const auto others =
        m_store.ledger().lastOfEach(columnSec, fromSec, toSec, otherFamily(m_source));
    if (!stretches || !others)
        return stretches ? others.error() : stretches.error();
    const DrawnAnswers answers{pastAnswersOf(lastRows(*stretches)), pastAnswersOf(*others)};
    auto columns = makeColumns(filled->candles, answers, m_key.intervalSec(), columnSec, trained);
    takeStretches(columns, *stretches);
    return columns;
}

} // namespace regime
