// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/modelkeeper.h"

#include "core/engine/trainer.h"
#include "core/engine/values/remarkwords.h"

#include <QLocale>

namespace regime
{

namespace
{

/** A refused training is tried again after this time, with the candles that came meanwhile. */
constexpr double kPauseAfterRefusalSec = 600;

const QString kKind = QStringLiteral("training");

ModelAccess modelAccess(Access access)
{
    return access == Access::Write ? ModelAccess::Keep : ModelAccess::Look;
}

QString decimal(double number)
{
    return QLocale::c().toString(number, 'f', 2);
}

QString fitSentence(const QString& id, const TrainedModel& model, int startsKept)
{
    return Trainer::tr("Model %1 trained on %2 observations: log-likelihood %3 per candle, kept "
                       "start %4, %5 not refused")
        .arg(id)
        .arg(model.observationCount)
        .arg(decimal(logLikelihoodPerCandle(model)))
        .arg(QString::fromStdString(model.keptStart))
        .arg(startsKept);
}

QString fitSentence(const QString& id, const TrainedJump& model, int startsKept)
{
    return Trainer::tr("Model %1 trained on %2 observations: cost %3 per candle, kept start %4, "
                       "%5 not refused")
        .arg(id)
        .arg(model.observationCount)
        .arg(decimal(model.objectiveHistory.back() / model.observationCount))
        .arg(QString::fromStdString(model.keptStart))
        .arg(startsKept);
}

template <typename Model>
QString trainedSentence(const QString& id, const RetrainOf<Model>& retrain)
{
    QString text = fitSentence(id, retrain.model, retrain.review.startsKept);
    for (const std::string& remark : retrain.model.remarks)
        text += QStringLiteral("; ") + remarkText(QString::fromStdString(remark));
    return text;
}

/** What a review came to, without the model's name. */
QString verdictText(const RetrainReview& review)
{
    const QString reason = retrainReason(review);
    switch (review.outcome) {
    case RetrainOutcome::First:
        return Trainer::tr("live: %1").arg(reason);
    case RetrainOutcome::Promote:
        return Trainer::tr("promoted: %1").arg(reason);
    case RetrainOutcome::Hold:
        break;
    }
    return Trainer::tr("held back: %1").arg(reason);
}

QString refusalSentence(const TrainedModel*, const QString& reason)
{
    return Trainer::tr("No new model: %1").arg(reason);
}

QString refusalSentence(const TrainedJump*, const QString& reason)
{
    return Trainer::tr("No new jump model: %1").arg(reason);
}

} // namespace

template <typename Model>
ModelKeeper<Model>::ModelKeeper(ModelStoreOf<Model> models, Access access,
                                const DetectorConfig& config, EventSink log)
    : m_models(std::move(models), modelAccess(access), config), m_config(config),
      m_log(std::move(log))
{
}

template <typename Model> void ModelKeeper<Model>::restore()
{
    for (const QString& notice : m_models.load())
        m_log(QStringLiteral("store"), notice);
    if (m_models.live())
        m_live = liveModel(*m_models.live());
    else if (!m_models.models().empty())
        m_log(kKind, Trainer::tr("Model %1 was trained with other settings; a new one will be "
                                 "trained")
                         .arg(m_models.models().back().stored.id));
}

/** With the settings in force, whatever became of it. */
template <typename Model> const Stored<Model>* ModelKeeper<Model>::lastTrained() const
{
    const auto models = m_models.models();
    for (auto model = models.rbegin(); model != models.rend(); ++model)
        if (m_models.mayServe(*model))
            return &model->stored;
    return nullptr;
}

template <typename Model>
bool ModelKeeper<Model>::isDue(double nowSec, std::int64_t storedCandles) const
{
    if (nowSec < m_notBeforeSec)
        return false;
    const Stored<Model>* last = lastTrained();
    const bool windowIsNowFull = last && last->review.windowCandles < m_config.trainingCandles &&
                                 storedCandles >= m_config.trainingCandles;
    std::optional<double> lastTrainSec;
    if (last && m_live)
        lastTrainSec = last->trainedAtSec;
    return windowIsNowFull || needsRetrain(lastTrainSec, nowSec, m_config);
}

template <typename Model>
void ModelKeeper<Model>::refuse(const QString& reason, double startedAtSec)
{
    m_notBeforeSec = startedAtSec + kPauseAfterRefusalSec;
    m_problem = reason;
    m_log(kKind, refusalSentence(static_cast<const Model*>(nullptr), reason));
}

template <typename Model>
bool ModelKeeper<Model>::take(const Result<RetrainOf<Model>>& outcome, double startedAtSec)
{
    if (!outcome) {
        refuse(QString::fromStdString(outcome.error().message), startedAtSec);
        return false;
    }
    m_problem.clear();
    Stored<Model> stored{{}, startedAtSec, outcome->model, m_config, outcome->review};
    if (m_live)
        stored.review.liveId = m_live->id.toStdString();
    const QString verdict = verdictText(stored.review);
    const KeptModel kept = m_models.add(std::move(stored), {startedAtSec, verdict});
    m_log(kKind, trainedSentence(kept.id, *outcome));
    note(Trainer::tr("Model %1 %2").arg(kept.id, verdict), kept);
    if (!m_models.live() || m_models.live()->stored.id != kept.id)
        return false;
    m_live = liveModel(*m_models.live());
    return true;
}

template <typename Model> bool ModelKeeper<Model>::promote(const QString& id, double nowSec)
{
    const Registered<Model>* held = m_models.held();
    if (!held || held->stored.id != id) {
        m_log(kKind, Trainer::tr("Model %1 cannot be promoted: it does not wait for that").arg(id));
        return false;
    }
    const QString verdict = Trainer::tr("promoted by the operator");
    note(Trainer::tr("Model %1 %2").arg(id, verdict), m_models.makeLive(id, {nowSec, verdict}));
    m_live = liveModel(*m_models.live());
    return true;
}

template <typename Model> void ModelKeeper<Model>::reject(const QString& id, double nowSec)
{
    const Registered<Model>* held = m_models.held();
    if (!held || held->stored.id != id) {
        m_log(kKind, Trainer::tr("Model %1 cannot be rejected: it does not wait for that").arg(id));
        return;
    }
    const QString verdict = Trainer::tr("rejected by the operator");
    note(Trainer::tr("Model %1 %2").arg(id, verdict), m_models.rejectHeld({nowSec, verdict}));
}

template <typename Model> bool ModelKeeper<Model>::rollBack(const QString& id, double nowSec)
{
    const Registered<Model>* model = m_models.find(id);
    if (!model || model == m_models.live() || !m_models.mayServe(*model)) {
        m_log(kKind,
              !model ? Trainer::tr("No roll back to model %1: it is no longer there").arg(id)
              : model == m_models.live()
                  ? Trainer::tr("No roll back to model %1: it is live").arg(id)
                  : Trainer::tr("No roll back to model %1: it was trained with other settings")
                        .arg(id));
        return false;
    }
    const QString verdict =
        m_live ? Trainer::tr("rolled back to by the operator, from %1").arg(m_live->id)
               : Trainer::tr("rolled back to by the operator");
    note(Trainer::tr("Model %1 %2").arg(id, verdict), m_models.makeLive(id, {nowSec, verdict}));
    m_live = liveModel(*m_models.live());
    return true;
}

template <typename Model> void ModelKeeper<Model>::note(const QString& text, const KeptModel& kept)
{
    m_log(kKind, text);
    if (!kept.problem.isEmpty())
        m_log(QStringLiteral("store"),
              Trainer::tr("%1. It works until RegimeScope ends; check the folder and the space on "
                          "its disk.")
                  .arg(kept.problem));
}

template class ModelKeeper<TrainedModel>;
template class ModelKeeper<TrainedJump>;

} // namespace regime
