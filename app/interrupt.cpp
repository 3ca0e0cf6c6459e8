// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <string_view>

#include <unistd.h>

namespace regime
{

namespace
{
volatile std::sig_atomic_t interrupted = 0;
volatile std::sig_atomic_t codeOfInterrupt = 0;
int alive = 0; // Interrupts

void raiseFlag(int)
{
    interrupted = 1;
}

void end(int)
{
    constexpr std::string_view sentence = "regimescope: interrupted\n";
    if (codeOfInterrupt != 0) {
        [[maybe_unused]] const auto written =
            ::write(STDERR_FILENO, sentence.data(), sentence.size());
    }
    ::_exit(codeOfInterrupt);
}
} // namespace

void endOnInterrupt(int code)
{
    codeOfInterrupt = code;
    std::signal(SIGINT, end);
    std::signal(SIGTERM, end);
}

Interrupt::Interrupt()
{
    if (alive++ == 0)
        interrupted = 0;
    m_onInterrupt = std::signal(SIGINT, raiseFlag);
    m_onTerminate = std::signal(SIGTERM, raiseFlag);
}

Interrupt::~Interrupt()
{
    --alive;
    std::signal(SIGINT, m_onInterrupt);
    std::signal(SIGTERM, m_onTerminate);
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
