// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"
#include "ui/report.h"

#include <vector>

namespace regime
{

/** What a report says of the bench's tables: the gain over the baselines, and how long labels
 *  stood. */
std::vector<ReportTable> reviewTables(const review::ReviewTables& review);

} // namespace regime
