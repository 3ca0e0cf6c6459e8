// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/ledgerrows.h"
#include "core/engine/opiniontrack.h"

#include <memory>

namespace regime
{

class EngineStore;

/** What an earlier run left of its answers. */
struct RestoredAnswers {
    RestoredOpinion hmm;
    RestoredOpinion jump;
    std::optional<SavedState> saved; ///< the snapshot file's content
    QString notice;                  ///< what the operator must know of that file; or empty
};

/** Where to look for them. */
struct RestoreRequest {
    SeriesKey key;
    std::optional<LiveModel> model;
    std::optional<LiveJump> jump;
    Access access = Access::Read;
    std::int64_t untilSec = 0; ///< only answers for candles before that
};

/**
 * Ledger and snapshot file together: the ledger knows more of an answer, the file stands in where
 * it is newer. Errors: the ledger cannot be read.
 */
Result<RestoredAnswers> restoreAnswers(EngineStore& store, const SnapshotFile& file,
                                       const RestoreRequest& request);

/** The clock on which a data folder is to be read: the machine's, or the one the demo ran on. */
std::shared_ptr<const Clock> clockToReadWith(const SnapshotFile& file);

BackfillStatus backfillOf(const SavedState& saved);

/** The prices and usable answers of `family` of the last `spanSec` seconds, for the advice's
 * averages. */
Result<std::vector<PastPrice>> restorePrices(EngineStore& store, const SeriesKey& key,
                                             ModelFamily family, double nowSec, double spanSec);

} // namespace regime
