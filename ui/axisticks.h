// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QTimeZone>

namespace regime
{

/** Marks of an axis: places as shares of its length, from its low end, with their words. */
struct AxisTicks {
    QList<qreal> positions;
    QStringList labels;

    bool operator==(const AxisTicks&) const = default;
};

/** The smallest of 1, 2, 2.5, 5 times a power of ten that cuts `span` into at most `parts`. */
double niceStep(double span, int parts);

/** Marks at multiples of niceStep() between `low` and `high`, with as many decimals as they need.
 */
AxisTicks valueTicks(double low, double high, int maxTicks);

/**
 * Marks of a time axis, epoch seconds, at round times of `zone`: minutes to weeks apart, dates at
 * midnight. The first mark after the zone's clocks were changed says its zone.
 */
AxisTicks timeTicks(double fromSec, double toSec, int maxTicks, const QTimeZone& zone);

} // namespace regime
