// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

namespace regime
{

/**
 * Keeps the distance between requests to one host. Pure bookkeeping in the seconds of whatever
 * monotonic clock it is told. Each throttle doubles the spacing, to four times the configured one
 * at most; fifty good answers in a row halve it again.
 */
class Pacer
{
public:
    explicit Pacer(double spacingSec);

    /** The moment before which nothing may leave. */
    double earliestSec() const;

    double spacingSec() const { return m_spacingSec; }
    double pausedUntilSec() const { return m_pausedUntilSec; }

    double configuredSec() const { return m_configuredSec; }

    /** Requests that left within the minute before `nowSec`, repeats of the network layer apart. */
    int sentInLastMinute(double nowSec) const;

    /** A request left at `nowSec`. */
    void sent(double nowSec);

    /** The network layer sent `repeats` more copies of a request on its own by `nowSec`. */
    void repeated(int repeats, double nowSec);

    /** The host wants silence until `untilSec`; a longer pause in force stays. */
    void pauseUntil(double untilSec);

    void throttled();
    void answered();

private:
    double m_configuredSec;
    double m_spacingSec;
    double m_nextSec = 0;
    double m_pausedUntilSec = 0;
    int m_goodInRow = 0;
    std::deque<double> m_sentSec; ///< of the last minute
};

} // namespace regime
