// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** One window of a control chart. */
struct ControlPoint {
    std::int64_t endSec = 0; ///< end of the window, exclusive
    double value = 0;

    bool operator==(const ControlPoint&) const = default;
};

/** Which values of a measure are news. */
enum class UnusualSide { High, Low };

/** A measure day by day against what is normal for it: its own 99th percentile over past windows,
 *  on its unusual side. The newest days are judged and do not count as past. */
struct ControlChart {
    static constexpr int judgedDays = 3;        ///< beyond the limit this long, it is an alarm
    static constexpr int leastPastWindows = 20; ///< fewer tell no limit

    QString name; ///< "ema_spread_pct", "log-likelihood per candle"
    UnusualSide side = UnusualSide::High;
    std::vector<ControlPoint> points; ///< oldest first, one a day
    int pastWindows = 0;              ///< that the limit comes from
    std::optional<double> limit;      ///< absent: too few past windows yet
    int daysBeyond = 0;               ///< newest days in a row beyond the limit
    bool alarm = false;

    bool operator==(const ControlChart&) const = default;
};

/** The chart of `points`, with its limit and what follows from it. */
ControlChart makeControlChart(QString name, UnusualSide side, std::vector<ControlPoint> points);

} // namespace regime
