// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

namespace regime
{

namespace
{
double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}
} // namespace

double SystemClock::nowSec() const
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration<double>(sinceEpoch).count();
}

double SystemClock::monotonicSec() const
{
    return secondsSince({});
}

SimulatedClock::SimulatedClock(double startSec, double rate)
    : m_startSec(startSec), m_rate(rate), m_startedAt(std::chrono::steady_clock::now())
{
}

double SimulatedClock::nowSec() const
{
    return m_startSec + monotonicSec();
}

double SimulatedClock::monotonicSec() const
{
    return secondsSince(m_startedAt) * m_rate;
}

} // namespace regime
