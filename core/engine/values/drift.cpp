// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/drift.h"

namespace regime
{

std::vector<DriftAlarm> driftAlarms(const DriftReport& report)
{
    std::vector<DriftAlarm> alarms;
    for (const ControlChart& chart : report.psi)
        if (chart.alarm)
            alarms.push_back({chart.name, chart.daysBeyond, true});
    for (const ControlChart* chart : {&report.logLikelihood, &report.outside})
        if (chart->alarm)
            alarms.push_back({chart->name, chart->daysBeyond, false});
    return alarms;
}

} // namespace regime
