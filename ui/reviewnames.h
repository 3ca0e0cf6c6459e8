// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"

#include <QString>

namespace regime
{

/** The Review page's words for what the tables name. */

/** "HMM, raw", "Volatility terciles". */
QString labellingText(review::Labelling labelling);

/** What one label of a labelling says: "BEARISH", "low", "14 h". */
QString groupText(review::Labelling labelling, int label);

/** "Volatility". */
QString outcomeText(review::Outcome outcome);

/** A mean of an outcome in the unit of outcomeValueText(), without it. */
QString outcomeNumberText(review::Outcome outcome, double value);

/** A mean of an outcome with its unit: "2.4 bp", "0.21 %", "1.04", "0.8". */
QString outcomeValueText(review::Outcome outcome, double value);

/** "A pure guess would have gained as much": what a gain with its interval comes to. */
QString gainVerdict(const review::Gain& gain);

/** Whether it is a model's label, not a baseline's. */
constexpr bool isOfModel(review::Labelling labelling)
{
    return labelling < review::Labelling::AlwaysRanging;
}

/** Where the jump model answered nothing. */
QString noSecondOpinionText();

} // namespace regime
