// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/remarkwords.h"
#include "core/engine/values/trustreasons.h"
#include "core/engine/values/wording.h"

#include <cmath>

namespace regime
{

namespace
{

constexpr double kDaySec = 86400.0;
constexpr double kOldModelIntervals = 3.0;
constexpr double kTooOldModelIntervals = 7.0;

/** Judges whether there is a model that answers, and how old it is. */
class ModelJudge
{
    Q_DECLARE_TR_FUNCTIONS(Trust)

public:
    ModelJudge(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec)
        : m_snapshot(snapshot), m_health(health), m_nowSec(nowSec)
    {
    }

    std::vector<TrustReason> reasons()
    {
        judgeModel();
        judgeInference();
        return m_list.take();
    }

private:
    void judgeModel()
    {
        if (m_snapshot.mode == DetectorMode::Off) {
            m_list.add(Verdict::DoNotUse, "off", tr("The detector is off: trend only."),
                       Fix::OpenSettings, tr("Open settings"));
            return;
        }
        const QString progress =
            QStringLiteral("%1 %").arg(std::floor(100.0 * m_snapshot.trainingProgress));
        if (!m_snapshot.trained) {
            judgeUntrained(progress);
            return;
        }
        if (m_snapshot.training)
            m_list.add(Verdict::Usable, "training",
                       tr("Retraining, %1; the present model answers meanwhile.").arg(progress));
        if (!m_snapshot.trainingProblem.isEmpty())
            m_list.add(
                Verdict::Caution, "training_refused",
                tr("The last training was refused: %1").arg(oneLine(m_snapshot.trainingProblem)),
                Fix::OpenModel, tr("Look at the model"));
        if (!m_snapshot.heldModelId.isEmpty())
            m_list.add(Verdict::Caution, "candidate_held",
                       tr("Model %1 is held back; model %2 answers until you promote or reject it.")
                           .arg(m_snapshot.heldModelId, m_snapshot.modelId),
                       Fix::OpenModel, tr("Look at the model"));
        judgeModelAge();
        judgeStates();
        judgeDrift();
        judgeFlicker();
    }

    /** What the model's remarks of that name say, however many states they are about. */
    QString remarked(const QString& name) const
    {
        QStringList details;
        for (const QString& remark : m_snapshot.modelRemarks)
            if (remark.startsWith(name))
                details << remarkDetail(remark);
        return oneLine(details.join(QStringLiteral("; ")), 200);
    }

    /** One training gave the states: however weak they are in two ways, it is one thing to see. */
    void judgeStates()
    {
        const QString names = remarked(QStringLiteral("names unreliable"));
        const QString brief = remarked(QStringLiteral("short-lived state"));
        if (names.isEmpty() && brief.isEmpty())
            return;
        const QString briefSentence = tr("The model has a short-lived state: %1.").arg(brief);
        const QString namesSentence = tr("The regimes' names are unreliable: %1.").arg(names);
        const char* code = names.isEmpty() ? "short_lived_state" : "names_unreliable";
        const QString text = names.isEmpty()   ? briefSentence
                             : brief.isEmpty() ? namesSentence
                                               : namesSentence + QLatin1Char(' ') + briefSentence;
        m_list.add(Verdict::Caution, code, text, Fix::OpenModel, tr("Look at the model"));
    }

    void judgeDrift()
    {
        const std::vector<DriftAlarm> alarms = followedDrift(m_snapshot.drift, m_snapshot);
        if (alarms.empty())
            return;
        QStringList measures, durations;
        for (const DriftAlarm& alarm : alarms) {
            const QString measure = oneLine(alarm.measure, 40);
            measures << (alarm.ofFeature ? tr("PSI of %1").arg(measure) : measure);
            durations << durationText(kDaySec * alarm.days);
        }
        QString text =
            tr("Drift: %1 beyond its own 99th percentile for %2.").arg(measures[0], durations[0]);
        if (measures.size() > 1) {
            for (qsizetype i = 0; i < measures.size(); ++i)
                measures[i] += QStringLiteral(" (%1)").arg(durations[i]);
            text = tr("Drift: %1 beyond their own 99th percentile.")
                       .arg(measures.join(QStringLiteral(", ")));
        }
        m_list.add(Verdict::Caution, "drift", text, Fix::OpenModel, tr("Look at the model"));
    }

    void judgeFlicker()
    {
        if (!m_snapshot.rawChangesPerDay || !m_snapshot.rawChangesNormally ||
            *m_snapshot.rawChangesPerDay <= *m_snapshot.rawChangesNormally)
            return;
        m_list.add(Verdict::Caution, "flicker",
                   tr("The raw label flickers: %1 changes in a day; 99 of 100 days of "
                      "this market have at most %2.")
                       .arg(countText(*m_snapshot.rawChangesPerDay),
                            countText(*m_snapshot.rawChangesNormally)),
                   Fix::OpenModel, tr("Look at the model"));
    }

