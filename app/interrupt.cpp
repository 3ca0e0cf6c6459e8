// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>

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

StopOnInterrupt::StopOnInterrupt()
{
    m_watch = std::jthread([this](const std::stop_token& ended) {
        std::mutex mutex;
        std::condition_variable_any awake;
        std::unique_lock lock(mutex);
        while (!ended.stop_requested() && !m_interrupt.raised())
            awake.wait_for(lock, ended, std::chrono::milliseconds(50), [] { return false; });
        if (m_interrupt.raised())
            m_stop.request_stop();
    });
}

} // namespace regime
