// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <thread>

namespace regime
{

/** Runs `work` on a thread of its own that gives way: it and the threads it starts get a processor
 *  when ticks, polls and the window leave one, so that long work (a fit, a review) delays none of
 *  them. */
[[nodiscard]] std::jthread backgroundThread(std::function<void(std::stop_token)> work);

} // namespace regime
