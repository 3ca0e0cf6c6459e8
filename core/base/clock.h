// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace regime
{

/**
 * Where time comes from. Everything that depends on time takes a clock, so that tests and the demo
 * can run on another one. Implementations may be read from any thread.
 */
class Clock
{
public:
    virtual ~Clock() = default;

    /** Wall time in epoch seconds, UTC. May jump. */
    virtual double nowSec() const = 0;

    /** Seconds since some fixed moment; never jumps backwards. */
    virtual double monotonicSec() const = 0;

    /** Clock seconds that pass in one real second: 1 but for a simulated clock. */
    virtual double rate() const { return 1.0; }
};

/** The machine's clock. */
class SystemClock final : public Clock
{
public:
    double nowSec() const override;
    double monotonicSec() const override;
};

/** A clock that starts at `startSec` (epoch seconds) when made and runs `rate` times real time. */
class SimulatedClock final : public Clock
{
public:
    SimulatedClock(double startSec, double rate);
    double nowSec() const override;
    double monotonicSec() const override;
    double rate() const override { return m_rate; }

private:
    double m_startSec;
    double m_rate;
    std::chrono::steady_clock::time_point m_startedAt;
};

/** A clock that stands at one moment: pictures and reports of the past. */
class StillClock final : public Clock
{
public:
    explicit StillClock(double atSec) : m_atSec(atSec) {}
    double nowSec() const override { return m_atSec; }
    double monotonicSec() const override { return m_atSec; }

private:
    double m_atSec;
};

} // namespace regime
