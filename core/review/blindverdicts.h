// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/agreement.h"
#include "core/base/regime.h"

#include <cstdint>
#include <span>
#include <vector>

namespace regime::review
{

/** Candles in a row with one shown regime; UNDECIDED ones are none. */
struct Episode {
    std::int64_t fromSec = 0; ///< open time of its first candle
    std::int64_t toSec = 0;   ///< close time of its last
    Regime label = Regime::Ranging;

    bool operator==(const Episode&) const = default;
};

/** The label of one candle of a ledger. */
struct ShownLabel {
    std::int64_t candleTimeSec = 0;
    ShownRegime shown = ShownRegime::Undecided;
};

/** Oldest first; a missing candle ends an episode. `labels`: oldest first. */
std::vector<Episode> episodesOf(std::span<const ShownLabel> labels, std::int64_t intervalSec);

/** An episode as it is put before the operator, who must not know its label. */
struct BlindCase {
    std::int64_t episodeFromSec = 0;
    std::int64_t chartFromSec = 0;
    std::int64_t chartToSec =
        0; ///< so many candles behind the episode's start; nothing later shows
};

struct BlindOptions {
    std::int64_t intervalSec = 60;
    int candlesBefore = 240; ///< on the chart
    int candlesInto = 15;    ///< of the episode: it must last as long
    std::uint64_t seed = 1;
};

/**
 * The order in which episodes are to be judged: by lot, so that neither time nor label tells what
 * comes next, without those judged before. The same seed and episodes: the same order.
 */
std::vector<BlindCase> blindCases(std::span<const Episode> episodes,
                                  std::span<const std::int64_t> judgedFromSec,
                                  const BlindOptions& options);

/** What was said of an episode whose label was hidden. */
struct BlindVerdict {
    Regime said;
    Regime label;
    std::int64_t episodeFromSec;
};

/** Agreement beyond chance: kappa by J. Cohen (Educational and Psychological Measurement 20
 * (1960)), its 95 % interval by J. Fleiss, J. Cohen, B. Everitt (Psychological Bulletin 72 (1969)),
 * but none for episodes of less than leastDays UTC days, nor where its error is 0, as when one
 * answer alone was given: that is no certainty. */
Agreement agreementOf(std::span<const BlindVerdict> verdicts);

} // namespace regime::review
