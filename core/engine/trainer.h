// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimepipeline.h"
#include "core/engine/trainingtask.h"
#include "core/market/candle.h"
#include "core/regime/modelstore.h"
#include "core/store/database.h"

#include <QObject>

namespace regime
{

class EngineStore;

/**
 * Decides when a training is due, feeds it from the store, keeps the model it makes (with write
 * access to the models) and hands it on, kept or not. Lives on the worker thread; the training
 * itself runs beside it.
 */
class Trainer : public QObject
{
    Q_OBJECT

public:
    Trainer(ModelStore models, Access access, EngineStore& store, const SeriesKey& key,
            const DetectorConfig& config, QObject* parent = nullptr);

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
    void refuse(const QString& reason);
    QString keep(const TrainedModel& model);

    ModelStore m_models;
    Access m_access; ///< to the models' folder
    EngineStore& m_store;
    SeriesKey m_key;
    DetectorConfig m_config;
    TrainingTask m_task;
    std::optional<LiveModel> m_live;
    double m_startedAtSec = 0; ///< exchange time of the running or last training
    double m_notBeforeSec = 0; ///< after a refusal the same candles are not tried again at once
    bool m_trainedOnPartOfWindow = false;
    double m_progress = 0;
    QString m_problem;
    int m_unsaved = 0; ///< models that could not be kept
};

} // namespace regime
