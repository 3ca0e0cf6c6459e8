// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"
#include "core/engine/values/coveragecalendar.h"
#include "core/engine/values/enginereport.h"
#include "core/engine/values/settingentry.h"

#include <QList>

#include <vector>

namespace regime::samples
{

/** What the interface may have to show. */
enum class State {
    Empty,  ///< first start, the exchange cannot be reached
    Normal, ///< all is well
    Lost,   ///< fresh, with lost candles in the window
    Stale,  ///< 25 minutes without a candle, the exchange silent
    Error,  ///< inference fails, store read-only, training refused
};

/** One moment of a simulated market of 5-minute candles, the same for each call. */
struct Moment {
    double nowSec = 0;
    EngineReport report() const { return {snapshot, health}; }

    RegimeSnapshot snapshot;
    FeedHealth health;
    std::vector<EventEntry> events;
    QList<SettingEntry> settings;
    std::vector<ChartColumn> columns; ///< all there are, oldest first
};

Moment moment(State state);

/** What is known of its newest 14 days. */
CoverageCalendar calendar(const Moment& moment);

/** What the engine would answer: the columns in the asked range. */
ChartHistory answer(const Moment& moment, const HistoryRequest& request);

} // namespace regime::samples
