// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/reviewmarks.h"

#include <QJsonObject>

namespace regime
{

/** `blind_verdicts` and `notes` as the README documents them. */
QJsonObject marksJson(const ReviewMarks& marks);

} // namespace regime
