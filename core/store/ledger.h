// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/candlestore.h"
#include "core/store/database.h"
#include "core/store/ledgerrow.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace regime
{

/** The newest rows in a row that show the same regime. */
struct ShownRun {
    ShownRegime shown = ShownRegime::Undecided;
    std::int64_t sinceSec = 0; ///< candle time of its first row
    std::int64_t rows = 0;

    bool operator==(const ShownRun&) const = default;
};

/** The raw regime of one row, and how sure it was. */
struct RawLabel {
    std::int64_t candleTimeSec = 0;
    Regime raw = Regime::Ranging;
    double confidence = 0;
};

/**
 * The inferences of one series, one row a candle and detector: its first answer for a candle
 * stands, whatever it answers later. Reads come oldest first and of one detector, where nothing
 * else is said. `database` outlives it.
 */
class Ledger
{
public:
    static constexpr std::int64_t liveRun = 0;

    /** Over the live ledger, or over the one of a replay's run. */
    Ledger(Database& database, const SeriesKey& key, std::int64_t run = liveRun)
        : m_database(database), m_key(key), m_run(run)
    {
    }

    /** Takes all rows or none; returns how many were new. */
    Result<std::int64_t> append(std::span<const LedgerRow> rows);

    /** By candle time, [fromSec, toSec). */
    Result<std::vector<LedgerRow>> range(std::int64_t fromSec, std::int64_t toSec,
                                         ModelFamily family = ModelFamily::Hmm) const;

    /** The same of both detectors. */
    Result<std::vector<LedgerCandle>> candles(std::int64_t fromSec, std::int64_t toSec) const;

    /** The newest `n` of candles before `untilSec`. */
    Result<std::vector<LedgerRow>>
    newest(std::int64_t n, std::int64_t untilSec = std::numeric_limits<std::int64_t>::max(),
           ModelFamily family = ModelFamily::Hmm) const;

    /** By candle time, [fromSec, toSec): the last row of each stretch of `stretchSec`, on a grid
     *  fixed to the epoch. */
    Result<std::vector<LedgerRow>> lastOfEach(std::int64_t stretchSec, std::int64_t fromSec,
                                              std::int64_t toSec,
                                              ModelFamily family = ModelFamily::Hmm) const;

    /** The same with what all rows of each stretch reached. */
    Result<std::vector<LedgerStretch>> stretches(std::int64_t stretchSec, std::int64_t fromSec,
                                                 std::int64_t toSec,
                                                 ModelFamily family = ModelFamily::Hmm) const;

    /** The run that ends with the newest row of candles before `untilSec`; nothing without rows. */
    Result<std::optional<ShownRun>> shownRun(std::int64_t untilSec,
                                             ModelFamily family = ModelFamily::Hmm) const;

    /** Labels alone, by candle time, [fromSec, toSec): a month of minutes at once. */
    Result<std::vector<RawLabel>> rawLabels(std::int64_t fromSec, std::int64_t toSec,
                                            ModelFamily family = ModelFamily::Hmm) const;

    /** Candles, [fromSec, toSec), that either detector has a row of. */
    Result<std::vector<std::int64_t>> candleTimes(std::int64_t fromSec, std::int64_t toSec) const;

    /** Candle times of the oldest and newest row of either detector; nothing when there is none. */
    Result<std::optional<CandleExtent>> extent() const;

private:
    Result<std::vector<LedgerRow>> read(ModelFamily family, const QString& rest,
                                        const QVariantList& values) const;
    QVariantList keyOf(ModelFamily family) const;

    Database& m_database;
    SeriesKey m_key;
    std::int64_t m_run;
};

} // namespace regime
