// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace regime
{

/** The longer sentences of the engine's event log. */

/** "Shown regime BULLISH → BEARISH"; without `before`: the first one. */
QString shownChangeSentence(std::optional<ShownRegime> before, ShownRegime after);

} // namespace regime
