// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/limits.h"
#include "core/hmm/vectormath.h"

namespace regime::hmm
{

/** Where the forward recursion stands between two chunks. */
struct ForwardState {
    double alpha[maxStates]; ///< of the newest row, scaled
    double total = 1;        ///< sum of alpha at the newest even row
    LogProduct scale;        ///< what alpha has been divided by so far
};

/** Where the backward recursion stands between two chunks. */
struct BackwardState {
    double onward[maxStates]; ///< of the oldest row done
    double total = 1;         ///< sum of beta at the oldest even row done
    bool atEnd = true;        ///< no row done yet: the next one is the last of the sequence
};

} // namespace regime::hmm
