// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace regime
{

/** What to do now and when to look again. */
struct PollDecision {
    bool pollNow = false;
    double nextPollSec = 0; ///< moment of the next regular poll, exchange time, in the future
    /** Clock seconds until the schedule must be asked again: more than 0, and at most
     *  `PollSchedule::longestSleepSec`, so that a jump of the clock is noticed soon. */
    double sleepSec = 0;
};

/**
 * When to poll: 2 to 3 s after each multiple of the sync interval in the exchange's time, when the
 * closed candle is there and no cache holds the old answer. The part of the third second is drawn
 * from the seed and the slot, so that two instances do not poll together. A pure function of the
 * time it is told; whoever owns the timer obeys.
 */
class PollSchedule
{
public:
    static constexpr double longestSleepSec = 5;

    /** `syncIntervalSec` >= 1. */
    PollSchedule(int syncIntervalSec, std::uint64_t seed);

    /** The first poll moment after `nowSec` (exchange time, epoch seconds). */
    double nextPollSec(double nowSec) const;

    /**
     * Decides at `nowSec`, given the poll moment planned before (absent at the start, when nothing
     * is due). However many moments were missed, by a suspended machine or a clock set forward,
     * one poll makes up for them; a clock set back by more than some seconds also causes one poll
     * and a new plan, a smaller correction changes nothing.
     */
    PollDecision decide(std::optional<double> plannedSec, double nowSec) const;

private:
    double momentOfSlot(std::int64_t slot) const;

    int m_syncIntervalSec;
    std::uint64_t m_seed;
};

} // namespace regime
