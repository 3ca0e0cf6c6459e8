// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/gatetables.h"

#include <QString>

namespace regime
{

/** A line of the phase gate as the operator reads it. */
struct GateLineWords {
    QString what;     ///< "At most 12 changes of the shown regime a day"
    QString evidence; ///< "63.0 a day"
    QString standing; ///< "pass", "fail", "not enough data"

    bool operator==(const GateLineWords&) const = default;
};

GateLineWords wordsOf(const review::GateLine& line);

/** "Stay in phase 1. Against phase 2 speak: shown changes, gain over baseline." */
QString sentenceOf(const review::PhaseVerdict& verdict);

} // namespace regime
