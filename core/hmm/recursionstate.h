// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/limits.h"

#include <cstdint>

namespace regime::hmm
{

/** Where the forward recursion stands between two chunks. */
struct ForwardState {
    double alpha[maxStates];   ///< of the newest row, scaled
    double total = 1;          ///< sum of alpha at the newest even row
    std::int64_t exponent = 0; ///< alpha times 2 to this power is what it would be unscaled
};

/** Where the backward recursion stands between two chunks. */
struct BackwardState {
    double onward[maxStates]; ///< of the oldest row done
    double total = 1;         ///< sum of onward at the oldest even row done
    bool atEnd = true;        ///< no row done yet: the next one is the last of the sequence
};

} // namespace regime::hmm
