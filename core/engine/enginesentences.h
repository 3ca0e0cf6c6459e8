// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"
#include "core/engine/regimepipeline.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace regime
{

/** The longer sentences of the engine's event log. */

/** "Shown regime BULLISH → BEARISH"; without `before`: the first one. */
QString shownChangeSentence(std::optional<ShownRegime> before, ShownRegime after);

/** The remarks on a model that ask for caution: regime.md section 3. */
QStringList cautionRemarks(const std::optional<LiveModel>& model);

} // namespace regime
