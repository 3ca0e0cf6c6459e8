// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ohlcwindow.h"
#include "core/market/candle.h"
#include "core/market/krakenanswer.h"
#include "core/pipeline/coverage.h"
#include "core/store/coveragestore.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** What polling knows of a series; after a start `lastCommittedSec` is the newest stored candle. */
struct SyncState {
    std::optional<std::int64_t> lastCommittedSec; ///< open time of the newest closed candle
    std::optional<Candle> forming;                ///< to be shown, never stored

    bool operator==(const SyncState&) const = default;
};

/** What to do with an OHLC answer. */
struct SyncMerge {
    bool stale = false;               ///< older than what is known; nothing of it is to be used
    std::vector<Candle> candles;      ///< closed rows for the store, which counts the revised ones
    std::optional<ProvedSpan> proved; ///< open times of which every trade is known now
    std::optional<Gap> hole;          ///< between what was known and the answer's first row
    SyncState state;                  ///< known from now on

    bool operator==(const SyncMerge&) const = default;
};

/**
 * Merges an answer to a request with `sinceSec` (exclusive; absent for none) into what is known.
 * The answer alone decides which rows are final; no clock is asked. It proves the times from its
 * first row (or from behind `sinceSec`, where that lies within the exchange's window) to its last
 * committed one, unless a row of it was refused.
 */
SyncMerge mergeOhlc(const OhlcAnswer& answer, const SyncState& known,
                    std::optional<std::int64_t> sinceSec, std::int64_t intervalSec);

/** Committed candles that each poll reads again, to see revisions. */
constexpr std::int64_t overlapCandles = 3;

/**
 * `since` of the next poll: `overlapCandles` before the last committed candle, or before
 * `oldestLostSec` (open time of the oldest lost candle), where the exchange's window still reaches
 * it. Nothing when nothing is known: the exchange then gives all it has.
 */
std::optional<std::int64_t> nextSince(const SyncState& known, std::int64_t intervalSec,
                                      std::optional<std::int64_t> oldestLostSec = {});

} // namespace regime
