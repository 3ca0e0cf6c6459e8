// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/shownregime.h"

namespace regime
{

namespace
{
constexpr double weakProbability = 0.2;
}

ShownRegimeFilter::ShownRegimeFilter(int confirmCandles) : m_confirmCandles(confirmCandles) {}

void ShownRegimeFilter::step(std::int64_t candleTimeSec, Regime raw,
                             const RegimeProbabilities& probabilities)
{
    if (!m_current) {
        m_current = shown(raw);
        m_sinceSec = candleTimeSec;
        return;
    }
    if (shown(raw) == *m_current) {
        m_candidate.reset();
        m_candidateCount = 0;
    } else {
        m_candidateCount = m_candidate == raw ? m_candidateCount + 1 : 1;
        m_candidate = raw;
    }
    if (m_candidate && m_candidateCount >= m_confirmCandles) {
        m_current = shown(raw);
        m_sinceSec = candleTimeSec;
        resetCount();
        return;
    }
    if (*m_current == ShownRegime::Undecided)
        return;
    const bool weak = probabilities[static_cast<std::size_t>(*m_current)] < weakProbability;
    m_weakCount = weak ? m_weakCount + 1 : 0;
    if (m_weakCount >= m_confirmCandles) {
        m_current = ShownRegime::Undecided;
        m_sinceSec = candleTimeSec;
        m_weakCount = 0;
    }
}

void ShownRegimeFilter::resetCount()
{
    m_candidate.reset();
    m_candidateCount = 0;
    m_weakCount = 0;
}

std::optional<ShownRegime> ShownRegimeFilter::current() const
{
    return m_current;
}

std::optional<std::int64_t> ShownRegimeFilter::sinceSec() const
{
    return m_current ? std::optional(m_sinceSec) : std::nullopt;
}

} // namespace regime
