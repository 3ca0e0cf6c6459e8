// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/configuration.h"
#include "core/engine/values/reviewreport.h"
#include "core/market/candle.h"

#include <QObject>

#include <functional>
#include <memory>
#include <thread>

namespace regime
{

/**
 * Reviews a ledger on a thread of its own, which reads through a connection of its own: neither
 * ticks nor the window wait for it. One at a time: a new start wins over a running one. Lives on
 * the worker thread and delivers there.
 */
class ReviewTask : public QObject
{
    Q_OBJECT

public:
    ReviewTask(std::shared_ptr<const Clock> clock, QString dataDir, QObject* parent = nullptr);
    ~ReviewTask() override;

    void start(const ReviewRequest& request, const Configuration& configuration,
               const SeriesKey& series);

    /** Nothing is delivered any more. Returns when the computation has ended. */
    void cancel();

signals:
    void changed(const regime::ReviewStatus& status);
    void finished(const regime::ReviewReport& report);

private:
    void post(int generation, std::function<void()> deliver);
    void halt();

    std::shared_ptr<const Clock> m_clock;
    QString m_dataDir;
    std::jthread m_thread;
    int m_generation = 0; ///< tells what a cancelled computation still posts
    bool m_running = false;
};

} // namespace regime
