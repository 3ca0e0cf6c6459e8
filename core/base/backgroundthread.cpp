// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backgroundthread.h"

#include <unistd.h>

#include <utility>

namespace regime
{

namespace
{

constexpr int kNiceness = 10;

} // namespace

std::jthread backgroundThread(std::function<void(std::stop_token)> work)
{
    return std::jthread([work = std::move(work)](std::stop_token stop) {
        // Linux keeps one for each thread, and a thread begins with that of the one that starts it.
        [[maybe_unused]] const int niceness = nice(kNiceness);
        work(std::move(stop));
    });
}

} // namespace regime
