// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace regime
{

/** A file the operator wants imported; what is absent is taken from the file. */
struct ImportOrder {
    QString path;
    QString pair;        ///< any alias; empty: the file's name begins with it
    int intervalMin = 0; ///< 0: the spacing of the file's candles; trades need it
    bool dryRun = false; ///< only counts

    bool operator==(const ImportOrder&) const = default;
};

enum class ImportStage {
    Idle,    ///< none since the start
    Looking, ///< for pair and interval
    Reading, ///< rows are put aside
    Merging, ///< into the store; can no longer be cancelled
    Finished,
    Cancelled,
    Failed,
};

/** A line that was not taken, counted from 1. */
struct RefusedLine {
    std::int64_t line = 0;
    QString reason;

    bool operator==(const RefusedLine&) const = default;
};

/** The running import, or the last one. Counts are of candles and grow while it runs. */
struct ImportStatus {
    ImportStage stage = ImportStage::Idle;
    ImportOrder order;
    double progress = 0; ///< 0 to 1
    QString pair;        ///< altname, once known
    int intervalMin = 0;
    std::int64_t added = 0;
    std::int64_t unchanged = 0; ///< stored already
    std::int64_t kept = 0;      ///< stored already with other prices, which stand
    std::int64_t duplicates = 0;
    std::int64_t filled = 0;        ///< rows marked as made up; not stored
    std::int64_t cut = 0;           ///< the file begins or ends inside them; not stored
    std::int64_t missingTrades = 0; ///< trades the ids say are not in the file
    std::int64_t refusedCount = 0;
    std::vector<RefusedLine> refused; ///< the first of them
    QString message;                  ///< how it ended, in a sentence; empty while it runs

    bool isRunning() const
    {
        return stage == ImportStage::Looking || stage == ImportStage::Reading ||
               stage == ImportStage::Merging;
    }
    bool operator==(const ImportStatus&) const = default;
};

} // namespace regime
