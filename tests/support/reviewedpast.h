// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/baselines.h"
#include "core/review/timeline.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/** What a review takes as known at each candle, to be compared after the future was changed. */
namespace regime::test
{

/** The labels of the ledger and of every baseline, each a column over the timeline. */
inline std::vector<std::vector<int>> labelsAt(const review::ReviewInput& input,
                                              std::size_t windowCandles)
{
    using review::Labelling;
    const review::Timeline timeline = timelineOf(input);
    std::vector<std::vector<int>> labels;
    for (const Labelling by :
         {Labelling::HmmRaw, Labelling::HmmShown, Labelling::JumpRaw, Labelling::JumpShown})
        labels.push_back(labelsOf(timeline, input, by));
    for (const Labelling by : {Labelling::AlwaysRanging, Labelling::EmaSign,
                               Labelling::VolatilityTercile, Labelling::HourOfDay})
        labels.push_back(baselineLabels(timeline, by, windowCandles));
    return labels;
}

/** The rows of candles up to `lastSec`. */
inline std::vector<review::ReviewTick> ticksUntil(const review::ReviewInput& input,
                                                  std::int64_t lastSec)
{
    std::vector<review::ReviewTick> ticks;
    std::ranges::copy_if(input.ticks, std::back_inserter(ticks),
                         [&](const auto& tick) { return tick.candleTimeSec <= lastSec; });
    return ticks;
}

/** All but the place of the model's matrix, which is compared itself. */
inline bool isSameSaid(const review::ReviewInput& one, const std::optional<review::Said>& a,
                       const review::ReviewInput& other, const std::optional<review::Said>& b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    const bool sameModel =
        a->model.has_value() == b->model.has_value() &&
        (!a->model || one.transitions[*a->model] == other.transitions[*b->model]);
    return a->probabilities == b->probabilities && a->confidence == b->confidence &&
           a->bias == b->bias && a->raw == b->raw && a->shown == b->shown &&
           a->pSwitch == b->pSwitch && a->usable == b->usable && sameModel;
}

inline bool isSameTick(const review::ReviewInput& one, const review::ReviewTick& a,
                       const review::ReviewInput& other, const review::ReviewTick& b)
{
    return a.candleTimeSec == b.candleTimeSec && a.idleRatio == b.idleRatio &&
           isSameSaid(one, a.hmm, other, b.hmm) && isSameSaid(one, a.jump, other, b.jump);
}

/** Whether both take the same as known at every candle up to `lastSec`; they begin together. */
inline bool knowTheSame(const review::ReviewInput& one, const review::ReviewInput& other,
                        std::int64_t lastSec, std::size_t windowCandles)
{
    const auto ticks = ticksUntil(one, lastSec), otherTicks = ticksUntil(other, lastSec);
    if (!std::ranges::equal(ticks, otherTicks, [&](const auto& a, const auto& b) {
            return isSameTick(one, a, other, b);
        }))
        return false;
    const auto count = (lastSec - one.candles.front().openTimeSec) / one.intervalSec + 1;
    const auto labels = labelsAt(one, windowCandles), others = labelsAt(other, windowCandles);
    for (std::size_t k = 0; k < labels.size(); ++k)
        if (std::ssize(labels[k]) < count || std::ssize(others[k]) < count ||
            !std::equal(labels[k].begin(), labels[k].begin() + count, others[k].begin()))
            return false;
    return one.candles.front().openTimeSec == other.candles.front().openTimeSec;
}

} // namespace regime::test
