// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/pacer.h"

#include <algorithm>

namespace regime
{

namespace
{
constexpr double mostWidening = 4;
constexpr int goodAnswersToNarrow = 50;
constexpr double minuteSec = 60;
} // namespace

Pacer::Pacer(double spacingSec) : m_configuredSec(spacingSec), m_spacingSec(spacingSec) {}

double Pacer::earliestSec() const
{
    return std::max(m_nextSec, m_pausedUntilSec);
}

void Pacer::sent(double nowSec)
{
    m_nextSec = nowSec + m_spacingSec;
    m_sentSec.push_back(nowSec);
    while (m_sentSec.front() <= nowSec - minuteSec)
        m_sentSec.pop_front();
}

int Pacer::sentInLastMinute(double nowSec) const
{
    return static_cast<int>(std::ranges::count_if(
        m_sentSec, [&](double sentSec) { return sentSec > nowSec - minuteSec; }));
}

void Pacer::repeated(int repeats, double nowSec)
{
    m_nextSec = std::max(m_nextSec, nowSec) + repeats * m_spacingSec;
}

void Pacer::pauseUntil(double untilSec)
{
    m_pausedUntilSec = std::max(m_pausedUntilSec, untilSec);
}

void Pacer::throttled()
{
    m_goodInRow = 0;
    m_spacingSec = std::min(2 * m_spacingSec, mostWidening * m_configuredSec);
}

void Pacer::answered()
{
    if (++m_goodInRow < goodAnswersToNarrow)
        return;
    m_goodInRow = 0;
    m_spacingSec = std::max(m_spacingSec / 2, m_configuredSec);
}

} // namespace regime
