// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace regime
{

/** Status is spoken in ink: the hatches of the data strip, its legend and the trust strip. */

/** Stripes at 45 degrees, ink on paper, `pitchPx` from one to the next. */
void paintHatch(QPainter& painter, const QRectF& place, const QColor& ink, const QColor& paper,
                double pitchPx);

/** Upright bars: time that should have candles by now and has none. */
void paintStale(QPainter& painter, const QRectF& place, const QColor& ink, const QColor& paper);

/** Present: plain; quiet: hatched; lost: a crossed box; warming up: dotted. */
void paintKind(QPainter& painter, const QRectF& place, IntervalKind kind, const QColor& ink,
               const QColor& paper);

} // namespace regime
