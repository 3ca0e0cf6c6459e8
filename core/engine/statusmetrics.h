// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/enginereport.h"

#include <QByteArray>

#include <cstdint>

namespace regime
{

/**
 * A report in Prometheus' text format 0.0.4; what is not known has no line. `nowSec` is exchange
 * time, `statusReads` counts the answers to /api/status. The answer is the detector's own, raw:
 * regimescope_usable says whether it may be used.
 */
QByteArray statusMetrics(const EngineReport& report, double nowSec, std::uint64_t statusReads);

} // namespace regime
