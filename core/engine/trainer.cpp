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

QString trainedSentence(const LiveModel& live)
{
    const TrainedModel& model = *live.model;
    QString text =
        Trainer::tr("Model %1 trained on %2 observations: log-likelihood %3 per candle, kept start "
                    "%4 of %5")
            .arg(live.id)
            .arg(model.observationCount)
            .arg(QLocale::c().toString(model.logLikelihood / model.observationCount, 'f', 2))
            .arg(QString::fromStdString(model.keptStart))
            .arg(model.startLogLikelihoods.size());
    for (const std::string& remark : model.remarks)
        text += QStringLiteral("; ") + QString::fromStdString(remark);
    return text;
}

} // namespace

Trainer::Trainer(ModelStore models, Access access, EngineStore& store, const SeriesKey& key,
                 const DetectorConfig& config, QObject* parent)
    : QObject(parent), m_models(std::move(models)), m_access(access), m_store(store), m_key(key),
      m_config(config)
{
    connect(&m_task, &TrainingTask::progressed, this, [this](double share) {
        m_progress = share;
        emit changed();
    });
    connect(&m_task, &TrainingTask::finished, this, &Trainer::take);
    connect(&m_task, &TrainingTask::failed, this, &Trainer::refuse);
}

void Trainer::trainIfDue(double nowSec, std::int64_t storedCandles)
{
    if (m_task.isRunning() || nowSec < m_notBeforeSec ||
        storedCandles < m_config.minTrainSamples + candlesWithoutObservation)
        return;
    std::optional<double> lastTrainSec;
    if (m_live)
        lastTrainSec = m_live->trainedAtSec;
    const bool windowIsNowFull =
        m_trainedOnPartOfWindow && storedCandles >= m_config.trainingCandles;
    if (windowIsNowFull || needsRetrain(lastTrainSec, nowSec, m_config)) {
        m_trainedOnPartOfWindow = storedCandles < m_config.trainingCandles;
        trainNow(nowSec);
    }
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
    const auto filled =
        readNewestFilled(m_store.candles(), m_store.coverage(), m_key, m_config.trainingCandles);
    if (!filled)
        return filled.error();
    const std::int64_t need = m_config.minTrainSamples + candlesWithoutObservation;
    if (std::ssize(filled->candles) < need)
        return Error{tr("a training needs %1 candles and there are %2")
                         .arg(need)
                         .arg(filled->candles.size())
                         .toStdString()};
    TrainingJob job{piecesOf(filled->candles, m_key.intervalSec()).pieces, m_config, nullptr};
    if (m_live)
        job.warm = m_live->model;
    return job;
}

void Trainer::refuse(const QString& reason)
{
    m_problem = reason;
    m_notBeforeSec = m_startedAtSec + kPauseAfterRefusalSec;
    emit logged(QStringLiteral("training"), tr("No new model: %1").arg(reason));
    emit changed();
}

std::optional<LiveModel> Trainer::restore()
{
    ModelRestore restored =
        m_models.newest(m_access == Access::Write ? DamagedModel::SetAside : DamagedModel::Leave);
    for (const QString& notice : restored.notices)
        emit logged(QStringLiteral("store"), notice);
    if (!restored.model)
        return std::nullopt;
    StoredModel& stored = *restored.model;
    if (trainsAlike(stored.config, m_config))
        m_live = LiveModel{stored.id, stored.trainedAtSec,
                           std::make_shared<const TrainedModel>(std::move(stored.model))};
    else
        emit logged(QStringLiteral("training"),
                    tr("Model %1 was trained with other settings; a new one will be trained")
                        .arg(stored.id));
    return m_live;
}

/** The id of the model; one that cannot be kept works as well as any until the program ends. */
QString Trainer::keep(const TrainedModel& model)
{
    if (m_access == Access::Write) {
        const Result<QString> id = m_models.save(model, m_config, m_startedAtSec);
        if (id)
            return *id;
        emit logged(QStringLiteral("store"),
                    tr("%1. It works until RegimeScope ends; check the folder and the space on its "
                       "disk.")
                        .arg(QString::fromStdString(id.error().message)));
    }
    return QStringLiteral("unsaved-%1").arg(++m_unsaved);
}

void Trainer::take(const std::shared_ptr<const TrainedModel>& model)
{
    m_problem.clear();
    m_live = LiveModel{keep(*model), m_startedAtSec, model};
    emit logged(QStringLiteral("training"), trainedSentence(*m_live));
    emit trained(*m_live);
    emit changed();
}

} // namespace regime
