// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/store/database.h"

#include <cstdint>
#include <span>
#include <vector>

namespace regime
{

/** Open times for which an answer or file has listed every candle with a trade: [from, to). */
struct ProvedSpan {
    std::int64_t fromSec = 0;
    std::int64_t toSec = 0;

    bool operator==(const ProvedSpan&) const = default;
};

/** The proved spans of every series, in the embedded store always. `database` outlives it. */
class CoverageStore
{
public:
    explicit CoverageStore(Database& database) : m_database(database) {}

    /** Adds a span; those it overlaps or touches become one with it. An empty span adds nothing. */
    Result<Done> prove(const SeriesKey& key, ProvedSpan span);

    /** Takes back what is proved of a span. */
    Result<Done> forget(const SeriesKey& key, ProvedSpan span);

    /** Those that overlap [fromSec, toSec), whole, oldest first; they neither overlap nor touch. */
    Result<std::vector<ProvedSpan>> spans(const SeriesKey& key, std::int64_t fromSec,
                                          std::int64_t toSec) const;

private:
    Result<Done> replace(const SeriesKey& key, ProvedSpan within, std::span<const ProvedSpan> by);

    Database& m_database;
};

} // namespace regime
