// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"
#include "core/engine/values/enginereport.h"

#include <QTimeZone>

namespace regime
{

/** The lines of the readout, one fact each; kNotKnown where there is nothing to say. */

inline const QString kNotKnown = QStringLiteral("not known");

/** "14.4 % / 6.9 candles": the stay is 1 / the chance as it is written, so that they agree. */
QString switchText(double pSwitch);

/** Of a score of staying, which is no chance: "0.93 for 5 candles". */
QString stayText(double pSwitch);

/** What the detector that is not the source shows of the newest candle, or why it says nothing of
 *  it, and how far both agree: "Second opinion: BEARISH. Raw labels agree on 54 % of the last day;
 *  35 % by chance, κ 0.29." Empty without detectors. */
QString secondText(const RegimeSnapshot& snapshot, double nowSec, const QTimeZone& zone);

/** The same of a candle of the past; `shown` is what it showed then. Empty when that is not known.
 */
QString secondThenText(ModelFamily source, const std::optional<ShownRegime>& shown);

/** What being so sure was worth: "When this sure, the label stood 15 candles later in 45 %; always:
 *  44 %." Before there are enough cases it says how many there are. */
QString standingText(const std::optional<LabelStanding>& standing);

/** "+0.21 % / −0.81: opposed". */
QString trendText(const std::optional<double>& trendScore, const std::optional<double>& bias);

/** "0.08 % a candle, 1.4 × the week's". */
QString volatilityText(const std::optional<Volatility>& volatility);

/** "312 s old, limit 900 s". */
QString newestText(const FeedHealth& health, double nowSec);

QString coverageText(const FeedHealth& health);
/** What acts on the bot, and when it last asked. */
QString influenceText(const EngineReport& report, bool usable, double nowSec);
/** The same of a candle of the past, as the ledger has it: "phase 2: usable". */
QString influenceThenText(const ChartColumn& column);

/** "The bot said: phase 2, blend 0.70, idle 0.41, skew −0.10, 3 open recoveries." Empty where it
 *  said nothing. */
QString botText(const BotReading& bot);

QString idleText(const Advice& inForce);

/** What phase 2 would ask for, and what comes of it after hold and smoothing: "0.60 / 0.47". */
QString idlePhase2Text(const Advice& phase2);

QString nextPollText(const FeedHealth& health, double nowSec);

/** "model 14, 6 h old"; "scores of jump model j14, 6 h old". */
QString modelText(const RegimeSnapshot& snapshot, double nowSec);

} // namespace regime
