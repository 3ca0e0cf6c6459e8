// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reviewtask.h"

#include "core/base/backgroundthread.h"
#include "core/engine/reviewing.h"

#include <utility>

namespace regime
{

ReviewTask::ReviewTask(std::shared_ptr<const Clock> clock, QString dataDir, QObject* parent)
    : QObject(parent), m_clock(std::move(clock)), m_dataDir(std::move(dataDir))
{
}

ReviewTask::~ReviewTask()
{
    halt();
}

void ReviewTask::start(const ReviewRequest& request, const Configuration& configuration,
                       const SeriesKey& series)
{
    halt();
    m_running = true;
    emit changed({true, 0, {}});
    m_thread = backgroundThread([this, request, configuration, series, dataDir = m_dataDir,
                                 clock = m_clock,
                                 generation = m_generation](const std::stop_token& stop) {
        // The window shows whole percents.
        const auto progress = [this, generation, said = std::make_shared<int>(0)](double share) {
            const int percent = static_cast<int>(100 * share);
            if (percent == std::exchange(*said, percent))
                return;
            post(generation, [this, share] { emit changed({true, share, {}}); });
        };
        const auto report =
            makeReview(request, {configuration, series, dataDir, clock->nowSec()}, stop, progress);
        post(generation, [this, report] {
            m_running = false;
            emit changed(
                {false, 1, report ? QString() : QString::fromStdString(report.error().message)});
            if (report)
                emit finished(*report);
        });
    });
}

void ReviewTask::cancel()
{
    if (!m_running)
        return;
    halt();
    emit changed({});
}

void ReviewTask::halt()
{
    m_running = false;
    ++m_generation;
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void ReviewTask::post(int generation, std::function<void()> deliver)
{
    QMetaObject::invokeMethod(
        this,
        [this, generation, deliver = std::move(deliver)] {
            if (generation == m_generation)
                deliver();
        },
        Qt::QueuedConnection);
}

} // namespace regime
