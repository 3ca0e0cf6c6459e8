// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/retrain.h"

#include <QObject>

#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace regime
{

/** What a training needs; copied into the task, so nothing is shared while it runs. */
struct TrainingJob {
    std::vector<CandleSeries> pieces;
    std::int64_t intervalSec = 60;
    DetectorConfig config;
    bool hmm = true; ///< which families are trained
    bool jump = true;
    std::shared_ptr<const TrainedModel> live; ///< the model it is reviewed against, or null
    std::shared_ptr<const TrainedJump> liveJump;
};

/** What it came to, of each family that was trained. A refusal of one leaves the other alone. */
struct TrainingOutcome {
    std::optional<Result<Retrain>> hmm;
    std::optional<Result<JumpRetrain>> jump;
};

/**
 * Runs one training of one or both families, with its review, at a time on a thread of its own, so
 * that ticks and polls go on meanwhile. Lives on the worker thread, which gets all signals. A new
 * start wins over a running one.
 */
class TrainingTask : public QObject
{
    Q_OBJECT

public:
    explicit TrainingTask(QObject* parent = nullptr);
    ~TrainingTask() override;

    void start(TrainingJob job);

    /** Asks the running training to stop; it then ends without a signal. */
    void cancel();

    bool isRunning() const { return m_running; }

signals:
    void progressed(double share);
    void finished(std::shared_ptr<const regime::TrainingOutcome> outcome);

private:
    std::jthread m_thread;
    int m_generation = 0;
    bool m_running = false;
};

} // namespace regime
