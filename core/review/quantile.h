// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace regime::review
{

/** The value below which `share` (0 to 1) of the others lie, on a line between neighbours (R. J.
 *  Hyndman, Y. Fan, The American Statistician 50 (1996), definition 7); at least one value. */
inline double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    const double at = share * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (at - std::floor(at)) * (values[high] - values[low]);
}

} // namespace regime::review
