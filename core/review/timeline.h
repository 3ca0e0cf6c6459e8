// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelfamily.h"
#include "core/base/regime.h"
#include "core/base/reviewtables.h"

#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime::review
{

/** What one of the models said at a tick. */
struct Said {
    RegimeProbabilities probabilities{0.0, 1.0, 0.0}; ///< the jump model's scores
    double confidence = 0;                            ///< lead of the largest of them
    double bias = 0;
    Regime raw = Regime::Ranging;
    ShownRegime shown = ShownRegime::Undecided;
    double pSwitch = 0;
    bool usable = true;
    std::optional<std::size_t> model{}; ///< index of its transition matrix, where that is known
};

/** One candle of a ledger, as far as the bench asks. */
struct ReviewTick {
    std::int64_t candleTimeSec = 0;
    std::optional<Said> hmm; ///< nothing where it had no answer
    std::optional<Said> jump;
    std::optional<double> idleRatio; ///< of the bot, where it was recorded

    const std::optional<Said>& saidBy(ModelFamily family) const
    {
        return family == ModelFamily::Hmm ? hmm : jump;
    }
};

struct ReviewCandle {
    std::int64_t openTimeSec = 0;
    double close = 0;
};

/** A ledger's range and the candles around it. */
struct ReviewInput {
    std::int64_t intervalSec = 0;
    std::vector<ReviewTick> ticks; ///< oldest first
    /** Oldest first, quiet ones filled in, lost ones missing; from before the first tick, for what
     *  trails it, to behind the last, for what came of it. */
    std::vector<ReviewCandle> candles;
    std::vector<Eigen::Matrix3d> transitions; ///< row i: from regime i
};

/** No label. The labels of a model are 0, 1, 2 and `undecided`. */
inline constexpr int noLabel = -1;
inline constexpr int undecided = 3;

/** Every candle of a range by its place on the grid of the interval. All columns have one length.
 */
struct Timeline {
    std::int64_t intervalSec = 0;
    std::vector<std::int64_t> openTimeSec;
    std::vector<double> close;                    ///< not a number where the candle is lost
    std::vector<std::optional<std::size_t>> tick; ///< index of the ledger's row
    std::vector<int> day;                         ///< of the labelled days from 0, else -1
    int days = 0;                                 ///< UTC days with a tick

    std::size_t size() const { return close.size(); }
};

/** Ticks without a candle are left out: nothing can be said of what followed them. */
Timeline timelineOf(const ReviewInput& input);

/** A model's label of each candle, `noLabel` where it has none. `by` is one of the first four. */
std::vector<int> labelsOf(const Timeline& timeline, const ReviewInput& input, Labelling by);

/** Candles [first, end) without a hole. */
struct Stretch {
    std::size_t first = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - first; }
};

/** The longest stretches in which every candle has a label. */
std::vector<Stretch> stretchesOf(const std::vector<int>& labels);

} // namespace regime::review
