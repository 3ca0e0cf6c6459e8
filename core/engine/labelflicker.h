// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace regime
{

/**
 * How often the raw label changes in a day, and how often it does on this market's own days: what
 * is far above that is flicker. A plain value of the worker.
 */
class LabelFlicker
{
public:
    /** Days of answers that normalDay() looks back on; older ones are forgotten. */
    static constexpr std::int64_t kHistoryDays = 30;
    /** It says nothing on fewer. */
    static constexpr std::int64_t kLeastHistoryDays = 7;

    explicit LabelFlicker(std::int64_t intervalSec) : m_intervalSec(intervalSec) {}

    /** One answer; candle times (open, epoch seconds) grow, others are ignored. */
    void note(std::int64_t candleTimeSec, Regime raw);

    /** Changes over the newest day; nothing unless answers cover nine tenths of it. */
    std::optional<int> newestDay() const;

    /** The 99th percentile of newestDay() as it was each hour, those of the newest day left out. */
    std::optional<int> normalDay() const;

private:
    struct Answer {
        std::int64_t timeSec = 0;
        Regime raw = Regime::Ranging;
        bool changed = false; ///< against the answer before it
    };
    struct Sample {
        std::int64_t timeSec = 0;
        int changes = 0;
    };
    void sample();

    std::int64_t m_intervalSec;
    std::deque<Answer> m_day; ///< oldest first
    int m_changes = 0;        ///< in m_day
    std::deque<Sample> m_samples;
};

} // namespace regime
