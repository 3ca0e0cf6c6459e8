// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/modeljson.h"

namespace regime
{

/** Whose candles a training took. */
struct TrainingOrigin {
    QString pair; ///< altname; empty when a file does not tell
    int intervalMin = 1;
};

/** One training with all that is known of it, as the train command prints it: the model file's
 *  fields, its review among them, with `pair` (or null), `interval_min` and `diagnostics`: how the
 *  states look in the features' own units, how long each is expected to stay, and whether their
 *  names can be told apart. */
QJsonObject trainingReport(const StoredModel& trained, const TrainingOrigin& origin);

} // namespace regime
