// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/resttable.h"
#include "core/store/sharedcandlestore.h"

#include <memory>

namespace regime
{

/**
 * Candles in the table `ohlcv_candles` behind a PostgREST interface, as Supabase has one. A table
 * without the column `source` works as it is; its candles count as the exchange's own. Nothing is
 * ever deleted. Used on the thread that opened it, which it lets wait.
 */
class RestCandleStore final : public SharedCandleStore
{
public:
    /** Looks at the table. Without a path in its address it is looked for under /rest/v1. */
    static Result<std::unique_ptr<CandleStore>> open(const SharedAddress& address);

    Result<std::vector<Candle>> newestBefore(const SeriesKey& key, std::int64_t untilSec,
                                             std::int64_t n) const override;
    Result<std::vector<Candle>> range(const SeriesKey& key, std::int64_t fromSec,
                                      std::int64_t toSec) const override;
    Result<std::optional<CandleExtent>> extent(const SeriesKey& key) const override;
    Result<SourceCounts> countBySource(const SeriesKey& key, std::int64_t fromSec,
                                       std::int64_t toSec) const override;

private:
    explicit RestCandleStore(const SharedAddress& address);
    Result<Done> findTable();
    RestTable::Filter filterOf(const SeriesKey& key) const;
    Result<std::vector<Candle>> candlesOf(const RestTable::Page& page) const;
    Result<Done> write(const SeriesKey& key, std::span<const Candle> candles) override;
    QByteArray bodyOf(const SeriesKey& key, std::span<const Candle> candles) const;

    RestTable m_table;
};

} // namespace regime
