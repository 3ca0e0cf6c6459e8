// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"
#include "core/engine/values/measures.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>

namespace regime
{

/**
 * How often the raw labels of the two detectors have agreed of late: over a day, or over 100
 * candles where a day has fewer. A plain value of the worker.
 */
class LabelAgreement
{
public:
    /** Candles that both must have answered. */
    static constexpr int leastCandles = 60;

    explicit LabelAgreement(std::int64_t intervalSec);

    /** What the two said of one candle; candle times (open, epoch seconds) grow, others are
     *  ignored. */
    void note(std::int64_t candleTimeSec, Regime one, Regime other);

    /** Up to the candle of that time, the newest there is; nothing while too few are known, or when
     *  one of the two has not answered it: what they said before is not how far they agree now. */
    std::optional<Agreement> agreement(std::int64_t newestSec) const;

private:
    struct Pair {
        std::int64_t timeSec = 0;
        Regime one = Regime::Ranging;
        Regime other = Regime::Ranging;
    };

    std::int64_t m_intervalSec;
    std::int64_t m_spanSec;
    std::deque<Pair> m_pairs; ///< oldest first
};

} // namespace regime
