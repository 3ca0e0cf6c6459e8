// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"

#include <QString>
#include <QTimeZone>

#include <deque>

namespace regime
{

/** The parts of the event log that can be looked at alone. */
enum class EventGroup { All, Regime, Model, Data, Program };

EventGroup groupOf(const QString& kind);

/**
 * "Since you last looked (23:10): 9 changes, stale once for 4 min, model 15 promoted": what
 * `newestFirst` tells of the time between the newest "looked" event and `untilSec`. Empty when the
 * operator has never looked away.
 */
QString lookbackText(const std::deque<EventEntry>& newestFirst, double untilSec,
                     const QTimeZone& zone);

} // namespace regime
