// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelkeeper.h"
#include "core/engine/trainingtask.h"
#include "core/market/candle.h"
#include "core/store/database.h"

#include <QObject>

namespace regime
{

class EngineStore;

/**
 * Decides when a training is due, feeds it from the store, and hands its candidates and the
 * operator's decisions to the keepers of the two families' models. Both are trained at the same
 * events; one that has no model, or whose last training was refused, is trained alone. Lives on the
 * worker thread; training and review run beside it.
 */
class Trainer : public QObject
{
    Q_OBJECT

public:
    /** `modelDir`: where the model files lie. */
    Trainer(const QString& modelDir, Access access, EngineStore& store, const SeriesKey& key,
            const DetectorConfig& config, QObject* parent = nullptr);

    /** The live models on disk, if there are any; what was wrong with others is logged. */
    void restore();

    const std::optional<LiveModel>& live() const { return m_hmm.live(); }
    const std::optional<LiveJump>& liveJump() const { return m_jump.live(); }

    /** Starts a training if one is due at `nowSec`, or the window has filled since the last one,
     * and there are candles enough. */
    void trainIfDue(double nowSec, std::int64_t storedCandles);

    /** Starts one of both families, due or not; why it cannot is in problem(). */
    void trainNow(double nowSec);

    /** The operator's decisions about the model with that id; what cannot be done is logged. */
    void promote(const QString& id, double nowSec);
    void reject(const QString& id, double nowSec);
    void rollBack(const QString& id, double nowSec);

    bool isRunning() const { return m_task.isRunning(); }
    double progress() const { return m_progress; }
    /** Why the family's last training gave no model; empty when it did. */
    const QString& problem(ModelFamily family = ModelFamily::Hmm) const;

    ModelBook book() const { return modelBook(m_hmm.registry(), m_jump.registry()); }

signals:
    /** live(), liveJump() or both are others from now on. */
    void wentLive();
    /** The book has changed. */
    void booked();
    void changed();
    void logged(const QString& kind, const QString& text);

private:
    void train(double nowSec, bool hmm, bool jump);
    Result<TrainingJob> makeJob() const;
    void take(const TrainingOutcome& outcome);
    void serve(bool isAnother, double nowSec);
    bool isOfJump(const QString& id) const { return m_jump.registry().find(id); }

    ModelKeeper<TrainedModel> m_hmm;
    ModelKeeper<TrainedJump> m_jump;
    EngineStore& m_store;
    SeriesKey m_key;
    DetectorConfig m_config;
    TrainingTask m_task;
    double m_startedAtSec = 0; ///< exchange time of the running or last training
    double m_progress = 0;
};

} // namespace regime
