// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/pollschedule.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{
constexpr double earliestSec = 2;
constexpr double latestSec = 3;
constexpr double shortestSleepSec = 0.01;
constexpr double smallStepSec = 5;

/** One step of splitmix64 (Steele, Lea, Flood 2014): a well mixed number in [0, 1). */
double unitHash(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<double>((value ^ (value >> 31U)) >> 11U) * 0x1.0p-53;
}
} // namespace

PollSchedule::PollSchedule(int syncIntervalSec, std::uint64_t seed)
    : m_syncIntervalSec(std::max(1, syncIntervalSec)), m_seed(seed)
{
}

double PollSchedule::momentOfSlot(std::int64_t slot) const
{
    const double spread = unitHash(m_seed ^ static_cast<std::uint64_t>(slot));
    return static_cast<double>(slot) * m_syncIntervalSec + earliestSec +
           (latestSec - earliestSec) * spread;
}

double PollSchedule::nextPollSec(double nowSec) const
{
    auto slot = static_cast<std::int64_t>(std::floor((nowSec - latestSec) / m_syncIntervalSec));
    while (momentOfSlot(slot) <= nowSec)
        ++slot;
    return momentOfSlot(slot);
}

PollDecision PollSchedule::decide(std::optional<double> plannedSec, double nowSec) const
{
    PollDecision decision;
    decision.nextPollSec = nextPollSec(nowSec);
    if (plannedSec) {
        const bool reached = nowSec >= *plannedSec;
        const bool clockWasSetBack = *plannedSec - nowSec > m_syncIntervalSec + smallStepSec;
        decision.pollNow = reached || clockWasSetBack;
        // After a small step back the moment just served comes again; the plan stands.
        if (!decision.pollNow)
            decision.nextPollSec = *plannedSec;
    }
    decision.sleepSec =
        std::clamp(decision.nextPollSec - nowSec, shortestSleepSec, longestSleepSec);
    return decision;
}

} // namespace regime
