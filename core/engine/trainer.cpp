// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/trainer.h"

#include "core/engine/enginestore.h"
#include "core/engine/values/feedhealth.h"
#include "core/pipeline/series.h"

namespace regime
{

Trainer::Trainer(const QString& modelDir, Access access, EngineStore& store, const SeriesKey& key,
                 const DetectorConfig& config, QObject* parent)
    : QObject(parent),
      m_hmm(ModelStore(modelDir, key.pair, key.intervalMin), access, config,
            [this](const QString& kind, const QString& text) { emit logged(kind, text); }),
      m_jump(JumpStore(modelDir, key.pair, key.intervalMin), access, config,
             [this](const QString& kind, const QString& text) { emit logged(kind, text); }),
      m_store(store), m_key(key), m_config(config)
{
    connect(&m_task, &TrainingTask::progressed, this, [this](double share) {
        m_progress = share;
        emit changed();
    });
    connect(&m_task, &TrainingTask::finished, this,
            [this](const std::shared_ptr<const TrainingOutcome>& outcome) { take(*outcome); });
}

void Trainer::restore()
{
    m_hmm.restore();
    m_jump.restore();
    emit booked();
}

const QString& Trainer::problem(ModelFamily family) const
{
    return family == ModelFamily::Hmm ? m_hmm.problem() : m_jump.problem();
}

void Trainer::trainIfDue(double nowSec, std::int64_t storedCandles)
{
    if (m_task.isRunning() || storedCandles < candlesToTrain(m_config.minTrainSamples))
        return;
    const bool hmm = m_hmm.isDue(nowSec, storedCandles);
    const bool jump = m_jump.isDue(nowSec, storedCandles);
    if (hmm || jump)
        train(nowSec, hmm, hmm || jump);
}

void Trainer::trainNow(double nowSec)
{
    train(nowSec, true, true);
}

void Trainer::train(double nowSec, bool hmm, bool jump)
{
    Result<TrainingJob> job = makeJob();
    m_startedAtSec = nowSec;
    if (!job) {
        const QString reason = QString::fromStdString(job.error().message);
        if (hmm)
            m_hmm.refuse(reason, nowSec);
        if (jump)
            m_jump.refuse(reason, nowSec);
        emit changed();
        return;
    }
    job->hmm = hmm;
    job->jump = jump;
    m_progress = 0;
    m_task.start(*std::move(job));
    emit changed();
}

Result<TrainingJob> Trainer::makeJob() const
{
    const auto filled = readNewestFilled(m_store.candles(), m_store.coverage(), m_key,
                                         m_config.trainingCandles + mostScoredCandles);
    if (!filled)
        return filled.error();
    const std::int64_t need = candlesToTrain(m_config.minTrainSamples);
    if (std::ssize(filled->candles) < need)
        return Error{tr("a training needs %1 candles and there are %2")
                         .arg(need)
                         .arg(filled->candles.size())
                         .toStdString()};
    TrainingJob job;
    job.pieces = piecesOf(filled->candles, m_key.intervalSec()).pieces;
    job.intervalSec = m_key.intervalSec();
    job.config = m_config;
    if (m_hmm.live())
        job.live = m_hmm.live()->model;
    if (m_jump.live())
        job.liveJump = m_jump.live()->model;
    return job;
}

void Trainer::take(const TrainingOutcome& outcome)
{
    const bool hmm = outcome.hmm && m_hmm.take(*outcome.hmm, m_startedAtSec);
    const bool jump = outcome.jump && m_jump.take(*outcome.jump, m_startedAtSec);
    emit booked();
    serve(hmm || jump, m_startedAtSec);
    emit changed();
}

void Trainer::promote(const QString& id, double nowSec)
{
    const bool another = isOfJump(id) ? m_jump.promote(id, nowSec) : m_hmm.promote(id, nowSec);
    emit booked();
    serve(another, nowSec);
}

void Trainer::reject(const QString& id, double nowSec)
{
    if (isOfJump(id))
        m_jump.reject(id, nowSec);
    else
        m_hmm.reject(id, nowSec);
    emit booked();
}

void Trainer::rollBack(const QString& id, double nowSec)
{
    const bool another = isOfJump(id) ? m_jump.rollBack(id, nowSec) : m_hmm.rollBack(id, nowSec);
    emit booked();
    serve(another, nowSec);
}

/** A training that runs was to be reviewed against another model: it begins anew. */
void Trainer::serve(bool isAnother, double nowSec)
{
    if (!isAnother)
        return;
    emit wentLive();
    if (m_task.isRunning())
        trainNow(nowSec);
}

} // namespace regime
