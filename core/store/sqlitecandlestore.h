// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/candlestore.h"
#include "core/store/database.h"

namespace regime
{

/** Candles in the embedded store's table `ohlcv_candles`. `database` outlives it. */
class SqliteCandleStore final : public CandleStore
{
public:
    explicit SqliteCandleStore(Database& database) : m_database(database) {}

    Result<UpsertCounts> upsert(const SeriesKey& key, std::span<const Candle> candles) override;
    Result<UpsertCounts> compare(const SeriesKey& key,
                                 std::span<const Candle> candles) const override;
    Result<std::vector<Candle>> newestBefore(const SeriesKey& key, std::int64_t untilSec,
                                             std::int64_t n) const override;
    Result<std::vector<Candle>> range(const SeriesKey& key, std::int64_t fromSec,
                                      std::int64_t toSec) const override;
    Result<std::optional<CandleExtent>> extent(const SeriesKey& key) const override;
    Result<SourceCounts> countBySource(const SeriesKey& key, std::int64_t fromSec,
                                       std::int64_t toSec) const override;
    QString name() const override { return QStringLiteral("SQLite"); }

    /** Open time of the first candle from `fromSec` on; nothing when there is none. */
    Result<std::optional<std::int64_t>> firstSince(const SeriesKey& key,
                                                   std::int64_t fromSec) const;

    /** Deletes the candles of [fromSec, toSec), but for those that wait for a shared store. Returns
     *  how many. */
    Result<std::int64_t> remove(const SeriesKey& key, std::int64_t fromSec, std::int64_t toSec);

private:
    Database& m_database;
};

} // namespace regime
