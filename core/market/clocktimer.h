// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace regime
{

/** The real time a QTimer must run for `clockSec` seconds of `clock` to pass, rounded up; 0 for
 *  what is past, at most a day. */
inline std::chrono::milliseconds realTime(double clockSec, const Clock& clock)
{
    const double ms = std::ceil(clockSec / clock.rate() * 1000.0);
    return std::chrono::milliseconds(static_cast<int>(std::clamp(ms, 0.0, 86'400'000.0)));
}

} // namespace regime
