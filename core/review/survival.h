// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"

#include <span>

namespace regime::review
{

/** How long something has lasted, and whether that was its end or only the last look at it. */
struct Lifetime {
    double sec = 0;
    bool ended = false;
};

/**
 * The share that lasts longer, at each time at which one ended, with the standard error by
 * Greenwood's formula (E. L. Kaplan, P. Meier, Journal of the American Statistical Association 53
 * (1958)). One that was last seen at the time at which another ended counts as seen behind it.
 */
std::vector<SurvivalStep> kaplanMeier(std::span<const Lifetime> lifetimes);

/** When half have ended: the first step at or below a half; nothing when there is none. */
std::optional<double> medianSec(std::span<const SurvivalStep> curve);

} // namespace regime::review
