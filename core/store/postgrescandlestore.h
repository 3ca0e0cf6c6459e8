// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/postgresconnection.h"
#include "core/store/sharedcandlestore.h"

#include <QSqlQuery>
#include <QVariantList>

#include <memory>

namespace regime
{

/**
 * Candles in the table `ohlcv_candles` of a PostgreSQL database. A table without the column
 * `source` works as it is; its candles count as the exchange's own. Nothing is ever deleted. Used
 * on the thread that opened it; a call can take as long as the server may (5 s for a statement).
 */
class PostgresCandleStore final : public SharedCandleStore
{
public:
    /** Connects and looks at the table, which is made when there is none. */
    static Result<std::unique_ptr<CandleStore>> open(const SharedAddress& address);

    Result<UpsertCounts> upsert(const SeriesKey& key, std::span<const Candle> candles) override;
    Result<std::vector<Candle>> newestBefore(const SeriesKey& key, std::int64_t untilSec,
                                             std::int64_t n) const override;
    Result<std::vector<Candle>> range(const SeriesKey& key, std::int64_t fromSec,
                                      std::int64_t toSec) const override;
    Result<std::optional<CandleExtent>> extent(const SeriesKey& key) const override;
    Result<SourceCounts> countBySource(const SeriesKey& key, std::int64_t fromSec,
                                       std::int64_t toSec) const override;

private:
    PostgresCandleStore(const SharedAddress& address,
                        std::unique_ptr<PostgresConnection> connection);
    Result<Done> findTable();
    Result<QSqlQuery> query(const QString& sql, const QVariantList& values = {}) const;
    Result<std::vector<Candle>> read(const QString& rest, const QVariantList& values) const;
    Error failure(const QSqlError& error) const;
    void rollBack() const;
    Result<Done> write(const SeriesKey& key, std::span<const Candle> candles) override;

    std::unique_ptr<PostgresConnection> m_connection;
    mutable bool m_inTransaction = false; ///< until it has failed
};

} // namespace regime
