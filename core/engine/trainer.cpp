// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/trainer.h"

#include "core/engine/enginestore.h"
#include "core/engine/values/feedhealth.h"
#include "core/pipeline/series.h"

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

QString trainedSentence(const QString& id, const Retrain& retrain)
{
    const TrainedModel& model = retrain.model;
    QString text =
        Trainer::tr("Model %1 trained on %2 observations: log-likelihood %3 per candle, kept start "
                    "%4, %5 not refused")
            .arg(id)
            .arg(model.observationCount)
            .arg(QLocale::c().toString(model.logLikelihood / model.observationCount, 'f', 2))
            .arg(QString::fromStdString(model.keptStart))
            .arg(retrain.review.startsKept);
    for (const std::string& remark : model.remarks)
        text += QStringLiteral("; ") + QString::fromStdString(remark);
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

} // namespace

Trainer::Trainer(ModelStore models, Access access, EngineStore& store, const SeriesKey& key,
                 const DetectorConfig& config, QObject* parent)
    : QObject(parent), m_models(std::move(models), modelAccess(access), config), m_store(store),
      m_key(key), m_config(config)
{
    connect(&m_task, &TrainingTask::progressed, this, [this](double share) {
        m_progress = share;
        emit changed();
    });
    connect(&m_task, &TrainingTask::finished, this, &Trainer::take);
    connect(&m_task, &TrainingTask::failed, this, &Trainer::refuse);
}

std::optional<LiveModel> Trainer::restore()
{
    for (const QString& notice : m_models.load())
        emit logged(QStringLiteral("store"), notice);
    if (m_models.live())
        m_live = liveModel(*m_models.live());
    else if (!m_models.models().empty())
        emit logged(kKind, tr("Model %1 was trained with other settings; a new one will be trained")
                               .arg(m_models.models().back().stored.id));
    emit booked();
    return m_live;
}

/** With the settings in force, whatever became of it. */
const StoredModel* Trainer::lastTrained() const
{
    const auto models = m_models.models();
    for (auto model = models.rbegin(); model != models.rend(); ++model)
        if (m_models.mayServe(*model))
            return &model->stored;
    return nullptr;
}

void Trainer::trainIfDue(double nowSec, std::int64_t storedCandles)
{
    if (m_task.isRunning() || nowSec < m_notBeforeSec ||
        storedCandles < m_config.minTrainSamples + candlesWithoutObservation)
        return;
    const StoredModel* last = lastTrained();
    const bool windowIsNowFull = last && last->review.windowCandles < m_config.trainingCandles &&
                                 storedCandles >= m_config.trainingCandles;
    std::optional<double> lastTrainSec;
    if (last && m_live)
        lastTrainSec = last->trainedAtSec;
    if (windowIsNowFull || needsRetrain(lastTrainSec, nowSec, m_config))
        trainNow(nowSec);
}

void Trainer::trainNow(double nowSec)
{
    const Result<TrainingJob> job = makeJob();
    m_startedAtSec = nowSec;
    if (!job) {
        refuse(QString::fromStdString(job.error().message));
        return;
    }
    m_progress = 0;
    m_task.start(*job);
    emit changed();
}

Result<TrainingJob> Trainer::makeJob() const
{
    const auto filled = readNewestFilled(m_store.candles(), m_store.coverage(), m_key,
                                         m_config.trainingCandles + mostScoredCandles);
    if (!filled)
        return filled.error();
    const std::int64_t need = m_config.minTrainSamples + candlesWithoutObservation;
    if (std::ssize(filled->candles) < need)
        return Error{tr("a training needs %1 candles and there are %2")
                         .arg(need)
                         .arg(filled->candles.size())
                         .toStdString()};
    TrainingJob job{piecesOf(filled->candles, m_key.intervalSec()).pieces, m_key.intervalSec(),
                    m_config, nullptr};
    if (m_live)
        job.live = m_live->model;
    return job;
}

void Trainer::refuse(const QString& reason)
{
    m_problem = reason;
    m_notBeforeSec = m_startedAtSec + kPauseAfterRefusalSec;
    emit logged(kKind, tr("No new model: %1").arg(reason));
    emit changed();
}

void Trainer::take(const std::shared_ptr<const Retrain>& retrain)
{
    m_problem.clear();
    StoredModel stored{{}, m_startedAtSec, retrain->model, m_config, retrain->review};
    if (m_live)
        stored.review.liveId = m_live->id.toStdString();
    const QString verdict = verdictText(stored.review);
    const ModelRegistry::Kept kept = m_models.add(std::move(stored), {m_startedAtSec, verdict});
    emit logged(kKind, trainedSentence(kept.id, *retrain));
    note(tr("Model %1 %2").arg(kept.id, verdict), kept);
    if (m_models.live() && m_models.live()->stored.id == kept.id)
        serve(*m_models.live(), m_startedAtSec);
    emit changed();
}

void Trainer::promote(const QString& id, double nowSec)
{
    const RegisteredModel* held = m_models.held();
    if (!held || held->stored.id != id) {
        emit logged(kKind, tr("Model %1 cannot be promoted: it does not wait for that").arg(id));
        return;
    }
    const QString verdict = tr("promoted by the operator");
    note(tr("Model %1 %2").arg(id, verdict), m_models.makeLive(id, {nowSec, verdict}));
    serve(*m_models.live(), nowSec);
}

void Trainer::reject(const QString& id, double nowSec)
{
    const RegisteredModel* held = m_models.held();
    if (!held || held->stored.id != id) {
        emit logged(kKind, tr("Model %1 cannot be rejected: it does not wait for that").arg(id));
        return;
    }
    const QString verdict = tr("rejected by the operator");
    note(tr("Model %1 %2").arg(id, verdict), m_models.rejectHeld({nowSec, verdict}));
}

void Trainer::rollBack(const QString& id, double nowSec)
{
    const RegisteredModel* model = m_models.find(id);
    if (!model || model == m_models.live() || !m_models.mayServe(*model)) {
        emit logged(
            kKind,
            !model ? tr("No roll back to model %1: it is no longer there").arg(id)
            : model == m_models.live()
                ? tr("No roll back to model %1: it is live").arg(id)
                : tr("No roll back to model %1: it was trained with other settings").arg(id));
        return;
    }
    const QString verdict = m_live ? tr("rolled back to by the operator, from %1").arg(m_live->id)
                                   : tr("rolled back to by the operator");
    note(tr("Model %1 %2").arg(id, verdict), m_models.makeLive(id, {nowSec, verdict}));
    serve(*m_models.live(), nowSec);
}

/** A training that runs was to be reviewed against another model: it begins anew. */
void Trainer::serve(const RegisteredModel& model, double nowSec)
{
    m_live = liveModel(model);
    emit wentLive(*m_live);
    if (m_task.isRunning())
        trainNow(nowSec);
}

void Trainer::note(const QString& text, const ModelRegistry::Kept& kept)
{
    emit logged(kKind, text);
    if (!kept.problem.isEmpty())
        emit logged(QStringLiteral("store"),
                    tr("%1. It works until RegimeScope ends; check the folder and the space on its "
                       "disk.")
                        .arg(kept.problem));
    emit booked();
}

} // namespace regime
