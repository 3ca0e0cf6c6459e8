// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/trust.h"

#include <QJsonObject>

namespace regime
{

/**
 * The status document of regime.md section 9: the two requested objects `hmm_regime` (neutral
 * unless usable) and `hmm_data_pipeline`, and our own under `regimescope`. Times are epoch seconds
 * of the exchange's clock, what is not known is null. `nowSec` is that clock's time.
 */
QJsonObject statusJson(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec);

} // namespace regime
