// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"

#include <QString>

namespace regime
{

/** What stands in place of the HMM's numbers where it has none. */
QString noHmmText();

/** "When confidence was >= 0.90 (76 % of ticks) the label still stood 15 candles later in 45 %;
 *  over all ticks in 44 %." */
QString calibrationSentence(const review::Calibration& calibration);

/** The same of the jump model, whose probabilities are scores of staying; empty without it. */
QString jumpCalibrationSentence(const review::Calibration& calibration);

/** Why a gain cannot be told, without a full stop: "not enough data: below 7 days". */
QString noGainText(const review::NoGain& why);

/** "No review was made: the live ledger has no row in this range." `problem`: any text, with or
 *  without its full stop. */
QString noReviewSentence(const QString& problem);

} // namespace regime
