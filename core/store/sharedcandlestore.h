// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/candlestore.h"

namespace regime
{

/**
 * What the stores that are shared over a network have in common: the table `ohlcv_candles`, of
 * which operators have one already. Without the column `source` it works as it is; its candles
 * count as the exchange's own. An upsert reads what is there and sends what changes it; nothing is
 * ever deleted. Used on the thread that opened it, which it lets wait.
 */
class SharedCandleStore : public CandleStore
{
public:
    Result<UpsertCounts> upsert(const SeriesKey& key, std::span<const Candle> candles) override;
    Result<UpsertCounts> compare(const SeriesKey& key,
                                 std::span<const Candle> candles) const override;
    QString name() const override { return m_name; }

protected:
    /** `name`: for the operator, without a secret. */
    explicit SharedCandleStore(QString name) : m_name(std::move(name)) {}

    /** Puts candles in the place of those of their times, whole or not at all. */
    virtual Result<Done> write(const SeriesKey& key, std::span<const Candle> candles) = 0;

    bool m_hasSource = true;

private:
    Result<std::vector<Candle>> storedAt(const SeriesKey& key,
                                         std::span<const Candle> candles) const;

    QString m_name;
};

} // namespace regime
