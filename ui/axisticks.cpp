// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/axisticks.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace regime
{

namespace
{

int decimalsOf(double step)
{
    for (int decimals = 0; decimals < 10; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled)
            return decimals;
    }
    return 10;
}

QDateTime utc(double timeSec)
{
    return QDateTime::fromSecsSinceEpoch(std::llround(timeSec), Qt::UTC);
}

double offsetAt(double timeSec, const QTimeZone& zone)
{
    return zone.offsetFromUtc(utc(timeSec));
}

QString timeLabel(double timeSec, double stepSec, const QTimeZone& zone)
{
    const QDateTime time = utc(timeSec).toTimeZone(zone);
    const bool asDate = stepSec >= 86400 || time.time() == QTime(0, 0);
    return asDate ? dayText(timeSec, zone) : time.toString(QStringLiteral("HH:mm"));
}

/** The first time from `fromSec` on whose clock in `zone` shows a multiple of `step`. */
double nextMark(double fromSec, double step, const QTimeZone& zone)
{
    const double offset = offsetAt(fromSec, zone);
    const double mark = std::ceil((fromSec + offset) / step) * step - offset;
    if (offsetAt(mark, zone) == offset)
        return mark;
    // Clocks change on the way; from there on they show other times.
    const QDateTime change = zone.nextTransition(utc(fromSec)).atUtc;
    return nextMark(static_cast<double>(change.toSecsSinceEpoch()), step, zone);
}

} // namespace

double niceStep(double span, int parts)
{
    const double atLeast = span / std::max(1, parts);
    const double magnitude = std::pow(10.0, std::floor(std::log10(atLeast)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * magnitude >= atLeast * (1.0 - 1e-9))
            return factor * magnitude;
    return 10.0 * magnitude;
}

AxisTicks valueTicks(double low, double high, int maxTicks)
{
    AxisTicks ticks;
    const double span = high - low;
    if (!(span > 0) || !std::isfinite(span))
        return ticks;
    const double step = niceStep(span, maxTicks);
    const int decimals = decimalsOf(step);
    const double last = std::floor(high / step + 1e-9);
    for (double index = std::ceil(low / step - 1e-9); index <= last; index += 1.0) {
        ticks.positions << (index * step - low) / span;
        ticks.labels << numberText(index * step, decimals);
    }
    return ticks;
}

AxisTicks timeTicks(double fromSec, double toSec, int maxTicks, const QTimeZone& zone)
{
    static constexpr std::array kStepsSec{60.0,      120.0,     300.0,     600.0,     900.0,
                                          1800.0,    3600.0,    7200.0,    10800.0,   14400.0,
                                          21600.0,   43200.0,   86400.0,   172800.0,  604800.0,
                                          1209600.0, 2419200.0, 7257600.0, 31536000.0};
    AxisTicks ticks;
    const double span = toSec - fromSec;
    if (!(span > 0) || !std::isfinite(span))
        return ticks;
    const double atLeast = span / std::max(1, maxTicks);
    const auto found = std::lower_bound(kStepsSec.begin(), kStepsSec.end(), atLeast);
    const double step = found == kStepsSec.end()
                            ? kStepsSec.back() * std::ceil(atLeast / kStepsSec.back())
                            : *found;
    double offset = offsetAt(fromSec, zone);
    double last = fromSec - step;
    for (double time = nextMark(fromSec, step, zone); time <= toSec;
         time = nextMark(time + 1, step, zone)) {
        // An hour that comes twice shall not crowd marks that are further apart.
        if (time - last < 0.75 * step)
            continue;
        last = time;
        ticks.positions << (time - fromSec) / span;
        ticks.labels << timeLabel(time, step, zone);
        if (std::exchange(offset, offsetAt(time, zone)) != offset)
            ticks.labels.last() += u' ' + zone.abbreviation(utc(time));
    }
    return ticks;
}

} // namespace regime
