// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"

#include <QString>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace regime
{

/** What became of the candles of one upsert. */
struct UpsertCounts {
    std::int64_t inserted = 0;
    std::int64_t revised = 0;   ///< the stored one had other values and was overwritten
    std::int64_t unchanged = 0; ///< the stored one had the same values
    std::int64_t kept = 0;      ///< other values, but the stored ones stand (see candlechange.h)

    UpsertCounts& operator+=(const UpsertCounts& other)
    {
        inserted += other.inserted;
        revised += other.revised;
        unchanged += other.unchanged;
        kept += other.kept;
        return *this;
    }
    bool operator==(const UpsertCounts&) const = default;
};

/** Open times of the oldest and newest candle of a series. */
struct CandleExtent {
    std::int64_t firstSec = 0;
    std::int64_t lastSec = 0;

    bool operator==(const CandleExtent&) const = default;
};

/** Candles by where they came from. */
struct SourceCounts {
    std::int64_t ohlc = 0;
    std::int64_t trades = 0;
    std::int64_t csv = 0;

    void add(CandleSource source, std::int64_t n)
    {
        (source == CandleSource::Ohlc ? ohlc : source == CandleSource::Trades ? trades : csv) += n;
    }
    std::int64_t total() const { return ohlc + trades + csv; }
    bool operator==(const SourceCounts&) const = default;
};

/**
 * The closed candles of any number of series, unique by pair, interval and open time. What an
 * answer proved without a trade but did not list is no candle here (see CoverageStore). Which
 * candle overwrites which is changeBy()'s to say. Times are open times, from inclusive, to
 * exclusive; candles come back oldest first. Every error is a sentence for the operator. Used on
 * one thread.
 */
class CandleStore
{
public:
    virtual ~CandleStore() = default;

    /** Takes the batch whole or, on an error, not at all. The same batch twice changes nothing. */
    virtual Result<UpsertCounts> upsert(const SeriesKey& key, std::span<const Candle> candles) = 0;

    /** What upsert() would count, without writing. */
    virtual Result<UpsertCounts> compare(const SeriesKey& key,
                                         std::span<const Candle> candles) const = 0;

    /** The newest `n` that open before `untilSec`, or all when there are fewer. */
    virtual Result<std::vector<Candle>> newestBefore(const SeriesKey& key, std::int64_t untilSec,
                                                     std::int64_t n) const = 0;

    /** The newest `n`, or all when there are fewer. */
    Result<std::vector<Candle>> newest(const SeriesKey& key, std::int64_t n) const
    {
        return newestBefore(key, std::numeric_limits<std::int64_t>::max(), n);
    }

    virtual Result<std::vector<Candle>> range(const SeriesKey& key, std::int64_t fromSec,
                                              std::int64_t toSec) const = 0;

    /** Nothing for a series without candles. */
    virtual Result<std::optional<CandleExtent>> extent(const SeriesKey& key) const = 0;

    virtual Result<SourceCounts> countBySource(const SeriesKey& key, std::int64_t fromSec,
                                               std::int64_t toSec) const = 0;

    /** What it is, for the operator: "SQLite". */
    virtual QString name() const = 0;
};

} // namespace regime
