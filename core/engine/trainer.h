// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelvalues.h"
#include "core/engine/trainingtask.h"
#include "core/market/candle.h"
#include "core/store/database.h"

#include <QObject>

namespace regime
{

class EngineStore;

/**
 * Decides when a training is due, feeds it from the store, takes its candidate in as the review
 * says and carries out what the operator decides; each decision is logged with its reason. Lives
 * on the worker thread; training and review run beside it.
 */
class Trainer : public QObject
{
    Q_OBJECT

public:
    Trainer(ModelStore models, Access access, EngineStore& store, const SeriesKey& key,
            const DetectorConfig& config, QObject* parent = nullptr);

    /** The live model on disk, if there is one; what was wrong with others is logged. */
    std::optional<LiveModel> restore();

    /** Starts a training if one is due at `nowSec`, or the window has filled since the last one,
     * and there are candles enough. */
    void trainIfDue(double nowSec, std::int64_t storedCandles);

    /** Starts one, due or not; why it cannot is in problem(). */
    void trainNow(double nowSec);

    /** The operator's decisions about the model with that id; what cannot be done is logged. */
    void promote(const QString& id, double nowSec);
    void reject(const QString& id, double nowSec);
    void rollBack(const QString& id, double nowSec);

    bool isRunning() const { return m_task.isRunning(); }
    double progress() const { return m_progress; }
    /** Why the last training gave no model; empty when it did. */
    const QString& problem() const { return m_problem; }

    ModelBook book() const { return modelBook(m_models); }

signals:
    /** This model answers from now on. */
    void wentLive(const regime::LiveModel& model);
    /** The book has changed. */
    void booked();
    void changed();
    void logged(const QString& kind, const QString& text);

private:
    Result<TrainingJob> makeJob() const;
    const StoredModel* lastTrained() const;
    void take(const std::shared_ptr<const Retrain>& retrain);
    void refuse(const QString& reason);
    void serve(const RegisteredModel& model, double nowSec);
    void note(const QString& text, const ModelRegistry::Kept& kept);

    ModelRegistry m_models;
    EngineStore& m_store;
    SeriesKey m_key;
    DetectorConfig m_config;
    TrainingTask m_task;
    std::optional<LiveModel> m_live;
    double m_startedAtSec = 0; ///< exchange time of the running or last training
    double m_notBeforeSec = 0; ///< after a refusal the same candles are not tried again at once
    double m_progress = 0;
    QString m_problem;
};

} // namespace regime
