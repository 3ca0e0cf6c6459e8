// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/reviewmarks.h"

#include <QJsonObject>

namespace regime
{

QJsonObject agreementJson(const review::Agreement& agreement);

/** `blind_verdicts` and `notes` as the README documents them. */
QJsonObject marksJson(const ReviewMarks& marks);

} // namespace regime
