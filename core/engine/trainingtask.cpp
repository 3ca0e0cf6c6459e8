// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/trainingtask.h"

#include "core/base/backgroundthread.h"
#include "core/base/progresspace.h"

#include <utility>

namespace regime
{

TrainingTask::TrainingTask(QObject* parent) : QObject(parent) {}

TrainingTask::~TrainingTask()
{
    cancel();
}

void TrainingTask::start(TrainingJob job)
{
    cancel();
    const int generation = ++m_generation;
    m_running = true;
    // Results are posted to this object's thread; the generation tells late ones of a cancelled
    // run.
    auto report = [this, generation, pace = ProgressPace()](double share) mutable {
        if (!pace.isDue())
            return;
        QMetaObject::invokeMethod(
            this,
            [this, generation, share] {
                if (generation == m_generation && m_running)
                    emit progressed(share);
            },
            Qt::QueuedConnection);
    };
    m_thread = backgroundThread([this, generation, report = std::move(report),
                                 job = std::move(job)](const std::stop_token& stop) {
        const auto outcome = std::make_shared<TrainingOutcome>();
        if (job.hmm)
            outcome->hmm = retrainModel({job.pieces, job.intervalSec, job.config, job.live.get()},
                                        stop, report);
        if (job.jump)
            outcome->jump =
                retrainJump({job.pieces, job.intervalSec, job.config, job.liveJump.get()}, stop);
        if (!stop.stop_requested())
            QMetaObject::invokeMethod(
                this,
                [this, generation, outcome] {
                    if (generation != m_generation)
                        return;
                    m_running = false;
                    emit finished(outcome);
                },
                Qt::QueuedConnection);
    });
}

void TrainingTask::cancel()
{
    m_running = false;
    ++m_generation;
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

} // namespace regime
