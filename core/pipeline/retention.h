// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/coveragestore.h"
#include "core/store/ledger.h"
#include "core/store/sqlitecandlestore.h"

#include <cstdint>
#include <optional>

namespace regime
{

/** Candles around each ledger row that judging it takes (review.md): the volatility of the 240
 *  before it, and what came of it up to 60 after it. */
constexpr std::int64_t candlesBeforeRow = 240;
constexpr std::int64_t candlesAfterRow = 60;

/**
 * Removes candles of the embedded store that are older than the operator wants to keep, but never
 * those a ledger row needs. What was proved of their times is forgotten with them, so that they
 * count as never fetched and not as quiet. Works in slices, one pass a day. Used on one thread;
 * everything given outlives it.
 */
class Retention
{
public:
    Retention(Database& database, SqliteCandleStore& candles, CoverageStore& coverage,
              const Ledger& ledger, const SeriesKey& key)
        : m_database(database), m_candles(candles), m_coverage(coverage), m_ledger(ledger),
          m_key(key)
    {
    }

    /** One slice of what is older than `days` (0: nothing is) before `nowSec`, where a pass is due
     *  or under way. True when a pass has ended with it. */
    Result<bool> step(std::int64_t nowSec, int days);

    /** Candles removed in this or the last pass. */
    std::int64_t removed() const { return m_removed; }

private:
    Result<std::int64_t> removeSlice(std::int64_t fromSec, std::int64_t toSec);
    Result<std::int64_t> removeSpan(std::int64_t fromSec, std::int64_t toSec);

    Database& m_database;
    SqliteCandleStore& m_candles;
    CoverageStore& m_coverage;
    const Ledger& m_ledger;
    SeriesKey m_key;
    std::optional<std::int64_t> m_nextSec; ///< where the pass goes on
    std::int64_t m_passDueSec = 0;
    std::int64_t m_removed = 0;
};

} // namespace regime
