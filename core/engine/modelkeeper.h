// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelvalues.h"
#include "core/regime/retrain.h"
#include "core/store/database.h"

#include <functional>

namespace regime
{

/** Takes a line for the event log: its kind and its words. */
using EventSink = std::function<void(const QString& kind, const QString& text)>;

/**
 * The models of one family in a running engine: which of them is live, and what a training or the
 * operator makes of the others; each decision is logged with its reason. `Model` is TrainedModel
 * or TrainedJump. A plain class of the worker thread.
 */
template <typename Model> class ModelKeeper
{
public:
    ModelKeeper(ModelStoreOf<Model> models, Access access, const DetectorConfig& config,
                EventSink log);

    /** Reads what is on disk; what was wrong with it is logged. */
    void restore();

    const ModelRegistryOf<Model>& registry() const { return m_models; }
    const std::optional<Live<Model>>& live() const { return m_live; }

    /** Whether a training is due at `nowSec`: there is no live model, the last training is too long
     *  ago, or the window has filled since. */
    bool isDue(double nowSec, std::int64_t storedCandles) const;

    /** Takes in what a training that began at `startedAtSec` came to; true: another model is live.
     */
    bool take(const Result<RetrainOf<Model>>& outcome, double startedAtSec);

    /** It came to nothing; the same candles are not tried again at once. */
    void refuse(const QString& reason, double startedAtSec);

    /** Why the last training gave no model; empty when it did. */
    const QString& problem() const { return m_problem; }

    /** The operator's decisions; what cannot be done is logged. True: another model is live. */
    bool promote(const QString& id, double nowSec);
    void reject(const QString& id, double nowSec);
    bool rollBack(const QString& id, double nowSec);

private:
    const Stored<Model>* lastTrained() const;
    void note(const QString& text, const KeptModel& kept);

    ModelRegistryOf<Model> m_models;
    DetectorConfig m_config;
    EventSink m_log;
    std::optional<Live<Model>> m_live;
    QString m_problem;
    double m_notBeforeSec = 0;
};

} // namespace regime
