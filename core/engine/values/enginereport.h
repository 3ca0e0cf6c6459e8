// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/feedhealth.h"
#include "core/engine/values/regimesnapshot.h"

#include <optional>

namespace regime
{

/** All that the engine says at one moment, as one value, so that no reader can mix two moments. */
struct EngineReport {
    RegimeSnapshot snapshot;
    FeedHealth health;
    std::optional<double> statusReadSec{}; ///< when somebody last read the status service

    bool operator==(const EngineReport&) const = default;
};

} // namespace regime
