// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace regime
{

/** From now on SIGINT and SIGTERM end the process at once with `code`, which is told unless it is
 * 0: for what has nothing to put in order. */
void endOnInterrupt(int code);

/**
 * For jobs that run without an event loop: while one of these lives, SIGINT and SIGTERM only raise
 * a flag, which the job asks for between two steps. One within another shares its flag.
 */
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    bool raised() const;

private:
    void (*m_onInterrupt)(int); ///< what the signals did before
    void (*m_onTerminate)(int);
};

/** The same as a stop token, for jobs that take one: a thread of its own looks at the flag. */
class StopOnInterrupt
{
public:
    StopOnInterrupt();

    std::stop_token token() const { return m_stop.get_token(); }

    /** Known a little earlier than to the token. */
    bool raised() const { return m_interrupt.raised(); }

private:
    Interrupt m_interrupt;
    std::stop_source m_stop;
    std::jthread m_watch;
};

} // namespace regime
