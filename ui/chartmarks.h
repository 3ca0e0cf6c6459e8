// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QTimeZone>

namespace regime
{

/** Flags over the price: places as shares of the plot's width, a letter, and what happened. */
struct ChartMarks {
    QList<qreal> positions;
    QStringList letters;
    QStringList texts; ///< a line an event, oldest first

    bool operator==(const ChartMarks&) const = default;
};

/** The letter of an event's flag: M model, F backfill, S start, C configuration, ! alert, and a dot
 *  for what has no letter of its own. */
QChar markLetter(const QString& kind);

/** The flags of [fromSec, toSec); those nearer than `leastShare` stand as one, with their number
 *  where their letters differ. */
ChartMarks chartMarks(const std::vector<EventEntry>& events, double fromSec, double toSec,
                      double leastShare, double nowSec, const QTimeZone& zone);

} // namespace regime
