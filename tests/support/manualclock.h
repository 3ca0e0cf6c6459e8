// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace regime
{

/** A clock that moves only when told. `advance` moves both times, `jump` the wall time alone. With
 *  a high `rate` timers look at it often, so that a test need not wait for them. */
class ManualClock final : public Clock
{
public:
    explicit ManualClock(double nowSec = 1'700'000'000, double rate = 1)
        : m_nowSec(nowSec), m_rate(rate)
    {
    }

    double nowSec() const override { return m_nowSec; }
    double monotonicSec() const override { return m_monotonicSec; }
    double rate() const override { return m_rate; }

    void advance(double seconds)
    {
        m_nowSec = m_nowSec + seconds;
        m_monotonicSec = m_monotonicSec + seconds;
    }
    void jump(double seconds) { m_nowSec = m_nowSec + seconds; }

private:
    std::atomic<double> m_nowSec;
    std::atomic<double> m_monotonicSec = 1000;
    double m_rate;
};

} // namespace regime
