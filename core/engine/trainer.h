// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimepipeline.h"
#include "core/engine/trainingtask.h"
#include "core/market/candle.h"
#include "core/regime/modelstore.h"

#include <QObject>

namespace regime
{

class EngineStore;

/** Where the models go: a program that is not the writer of its folder keeps them in memory. */
enum class ModelKeeping { OnDisk, InMemory };

/**
 * Decides when a training is due, feeds it from the store, keeps the model it makes and hands it
 * on. Lives on the worker thread; the training itself runs beside it.
 */
class Trainer : public QObject
{
    Q_OBJECT

public:
    Trainer(ModelStore models, EngineStore& store, const SeriesKey& key,
            const DetectorConfig& config, ModelKeeping keeping, QObject* parent = nullptr);

    /** The newest model on disk, if there is one; what was wrong with others is logged. */
    std::optional<LiveModel> restore();

    /** Starts a training if one is due at `nowSec`, or the window has filled since the last one,
     * and there are candles enough. */
    void trainIfDue(double nowSec, std::int64_t storedCandles);

    /** Starts one, due or not; why it cannot is in problem(). */
    void trainNow(double nowSec);

    bool isRunning() const { return m_task.isRunning(); }
    double progress() const { return m_progress; }
    /** Why the last training gave no model; empty when it did. */
    const QString& problem() const { return m_problem; }

signals:
    void trained(const regime::LiveModel& model);
    void changed();
    void logged(const QString& kind, const QString& text);

private:
    Result<TrainingJob> makeJob() const;
    void take(const std::shared_ptr<const TrainedModel>& model);
    QString keep(const TrainedModel& model);
    void refuse(const QString& reason);

    ModelStore m_models;
    EngineStore& m_store;
    SeriesKey m_key;
    DetectorConfig m_config;
    ModelKeeping m_keeping;
    int m_unsaved = 0; ///< models of this run that are on no disk
    TrainingTask m_task;
    std::optional<LiveModel> m_live;
    double m_startedAtSec = 0; ///< exchange time of the running or last training
    double m_notBeforeSec = 0; ///< after a refusal the same candles are not tried again at once
    bool m_trainedOnPartOfWindow = false;
    double m_progress = 0;
    QString m_problem;
};

} // namespace regime
