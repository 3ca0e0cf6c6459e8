// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/coveragecalendar.h"
#include "core/pipeline/series.h"

namespace regime
{

/** The start, UTC, of the oldest of the `days` days that end with the one of `nowSec`. */
std::int64_t calendarStartSec(double nowSec, int days);

/**
 * The calendar of `days` days from `fromSec` on. Cells are an hour, or a candle where that is
 * longer; none for candles longer than a day. `series` is what is stored of those days.
 */
CoverageCalendar makeCalendar(const FilledSeries& series, std::int64_t fromSec, int days,
                              int intervalMin);

} // namespace regime
