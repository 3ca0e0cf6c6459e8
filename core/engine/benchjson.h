// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/reviewreport.h"

#include <QJsonObject>

namespace regime
{

/** A review as the README documents it: times epoch seconds, shares 0 to 1, what is not known null.
 */
QJsonObject reviewJson(const ReviewReport& report);

} // namespace regime
