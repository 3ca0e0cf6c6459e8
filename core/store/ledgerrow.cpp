// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgerrow.h"

#include <algorithm>

namespace regime
{

void CandleJoin::add(LedgerRow row)
{
    // A year of minutes has a million rows: those in a row share their texts.
    if (!m_candles.empty() && m_candles.back().any().configHash == row.configHash)
        row.configHash = m_candles.back().any().configHash;
    if (m_candles.empty() || m_candles.back().timeSec() != row.candleTimeSec)
        m_candles.emplace_back();
    LedgerCandle& candle = m_candles.back();
    (row.family == ModelFamily::Hmm ? candle.hmm : candle.jump) = std::move(row);
}

std::vector<LedgerCandle> byCandle(std::vector<LedgerRow> rows)
{
    std::ranges::sort(rows, {}, &LedgerRow::candleTimeSec);
    CandleJoin join;
    for (LedgerRow& row : rows)
        join.add(std::move(row));
    return join.take();
}

} // namespace regime
