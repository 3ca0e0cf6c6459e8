// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"

#include <cstdint>
#include <optional>

namespace regime
{

/**
 * The regime the interface says (regime.md section 4): it follows the raw one only after that has
 * stood for `confirmCandles` candles in a row, and is UNDECIDED when its own probability stays
 * below 0.2 that long without a successor. Fed one candle at a time, oldest first.
 */
class ShownRegimeFilter
{
public:
    explicit ShownRegimeFilter(int confirmCandles);

    /** Takes the raw answer of the candle that opened at `candleTimeSec`. */
    void step(std::int64_t candleTimeSec, Regime raw, const RegimeProbabilities& probabilities);

    /** The present regime is known to be shown since an earlier candle than the oldest one fed. */
    void dateBack(std::int64_t sinceSec) { m_sinceSec = sinceSec; }

    /** Forgets the running counts; to be called at a hole of HMM_RECENT_CANDLES. */
    void resetCount();

    /** Nothing before the first step. */
    std::optional<ShownRegime> current() const;

    /** Open time of the candle at which current() was first shown. */
    std::optional<std::int64_t> sinceSec() const;

private:
    int m_confirmCandles;
    std::optional<ShownRegime> m_current;
    std::int64_t m_sinceSec = 0;
    std::optional<Regime> m_candidate;
    int m_candidateCount = 0;
    int m_weakCount = 0;
};

} // namespace regime
