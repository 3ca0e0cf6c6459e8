// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"

#include <QJsonObject>

namespace regime
{

/** The bench's tables as the README documents them: times epoch seconds, shares 0 to 1, what is not
 *  known null. */
QJsonObject reviewTablesJson(const review::ReviewTables& tables);

} // namespace regime
