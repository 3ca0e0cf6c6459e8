// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace regime
{

/** A clock that moves only when told. `advance` moves both times, `jump` the wall time alone. */
class ManualClock final : public Clock
{
public:
    explicit ManualClock(double nowSec = 1'700'000'000) : m_nowSec(nowSec) {}

    double nowSec() const override { return m_nowSec; }
    double monotonicSec() const override { return m_monotonicSec; }

    void advance(double seconds)
    {
        m_nowSec = m_nowSec + seconds;
        m_monotonicSec = m_monotonicSec + seconds;
    }
    void jump(double seconds) { m_nowSec = m_nowSec + seconds; }

private:
    std::atomic<double> m_nowSec;
    std::atomic<double> m_monotonicSec = 1000;
};

} // namespace regime
