// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/alert.h"
#include "core/engine/values/drift.h"
#include "core/engine/values/enginereport.h"

#include <array>
#include <cstdint>
#include <optional>

namespace regime
{

/** What is the case now, for one kind of alert. */
struct Condition {
    /** What an alert would be about: empty when all is well; another text is another matter. */
    QString matter{};
    QString what{};      ///< in one sentence; empty with an empty matter
    double sinceSec = 0; ///< when it began
    /** What it was seen by, where only something newer can end it; else 0. */
    std::int64_t evidence = 0;
};

/** By AlertKind; absent when it cannot be known, and what was told stands. */
using Conditions = std::array<std::optional<Condition>, alertKinds.size()>;

/**
 * What a report says, kind by kind, at `nowSec` (exchange time). A pure function. The evidence of
 * stale data is the newest candle. `drift` is the last measured one.
 */
Conditions alertConditions(const EngineReport& report, const std::optional<DriftReport>& drift,
                           double nowSec);

} // namespace regime
