// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bottables.h"

namespace regime::review
{

/** 95 % interval of a share by E. B. Wilson (Journal of the American Statistical Association 22
 *  (1927)), for trials that do not depend on each other; `trials` > 0. */
Interval wilsonInterval(std::size_t successes, std::size_t trials);

} // namespace regime::review
