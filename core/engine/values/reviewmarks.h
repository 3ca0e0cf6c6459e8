// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/agreement.h"
#include "core/base/regime.h"

#include <QString>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace regime
{

/** Of which rows a review was, and so what is judged and written about it. */
struct ReviewScope {
    std::int64_t run = 0;     ///< of a replay; 0: the live ledger
    double runCreatedSec = 0; ///< when that replay was made: another may have the same number
    QString pair;             ///< altname
    int intervalMin = 0;
    std::int64_t fromSec = 0; ///< open times of its candles, the end exclusive
    std::int64_t toSec = 0;

    bool isReplay() const { return run != 0; }
    /** All times there are of the live ledger: what notes are about before anything is reviewed. */
    static ReviewScope whole(const QString& pair, int intervalMin)
    {
        return {0, 0, pair, intervalMin, 0, std::numeric_limits<std::int64_t>::max()};
    }
    bool isWhole() const { return *this == whole(pair, intervalMin); }
    bool operator==(const ReviewScope&) const = default;
};

struct PriceBar {
    double open = 0;
    double high = 0;
    double low = 0;
    double close = 0;

    bool operator==(const PriceBar&) const = default;
};

/** An episode to be judged by its beginning: the chart holds nothing later, and nothing shows the
 *  label before a verdict was given. */
struct BlindEpisode {
    std::int64_t fromSec = 0; ///< open time of its first candle
    std::int64_t toSec = 0;   ///< close time of its last
    Regime label = Regime::Ranging;
    std::vector<std::optional<PriceBar>> bars; ///< one a candle, oldest first; absent: lost
    std::size_t firstBar = 0;                  ///< of the episode, in `bars`
    std::optional<ShownRegime> jump{};         ///< that the jump model showed at the last of them

    bool operator==(const BlindEpisode&) const = default;
};

/** What the operator said of an episode. */
struct GivenVerdict {
    ReviewScope scope;
    std::int64_t episodeFromSec = 0;
    Regime said = Regime::Ranging;
    Regime label = Regime::Ranging;

    bool operator==(const GivenVerdict&) const = default;
};

/** Something the operator wrote about open times [fromSec, toSec). */
struct ReviewNote {
    std::int64_t id = 0; ///< 0: not kept yet
    double writtenSec = 0;
    std::int64_t fromSec = 0;
    std::int64_t toSec = 0;
    QString text;

    bool operator==(const ReviewNote&) const = default;
};

/** What was judged and written in a scope. */
struct ReviewMarks {
    ReviewScope scope;
    review::Agreement agreement;
    std::int64_t unknownVerdicts = 0; ///< kept, on replays that nobody can name any more
    std::vector<ReviewNote> notes;    ///< by their begin
    QString problem;                  ///< why the last verdict or note was not kept
    std::uint64_t answers = 0;        ///< the request about a note that this answers; 0: none

    bool operator==(const ReviewMarks&) const = default;
};

} // namespace regime
