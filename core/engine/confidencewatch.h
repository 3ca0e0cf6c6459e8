// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace regime
{

/**
 * Sees a model that was sure become unsure: confidence below the threshold for 15 candles in a row
 * after a day whose median was at least 0.5. A plain value of the worker.
 */
class ConfidenceWatch
{
public:
    static constexpr int kCandles = 15;
    static constexpr double kSureMedian = 0.5;

    ConfidenceWatch(std::int64_t intervalSec, double threshold)
        : m_intervalSec(intervalSec), m_threshold(threshold)
    {
    }

    /** One answer; candle times (open, epoch seconds) grow, others are ignored. */
    void note(std::int64_t candleTimeSec, double confidence);

    /** Open time of the first candle of the collapse, while it lasts. */
    std::optional<std::int64_t> collapsedSinceSec() const { return m_sinceSec; }

private:
    struct Answer {
        std::int64_t timeSec = 0;
        double confidence = 0;
    };
    bool wasSureBefore(std::int64_t timeSec) const;

    std::int64_t m_intervalSec;
    double m_threshold;
    std::deque<Answer> m_answers; ///< of a day and kCandles, oldest first
    int m_below = 0;              ///< in a row, up to the newest
    std::optional<std::int64_t> m_sinceSec;
};

} // namespace regime
