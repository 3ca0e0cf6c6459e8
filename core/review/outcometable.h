// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/daybootstrap.h"
#include "core/review/outcomes.h"
#include "core/review/timeline.h"

namespace regime::review
{

/** Fewer horizons of a label that do not overlap are not enough data. */
inline constexpr std::int64_t enoughHorizons = 30;

/** What came behind each of `labels`; without a test. `days` of `bootstrap` are the timeline's. */
OutcomeTable outcomeTable(const Timeline& timeline, Labelling by, const std::vector<int>& labels,
                          const OutcomeColumn& column, const DayBootstrap& bootstrap);

} // namespace regime::review
