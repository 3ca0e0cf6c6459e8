// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include <csignal>

namespace regime
{

namespace
{
volatile std::sig_atomic_t interrupted = 0;

void raiseFlag(int)
{
    interrupted = 1;
}
} // namespace

Interrupt::Interrupt()
{
    interrupted = 0;
    std::signal(SIGINT, raiseFlag);
    std::signal(SIGTERM, raiseFlag);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool Interrupt::raised() const
{
    return interrupted != 0;
}

} // namespace regime
