// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace regime
{

/**
 * For jobs that run without an event loop: while one of these lives, SIGINT and SIGTERM only raise
 * a flag, which the job asks for between two steps.
 */
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    bool raised() const;
};

/** The same as a stop token, for jobs that take one: a thread of its own looks at the flag. */
class StopOnInterrupt
{
public:
    StopOnInterrupt();

    std::stop_token token() const { return m_stop.get_token(); }

private:
    Interrupt m_interrupt;
    std::stop_source m_stop;
    std::jthread m_watch;
};

} // namespace regime
