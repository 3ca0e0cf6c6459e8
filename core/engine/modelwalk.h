// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/history.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <stop_token>

namespace regime
{

/** How answers become the shown regime, as in RegimePipeline. */
struct WalkRules {
    int confirmCandles = 5;
    std::int64_t forgetfulSec = 6000; ///< a hole longer than this ends a row of equal labels
};

/**
 * What a model would have answered tick by tick over a series that may come in parts: for each
 * candle with `model.neededCandles` of its piece behind it, from that past alone. A copy goes on
 * by itself from where its original stood.
 */
class ModelWalk
{
public:
    using Take = std::function<void(const PastAnswer&)>;

    ModelWalk(AnsweringModel model, const WalkRules& rules);

    /**
     * Goes on over those candles of `pieces`, oldest first, that lie behind the ones walked before
     * and open before `untilSec`. Earlier ones are the past of their piece and have to be there as
     * far as the model needs them. `take` gets the answers in order, computed ones, with since when
     * their regime was shown and their stability. Incomplete once `stop` is requested.
     */
    void over(std::span<const CandleSeries> pieces, std::int64_t untilSec,
              const std::stop_token& stop, const Take& take);

    const AnsweringModel& model() const { return m_model; }

private:
    void step(const CandleSeries& piece, std::size_t end, const Take& take);
    void endRow();

    AnsweringModel m_model;
    WalkRules m_rules;
    ShownRegimeFilter m_shown;
    ShownTrail m_trail;
    std::int64_t m_walkedSec = std::numeric_limits<std::int64_t>::min(); ///< newest candle asked of
    std::optional<std::int64_t> m_answeredSec;                           ///< newest one answered
};

/** A walk over all of `pieces`. */
void walk(const AnsweringModel& model, std::span<const CandleSeries> pieces, const WalkRules& rules,
          const std::stop_token& stop, const ModelWalk::Take& take);

} // namespace regime
