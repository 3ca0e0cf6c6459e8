// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace regime
