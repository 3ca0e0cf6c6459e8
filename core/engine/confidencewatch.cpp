// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/confidencewatch.h"

#include <algorithm>
#include <vector>

namespace regime
{

namespace
{
constexpr std::int64_t kDaySec = 86'400;
}

void ConfidenceWatch::note(std::int64_t candleTimeSec, double confidence)
{
    if (!m_answers.empty() && candleTimeSec <= m_answers.back().timeSec)
        return;
    m_answers.push_back({candleTimeSec, confidence});
    while (m_answers.front().timeSec < candleTimeSec - kDaySec - kCandles * m_intervalSec)
        m_answers.pop_front();
    m_below = confidence < m_threshold ? m_below + 1 : 0;
    if (m_below == 0)
        m_sinceSec.reset();
    if (m_below != kCandles)
        return;
    const std::int64_t firstSec = m_answers[m_answers.size() - kCandles].timeSec;
    if (wasSureBefore(firstSec))
        m_sinceSec = firstSec;
}

/** Of the day before; nothing is said on less than nine tenths of it. */
bool ConfidenceWatch::wasSureBefore(std::int64_t timeSec) const
{
    std::vector<double> day;
    for (const Answer& answer : m_answers)
        if (answer.timeSec < timeSec && answer.timeSec >= timeSec - kDaySec)
            day.push_back(answer.confidence);
    if (day.empty() || std::ssize(day) * m_intervalSec * 10 < kDaySec * 9)
        return false;
    const auto middle = day.begin() + static_cast<std::ptrdiff_t>(day.size() / 2);
    std::ranges::nth_element(day, middle);
    return *middle >= kSureMedian;
}

} // namespace regime
