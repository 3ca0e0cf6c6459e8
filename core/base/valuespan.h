// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace regime
{

/** The least and the most that a value was, over several of it. */
struct ValueSpan {
    double least = 0, most = 0;

    bool operator==(const ValueSpan&) const = default;
};

inline ValueSpan joined(const ValueSpan& a, const ValueSpan& b)
{
    return {std::min(a.least, b.least), std::max(a.most, b.most)};
}

} // namespace regime
