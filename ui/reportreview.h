// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report.h"

#include <vector>

namespace regime
{

/** What the Review page shows of a review, in the page's own words: every table, and in numbers
 * what it draws. */
std::vector<ReportSection> reviewSections(const ReviewReport& review);

} // namespace regime
