// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/backfill.h"

#include <QString>

namespace regime
{

/** The sentences of a backfill, for the event log, the Data page and the command. */

QString alreadyReadySentence(const BackfillGoal& goal);

/** "1 280 candles are missing: about 14 pages of trades, 15 s". */
QString backfillStartSentence(const BackfillTally& tally, double spacingSec);

/** What a run did that was not cut short by trouble. */
QString backfillEndSentence(const BackfillGoal& goal, BackfillEnd end, const BackfillTally& tally,
                            std::int64_t fromOhlc, const QString& problem);

/** What a run had done when it was cut short, and that the next goes on. */
QString backfillCutSentence(const QString& why, std::int64_t added, int pages);

} // namespace regime
