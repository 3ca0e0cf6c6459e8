// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/modelview.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"
#include "ui/readoutwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelView)
};

constexpr double kTooOldIntervals = 7.0;
QString none()
{
    return Words::tr("none yet");
}

void takeTraining(ModelView& view, const RegimeSnapshot& snapshot, const FeedHealth& health,
                  double nowSec)
{
    view.nameText = snapshot.trained ? Words::tr("Model %1").arg(oneLine(snapshot.modelId, 24))
                                     : Words::tr("No model yet");
    view.trainedText = none();
    const std::int64_t needed = candlesToTrain(health.minTrainSamples);
    view.dueText = health.samples < needed
                       ? Words::tr("as soon as %1 are there").arg(candlesText(needed))
                       : Words::tr("now");
    view.ageText = none();
    if (snapshot.trainedAtSec) {
        const double ageSec = std::max(0.0, nowSec - *snapshot.trainedAtSec);
        const double dueSec = *snapshot.trainedAtSec + snapshot.retrainIntervalSec;
        view.trainedText = Words::tr("%1 UTC, %2 ago")
                               .arg(timeText(*snapshot.trainedAtSec, nowSec), durationText(ageSec));
        view.dueText = dueSec > nowSec ? Words::tr("in %1").arg(durationText(dueSec - nowSec))
                                       : Words::tr("now");
        const double intervals = ageSec / std::max(1.0, snapshot.retrainIntervalSec);
        view.ageText = Words::tr("%1 of 7 intervals").arg(numberText(intervals, 1));
        view.ageShare = std::min(1.0, intervals / kTooOldIntervals);
    }
    view.training = snapshot.training;
    view.trainingProgress = snapshot.trainingProgress;
    if (snapshot.training)
        view.trainingText =
            Words::tr("Training, %1 %").arg(std::floor(100.0 * snapshot.trainingProgress));
    else if (!snapshot.trainingProblem.isEmpty())
        view.trainingText = Words::tr("The last training was refused: %1")
                                .arg(oneLine(snapshot.trainingProblem, 200));
    view.canTrain =
        !snapshot.training && health.samples >= needed && snapshot.mode != DetectorMode::Off;
}

QString word(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

void takeInference(ModelView& view, const RegimeSnapshot& snapshot)
{
    for (QString* text : {&view.rawText, &view.shownText, &view.stabilityText, &view.entropyText,
                          &view.switchText, &view.rowsText})
        *text = none();
    if (snapshot.answer) {
        view.rawText = word(regimeName(snapshot.answer->regime));
        if (snapshot.shownRegime)
            view.shownText = word(regimeName(*snapshot.shownRegime));
        view.switchText = switchText(snapshot.answer->pSwitch);
        if (snapshot.answer->entropy)
            view.entropyText = numberText(*snapshot.answer->entropy, 2);
        view.rowsText = countText(snapshot.answer->observationCount);
        if (snapshot.answer->stability)
            view.stabilityText = numberText(*snapshot.answer->stability, 2);
    }
    view.flipsText = snapshot.rawChangesPerDay ? countText(*snapshot.rawChangesPerDay) : none();
    view.warmingText =
        Words::tr("%1 of %2")
            .arg(countText(snapshot.warmingUpHave), countText(snapshot.warmingUpNeed));
    view.problemText = oneLine(snapshot.inferenceProblem, 200);
}

void takeAdvice(ModelView& view, const Advice& advice)
{
    const auto optional = [](const std::optional<double>& value, int decimals) {
        return value ? numberText(*value, decimals) : none();
    };
    view.trendText = optional(advice.trendScore, 5);
    view.signalText = optional(advice.signal, 5);
    view.blendText =
        Words::tr("%1, phase %2").arg(numberText(advice.blendFactor, 2)).arg(advice.phase);
    view.idleText = Words::tr("%1 asked, %2 in force")
                        .arg(optional(advice.idleTargetRaw, 2), optional(advice.idleTarget, 2));
    view.gridText =
        QStringLiteral("%1: A × %2, B × %3")
            .arg(QString(advice.gridBiasMode).replace(QLatin1Char('_'), QLatin1Char(' ')),
                 numberText(advice.entrySpacingMultA, 2), numberText(advice.entrySpacingMultB, 2));
}

} // namespace

ModelView makeModelView(const EngineReport& report, double nowSec, bool usable)
{
    const RegimeSnapshot& snapshot = report.snapshot;
    ModelView view;
    const RegimeSnapshot hmm = asSaidBy(ModelFamily::Hmm, snapshot); // whatever drives the Monitor
    takeTraining(view, hmm, report.health, nowSec);
    takeInference(view, hmm);
    takeAdvice(view, snapshot.advice);
    view.influenceText = influenceText(report, usable, nowSec);
    return view;
}

} // namespace regime
