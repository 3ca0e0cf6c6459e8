// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime::review
{

/** The range that holds the true value in 95 of 100 such measurements. */
struct Interval {
    double low = 0;
    double high = 0;

    bool operator==(const Interval&) const = default;
};

} // namespace regime::review
