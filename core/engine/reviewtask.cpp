// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reviewtask.h"

#include "core/engine/reviewmaterial.h"

#include <utility>

namespace regime
{

namespace
{

Result<ReviewReport> reportOf(const ReviewRequest& request, const Configuration& configuration,
                              const SeriesKey& series, const QString& dataDir,
                              const std::stop_token& stop,
                              const std::function<void(double)>& progress)
{
    const auto material = readReviewMaterial(request, configuration, series, dataDir);
    if (!material)
        return material.error();
    auto tables =
        review::reviewOf(reviewInput(*material), benchConfig(configuration), stop, progress);
    if (!tables)
        return tables.error();
    return ReviewReport{material->replayed, material->series.pair, material->series.intervalMin, 0,
                        *std::move(tables)};
}

} // namespace

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
    m_thread = std::jthread([this, request, configuration, series, dataDir = m_dataDir,
                             generation = m_generation](const std::stop_token& stop) {
        // The window shows whole percents.
        const auto progress = [this, generation, said = std::make_shared<int>(0)](double share) {
            const int percent = static_cast<int>(100 * share);
            if (percent == std::exchange(*said, percent))
                return;
            post(generation, [this, share] { emit changed({true, share, {}}); });
        };
        const auto report = reportOf(request, configuration, series, dataDir, stop, progress);
        post(generation, [this, report] {
            m_running = false;
            emit changed({false, 1, report ? QString()
                                           : QString::fromStdString(report.error().message)});
            if (!report)
                return;
            ReviewReport made = *report;
            made.asOfSec = m_clock->nowSec();
            emit finished(made);
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
