// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/modelview.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double kTooOldIntervals = 7.0;
const QString kNone = QStringLiteral("none yet");

void takeTraining(ModelView& view, const RegimeSnapshot& snapshot, const FeedHealth& health,
                  double nowSec)
{
    view.nameText = snapshot.trained ? QStringLiteral("Model %1").arg(oneLine(snapshot.modelId, 24))
                                     : QStringLiteral("No model yet");
    view.trainedText = kNone;
    view.dueText =
        QStringLiteral("as soon as %1 are there").arg(candlesText(health.minTrainSamples));
    view.ageText = kNone;
    if (snapshot.trainedAtSec) {
        const double ageSec = std::max(0.0, nowSec - *snapshot.trainedAtSec);
        const double dueSec = *snapshot.trainedAtSec + snapshot.retrainIntervalSec;
        view.trainedText = QStringLiteral("%1 UTC, %2 ago")
                               .arg(timeText(*snapshot.trainedAtSec, nowSec), durationText(ageSec));
        view.dueText = dueSec > nowSec ? QStringLiteral("in %1").arg(durationText(dueSec - nowSec))
                                       : QStringLiteral("now");
        const double intervals = ageSec / std::max(1.0, snapshot.retrainIntervalSec);
        view.ageText = QStringLiteral("%1 of 7 intervals").arg(numberText(intervals, 1));
        view.ageShare = std::min(1.0, intervals / kTooOldIntervals);
    }
    view.training = snapshot.training;
    view.trainingProgress = snapshot.trainingProgress;
    if (snapshot.training)
        view.trainingText =
            QStringLiteral("Training, %1 %").arg(std::floor(100.0 * snapshot.trainingProgress));
    else if (!snapshot.trainingProblem.isEmpty())
        view.trainingText = QStringLiteral("The last training was refused: %1")
                                .arg(oneLine(snapshot.trainingProblem, 200));
    view.canTrain = !snapshot.training && health.samples >= health.minTrainSamples &&
                    snapshot.mode != DetectorMode::Off;
}

void takeInference(ModelView& view, const RegimeSnapshot& snapshot)
{
    view.rawText = view.stabilityText = view.entropyText = view.rowsText = kNone;
    if (snapshot.answer) {
        const std::string_view name = regimeName(snapshot.answer->regime);
        view.rawText = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        if (snapshot.answer->entropy)
            view.entropyText = numberText(*snapshot.answer->entropy, 2);
        view.rowsText = countText(snapshot.answer->observationCount);
        if (snapshot.answer->stability)
            view.stabilityText = numberText(*snapshot.answer->stability, 2);
    }
    view.flipsText = snapshot.rawChangesPerDay ? countText(*snapshot.rawChangesPerDay) : kNone;
    view.warmingText =
        QStringLiteral("%1 of %2")
            .arg(countText(snapshot.warmingUpHave), countText(snapshot.warmingUpNeed));
    view.problemText = oneLine(snapshot.inferenceProblem, 200);
}

void takeAdvice(ModelView& view, const Advice& advice)
{
    const auto optional = [](const std::optional<double>& value, int decimals) {
        return value ? numberText(*value, decimals) : kNone;
    };
    view.trendText = optional(advice.trendScore, 5);
    view.signalText = optional(advice.signal, 5);
    view.blendText =
        QStringLiteral("%1, phase %2").arg(numberText(advice.blendFactor, 2)).arg(advice.phase);
    view.idleText = QStringLiteral("%1 asked, %2 in force")
                        .arg(optional(advice.idleTargetRaw, 2), optional(advice.idleTarget, 2));
    view.gridText =
        QStringLiteral("%1: A × %2, B × %3")
            .arg(QString(advice.gridBiasMode).replace(QLatin1Char('_'), QLatin1Char(' ')),
                 numberText(advice.entrySpacingMultA, 2), numberText(advice.entrySpacingMultB, 2));
}

} // namespace

ModelView makeModelView(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec)
{
    ModelView view;
    takeTraining(view, snapshot, health, nowSec);
    takeInference(view, snapshot);
    takeAdvice(view, snapshot.advice);
    return view;
}

} // namespace regime
