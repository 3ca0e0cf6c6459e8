// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/advisor.h"
#include "core/engine/history.h"
#include "core/engine/regimepipeline.h"
#include "core/engine/values/feedhealth.h"
#include "core/engine/values/trust.h"
#include "core/pipeline/series.h"
#include "core/store/ledger.h"
#include "core/store/snapshotfile.h"

#include <span>

namespace regime
{

/** The values of the engine in the form in which they are stored, and back. */

/** What stands in every row of one tick of a detector. */
struct LedgerContext {
    ModelFamily family = ModelFamily::Hmm; ///< whose answers they are
    double nowSec = 0;
    int intervalMin = 1;
    Trust trust; ///< in what it says
    QString configHash;
    int phase = 1;
};

/**
 * The rows for `seen`; `recent` knows the closes. What the bot said stands in none of them. An
 * answer for a candle that had closed more than the freshness limit ago is marked "late": nobody
 * could have acted on it then.
 */
std::vector<LedgerRow> ledgerRows(const std::vector<SeenAnswer>& seen, const CandleSeries& recent,
                                  const LedgerContext& context);

/** Without the entropy of an HMM's answer: which states it had is not in the row. */
SeenAnswer seenOf(const LedgerRow& row);

/** The rows as the charts show them; what follows from earlier rows is left out. */
PastAnswers pastAnswersOf(std::span<const LedgerRow> rows);

/** The newest run of candles as the pipeline takes it. */
NewestRun newestRun(const FilledSeries& filled, std::int64_t intervalSec, int recentCandles);

/** What the bot's earlier ticks would have seen: each close, with the answer of `rows` for its
 * candle if a bot could have acted on it. */
std::vector<PastPrice> pastPrices(std::span<const Candle> candles, std::span<const LedgerRow> rows,
                                  std::int64_t intervalSec);

/** Entropy of the answer of a model with three states: regime.md section 4. */
double entropyOfThree(const RegimeProbabilities& probabilities);

/**
 * The saved answer in full: chance of switching and entropy follow from its probabilities and the
 * model it came from. Nothing when the model has other than three states, whose probabilities the
 * file does not hold.
 */
std::optional<ModelAnswer> answerOf(const SavedAnswer& saved, const TrainedModel& model,
                                    std::int64_t intervalSec);

/** The same of a saved answer of the second opinion, whose scores say all. */
ModelAnswer secondAnswerOf(const SavedAnswer& saved, std::int64_t intervalSec);

SavedState savedState(const RegimeSnapshot& snapshot, const BackfillStatus& backfill,
                      std::int64_t intervalSec);

} // namespace regime
