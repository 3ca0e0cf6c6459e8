// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimepipeline.h"
#include "core/engine/values/measures.h"

#include <cstdint>
#include <deque>

namespace regime
{

/** The newest past answers, to measure how long labels stand. A plain class of the worker. */
class LabelMemory
{
public:
    static constexpr std::size_t mostKept = 20'000;

    explicit LabelMemory(std::int64_t intervalSec) : m_intervalSec(intervalSec) {}

    /** Takes the answers for later candles than the newest known one; `seen` is oldest first. */
    void add(std::span<const SeenAnswer> seen);

    /** For an answer of this confidence. A case is an answer with another one for the candle
     *  `LabelStanding::horizonCandles` later. */
    LabelStanding standing(double confidence) const;

private:
    struct Past {
        std::int64_t candleTimeSec = 0;
        Regime raw = Regime::Ranging;
        double confidence = 0;
    };

    std::int64_t m_intervalSec;
    std::deque<Past> m_past; ///< oldest first
};

} // namespace regime
