// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/reviewreport.h"

#include <QJsonObject>

namespace regime
{

/** `bot`, `paper` and `phase_gate` as the README documents them. */
QJsonObject botReviewJson(const BotReview& review);

} // namespace regime
