// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/proportion.h"

#include <cmath>

namespace regime::review
{

Interval wilsonInterval(std::size_t successes, std::size_t trials)
{
    constexpr double z = 1.959963984540054; // 97.5 % of a normal distribution lie below
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(successes) / n;
    const double centre = share + z * z / (2 * n);
    const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return {(centre - reach) / (1 + z * z / n), (centre + reach) / (1 + z * z / n)};
}

} // namespace regime::review
