// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"

#include <QList>
#include <QString>
#include <QVector4D>

#include <optional>

namespace regime
{

/** What is to be said of a plot of forecasts against what happened, a line each. */
QString calibrationNote(const review::Calibration& calibration);

/** (forecast, share, low, high) of each bin; the ends are not a number where there are too few days
 *  for an interval. */
QList<QVector4D> reliabilityMarks(const std::optional<review::Persistence>& forecasts);

} // namespace regime
