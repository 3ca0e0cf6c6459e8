// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/labelflicker.h"

#include <algorithm>
#include <vector>

namespace regime
{

namespace
{

constexpr std::int64_t kDaySec = 86'400;
constexpr std::int64_t kSampleSec = 3'600;

} // namespace

void LabelFlicker::note(std::int64_t candleTimeSec, Regime raw)
{
    if (!m_day.empty() && candleTimeSec <= m_day.back().timeSec)
        return;
    const std::int64_t beforeSec = m_day.empty() ? candleTimeSec : m_day.back().timeSec;
    m_day.push_back({candleTimeSec, raw, !m_day.empty() && m_day.back().raw != raw});
    m_changes += m_day.back().changed;
    while (m_day.front().timeSec <= candleTimeSec - kDaySec) {
        m_changes -= m_day.front().changed;
        m_day.pop_front();
    }
    if (candleTimeSec / kSampleSec != beforeSec / kSampleSec)
        sample();
}

void LabelFlicker::sample()
{
    const std::int64_t nowSec = m_day.back().timeSec;
    if (const auto changes = newestDay())
        m_samples.push_back({nowSec, *changes});
    while (!m_samples.empty() && m_samples.front().timeSec < nowSec - kHistoryDays * kDaySec)
        m_samples.pop_front();
}

std::optional<int> LabelFlicker::newestDay() const
{
    if (std::ssize(m_day) * m_intervalSec * 10 < kDaySec * 9)
        return std::nullopt;
    return m_changes;
}

std::optional<int> LabelFlicker::normalDay() const
{
    if (m_day.empty())
        return std::nullopt;
    std::vector<int> changes;
    for (const Sample& sample : m_samples)
        if (sample.timeSec <= m_day.back().timeSec - kDaySec)
            changes.push_back(sample.changes);
    const std::int64_t stepSec = std::max(kSampleSec, m_intervalSec);
    // Nine tenths of the hours, as for a day: an outage does not take the measure away.
    if (std::ssize(changes) * stepSec * 10 < (kLeastHistoryDays - 1) * kDaySec * 9)
        return std::nullopt;
    const auto rank = (changes.size() * 99 + 99) / 100 - 1;
    std::ranges::nth_element(changes, changes.begin() + static_cast<std::ptrdiff_t>(rank));
    return changes[rank];
}

} // namespace regime
