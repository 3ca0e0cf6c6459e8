// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/retrainreview.h"

#include <QJsonObject>

namespace regime
{

/** The review as a readable object; every number reads back to the same bits, unknown is null. */
QJsonObject reviewToJson(const RetrainReview& review);

/** The reverse. Errors name the field that is missing or wrong. */
Result<RetrainReview> reviewFromJson(const QJsonObject& object);

} // namespace regime
