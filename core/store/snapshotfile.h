// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"
#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/store/database.h"

#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <optional>

namespace regime
{

/** `_hmm_regime_state`: the last valid answer of a detector. */
struct SavedAnswer {
    Regime regime = Regime::Ranging;
    RegimeProbabilities probabilities{0.0, 1.0, 0.0};
    double confidence = 0;
    double biasSignal = 0;
    double lastUpdateSec = 0;
    std::int64_t observationCount = 0;

    bool operator==(const SavedAnswer&) const = default;
};

/** How the demo's clock ran when it wrote the file: `simulatedSec` at `realSec`, `rate` times real.
 */
struct DemoClock {
    double realSec = 0;
    double simulatedSec = 0;
    double rate = 1;

    bool operator==(const DemoClock&) const = default;
};

/** What the snapshot of a series keeps over a restart: regime.md section 9. */
struct SavedState {
    std::optional<SavedAnswer> answer;
    std::optional<double> lastTrainSec;
    bool trained = false;
    QString modelId;                 ///< of the live model; empty when there is none
    std::optional<SavedAnswer> jump; ///< the second opinion's answer
    QString jumpModelId;
    std::optional<double> backfillLastAtSec;
    std::optional<std::int64_t> backfillLastRows;
    QString backfillLastMessage;
    std::optional<DemoClock> demo; ///< written by the demo: nothing in it is the real market's

    bool operator==(const SavedState&) const = default;
};

/** A state as the file's JSON, and back; the error says which key is wrong. */
QJsonObject snapshotJson(const SavedState& state);
Result<SavedState> readSnapshotJson(const QJsonObject& json);

/** What was found of an earlier run, and what the operator has to know of it (or empty). */
struct SnapshotRestore {
    std::optional<SavedState> state;
    QString notice;
};

/**
 * `snapshot-<PAIR>-<MIN>.json` in the data folder with the previous good one beside it as `.bak`.
 * Used on one thread.
 */
class SnapshotFile
{
public:
    SnapshotFile(const QString& dataDir, const SeriesKey& key);

    const QString& path() const { return m_path; }

    /** Replaces the file; after a crash the old or the new one is there, whole. */
    Result<Done> save(const SavedState& state) const;

    /**
     * The newest good state: of the file, else of `.bak`, else nothing. With Access::Write
     * damaged files are set aside under a new name and leftovers of a killed save are removed.
     */
    SnapshotRestore load(Access access) const;

private:
    QString backupPath() const { return m_path + QStringLiteral(".bak"); }
    void removeLeftovers() const;

    QString m_path;
};

} // namespace regime