    void judgeUntrained(const QString& progress)
    {
        if (m_snapshot.training)
            m_list.add(Verdict::DoNotUse, "training",
                       tr("Training the first model: %1.").arg(progress));
        else if (!m_snapshot.trainingProblem.isEmpty())
            m_list.add(
                Verdict::DoNotUse, "untrained",
                tr("No model: training was refused: %1").arg(oneLine(m_snapshot.trainingProblem)),
                Fix::TrainNow, tr("Train again"));
        else if (m_health.samples >= candlesToTrain(m_health.minTrainSamples))
            m_list.add(Verdict::DoNotUse, "untrained", tr("No model has been trained yet."),
                       Fix::TrainNow, tr("Train now"));
        else
            m_list.add(Verdict::DoNotUse, "untrained",
                       tr("No model yet: it trains itself once %1 are there.")
                           .arg(candlesText(candlesToTrain(m_health.minTrainSamples))));
    }

    void judgeModelAge()
    {
        if (!m_snapshot.trainedAtSec || m_snapshot.retrainIntervalSec <= 0)
            return;
        const double ageSec = m_nowSec - *m_snapshot.trainedAtSec;
        const double intervals = ageSec / m_snapshot.retrainIntervalSec;
        if (intervals <= kOldModelIntervals)
            return;
        const bool tooOld = intervals > kTooOldModelIntervals;
        const QString text =
            tr("The model is %1 old, %2 retrain intervals.")
                .arg(durationText(ageSec), QString::number(std::floor(intervals), 'f', 0));
        const Verdict weight = tooOld ? Verdict::DoNotUse : Verdict::Caution;
        const char* code = tooOld ? "model_too_old" : "model_old";
        if (m_snapshot.training)
            m_list.add(weight, code, text);
        else
            m_list.add(weight, code, text, Fix::TrainNow, tr("Train now"));
    }

    void judgeInference()
    {
        if (!m_snapshot.trained || m_snapshot.mode == DetectorMode::Off)
            return;
        if (m_snapshot.lostHoleInWindow)
            m_list.addBackfill(m_health, Verdict::DoNotUse, "lost_hole",
                               tr("A hole of lost candles lies within the newest %1.")
                                   .arg(candlesText(m_snapshot.warmingUpNeed)),
                               tr("Backfill it"));
        if (m_snapshot.warmingUpHave < m_snapshot.warmingUpNeed)
            m_list.add(
                Verdict::DoNotUse, "warming_up",
                tr("Warming up: %1 of %2 candles.")
                    .arg(countText(m_snapshot.warmingUpHave), countText(m_snapshot.warmingUpNeed)));
        judgeFailedInference();
        if (m_snapshot.restored && m_snapshot.answer)
            m_list.add(Verdict::DoNotUse, "restored",
                       tr("Restored, %1 old: no inference since the start.")
                           .arg(durationText(
                               m_nowSec - static_cast<double>(m_snapshot.answer->candleTimeSec))));
        if (!m_snapshot.answer && m_snapshot.inferenceProblem.isEmpty() &&
            m_snapshot.warmingUpHave >= m_snapshot.warmingUpNeed)
            m_list.add(Verdict::DoNotUse, "no_answer", tr("The model has not answered yet."));
    }

    void judgeFailedInference()
    {
        if (m_snapshot.inferenceProblem.isEmpty())
            return;
        const QString problem = oneLine(m_snapshot.inferenceProblem);
        if (!m_snapshot.inferenceFailingSinceSec) {
            m_list.add(Verdict::DoNotUse, "inference_failing",
                       tr("The detector fails: %1").arg(problem), Fix::OpenModel,
                       tr("Look at the model"));
            return;
        }
        const double failingSec = m_nowSec - *m_snapshot.inferenceFailingSinceSec;
        const bool tooLong = failingSec > m_health.freshnessLimitSec;
        m_list.add(tooLong ? Verdict::DoNotUse : Verdict::Caution, "inference_failing",
                   tr("The detector has failed for %1: %2").arg(durationText(failingSec), problem),
                   Fix::OpenModel, tr("Look at the model"));
    }

    const RegimeSnapshot& m_snapshot;
    const FeedHealth& m_health;
    double m_nowSec;
    ReasonList m_list;
};

} // namespace

std::vector<TrustReason> modelReasons(const RegimeSnapshot& snapshot, const FeedHealth& health,
                                      double nowSec)
{
    return ModelJudge(snapshot, health, nowSec).reasons();
}

} // namespace regime
