// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelstanding.h"
#include "core/base/retrainreview.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** One training that gave a model. */
struct ModelEntry {
    QString id;
    ModelStanding standing = ModelStanding::Live;
    double trainedAtSec = 0;
    std::int64_t firstCandleSec = 0; ///< training data, open times, inclusive
    std::int64_t lastCandleSec = 0;
    int observationCount = 0;
    /** Of its training rows, nats per candle, raw units; a jump model has none. */
    std::optional<double> logLikelihood;
    QString keptStart; ///< "k-means++ 2", "random 1", "warm", "refit"
    QStringList remarks;
    QString decision; ///< the last one about it, in words
    double decidedAtSec = 0;
    bool canRollBack = false; ///< not live, and trained with the settings in force
    RetrainReview review;     ///< what it was decided on after its training

    bool operator==(const ModelEntry&) const = default;
};

/** The models of one family on disk, newest first. */
struct ModelShelf {
    std::vector<ModelEntry> models;
    int heldInARow = 0; ///< candidates held since the last promotion

    bool operator==(const ModelShelf&) const = default;
};

/** All models as the worker saw them at `asOfSec`; those of the HMM are the book's own. */
struct ModelBook : ModelShelf {
    std::uint64_t sequence = 0; ///< grows; an older one than known is to be ignored
    double asOfSec = 0;
    ModelShelf jump;

    bool operator==(const ModelBook&) const = default;
};

/** The model with that standing: the live one, the held candidate; null when there is none. */
const ModelEntry* modelWith(const ModelShelf& shelf, ModelStanding standing);

/** How a gate of the review came out. */
enum class GateOutcome { Passed, Failed, NotComparable };

/** One gate of the review, in words. */
struct RetrainGate {
    QString name; ///< "Held-out likelihood"
    GateOutcome outcome = GateOutcome::Passed;
    QString evidence; ///< "+0.031 ± 0.012 nats per candle on 240 candles that neither had seen"

    bool operator==(const RetrainGate&) const = default;
};

/** The gates of regime.md section 5 in their order. */
std::vector<RetrainGate> retrainGates(const RetrainReview& review);

/** What is shown beside the gates and holds nobody back: refit, flips, dwell, restart spread. */
QStringList retrainRemarks(const RetrainReview& review);

/** Why the review ended as it did, one sentence without a full stop. */
QString retrainReason(const RetrainReview& review);

} // namespace regime
