// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"

#include <array>
#include <cstddef>
#include <optional>

namespace regime::review
{

/** How far blind verdicts agree with the labels they were hidden from. */
struct Agreement {
    /** verdicts[said][label], both 0, 1, 2 as Regime. */
    std::array<std::array<std::size_t, 3>, 3> verdicts{};
    std::size_t count = 0;
    std::size_t agreed = 0;
    std::optional<Interval> rate;          ///< of agreement (Wilson)
    double chance = 0;                     ///< agreement that the two would have by chance
    std::optional<double> kappa;           ///< absent: chance alone would agree always
    std::optional<Interval> kappaInterval; ///< absent: too few days, or too few different answers

    bool operator==(const Agreement&) const = default;
};

} // namespace regime::review
