// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/demowindow.h"
#include "tests/bench/processnumbers.h"
#include "tests/bench/storedcandles.h"
#include "tests/bench/windowbenches.h"
#include "ui/appmodel.h"

#include <QApplication>
#include <QEventLoop>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

namespace regime
{

namespace
{

constexpr int kCandles = 500'000;
constexpr int kSteps = 60;
constexpr double kStepPauseSec = 0.03; ///< a hand on the wheel

/** Milliseconds from each step to a frame that was begun after it, and what the steps cost. */
struct StepTimes {
    std::vector<double> first;
    std::vector<double> last; ///< none followed in the pause: all of the picture is right
    double frames = 0, ranMs = 0; ///< of one step, the processor time of all threads
};

/** Follows a window's frames. All of a frame is told on the thread that draws; this one waits while
 *  that takes the scene over. */
class FrameWatch
{
public:
    explicit FrameWatch(QQuickWindow& window)
    {
        on(window, &QQuickWindow::afterSynchronizing, [this] { ++m_begun; });
        on(window, &QQuickWindow::frameSwapped, [this] {
            ++m_frames;
            m_shownNs = monotonicNs();
            m_shown = m_begun.load();
        });
        // Of one without changes, too, which is not shown.
        on(window, &QQuickWindow::afterFrameEnd, [this] {
            m_ended = m_begun.load();
            QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        });
    }

    int frames() const { return m_frames; }
    int begun() const { return m_begun; }

    /** Runs the event loop until a frame begun after the first `begun` is shown; when, as
     *  monotonicNs(). */
    std::int64_t awaitShownAfter(int begun)
    {
        while (m_shown <= begun)
            m_loop.exec();
        return m_shownNs;
    }

    /** Runs the event loop until no frame is being drawn; when the last was shown. */
    std::int64_t awaitAllShown()
    {
        while (m_ended < m_begun)
            m_loop.exec();
        return m_shownNs;
    }

private:
    template <typename Signal, typename Slot> void on(QQuickWindow& window, Signal signal, Slot slot)
    {
        QObject::connect(&window, signal, &m_loop, slot, Qt::DirectConnection);
    }

    QEventLoop m_loop;
    std::atomic<int> m_begun = 0, m_shown = 0, m_ended = 0, m_frames = 0;
    std::atomic<std::int64_t> m_shownNs = 0;
};

void printSteps(const char* name, StepTimes times)
{
    const auto at = [](std::vector<double>& steps, double share) {
        std::ranges::sort(steps);
        return steps[static_cast<std::size_t>(share * static_cast<double>(steps.size() - 1))];
    };
    std::printf("%-20s first frame p50 %5.1f p95 %5.1f, last p50 %5.1f p95 %5.1f ms; "
                "%.2f frames, %5.1f ms of processor a step\n",
                name, at(times.first, 0.5), at(times.first, 0.95), at(times.last, 0.5),
                at(times.last, 0.95), times.frames, times.ranMs);
}

StepTimes timeSteps(BenchWindow& window, const std::function<void(int)>& step)
{
    StepTimes times;
    FrameWatch watch(*window.window());
    const std::clock_t ran = std::clock();
    for (int i = 0; i < kSteps; ++i) {
        const int begun = watch.begun();
        const std::int64_t startNs = monotonicNs();
        const auto sinceStartMs = [&](std::int64_t ns) {
            return 1e-6 * static_cast<double>(ns - startNs);
        };
        step(i);
        times.first.push_back(sinceStartMs(watch.awaitShownAfter(begun)));
        runFor(kStepPauseSec);
        times.last.push_back(sinceStartMs(watch.awaitAllShown()));
    }
    times.frames = watch.frames() / static_cast<double>(kSteps);
    times.ranMs = 1e3 * static_cast<double>(std::clock() - ran) / CLOCKS_PER_SEC / kSteps;
    return times;
}

void awaitColumns(ChartModel& chart)
{
    QEventLoop loop;
    QObject::connect(&chart, &ChartModel::loadingChanged, &loop, [&] {
        if (!chart.loading())
            loop.quit();
    });
    loop.exec();
}

/** Returns when the worker and its helpers have done what a start asks of them: training, drift
 * over past windows. They give way to the window, but on two cores it shares them with a software
 *  rasteriser. */
void awaitIdleWorker()
{
    constexpr double idleShare = 0.05; // of a core
    const auto ranNs = [] { return ranNsByThreadName()[QStringLiteral("worker")]; };
    for (std::int64_t before = ranNs(), now = 0;; before = now) {
        runFor(1);
        now = ranNs();
        // Fewer when a helper has ended in between.
        if (now >= before && static_cast<double>(now - before) < idleShare * 1e9)
            return;
    }
}

} // namespace

int benchZoom(const BenchCall& call)
{
    const QApplication app(call.argc, call.argv);
    const int candles = call.number(0, kCandles);
    const QTemporaryDir folder;
    storeCandles(folder.path(), candles);
    const std::int64_t startNs = monotonicNs();
    const auto sinceStartMs = [&](std::int64_t ns) {
        return 1e-6 * static_cast<double>(ns - startNs);
    };
    // Nobody listens there: no network in the way.
    BenchWindow window(folder.path(), {QStringLiteral("--set"),
                                       QStringLiteral("KRAKEN_API_URL=http://127.0.0.1:1")});
    const double firstFrameMs = sinceStartMs(window.open());
    AppModel& model = window.session().model();
    ChartModel& chart = *model.chart();
    model.setReduceMotion(true);
    awaitColumns(chart);
    const double dataMs = sinceStartMs(awaitFirstFrame(*window.window()));
    std::printf("%d candles stored: first frame %.0f ms, candles on screen %.0f ms, load %s\n",
                candles, firstFrameMs, dataMs, loadAverage().constData());

    printSteps("pan a day, training",
               timeSteps(window, [&](int i) { chart.panBy(i % 2 ? -0.04 : -0.06); }));
    awaitIdleWorker();
    printSteps("pan a day", timeSteps(window, [&](int i) { chart.panBy(i % 2 ? -0.04 : -0.06); }));
    const std::int64_t allNs = monotonicNs();
    chart.setRange(ChartModel::All);
    awaitColumns(chart);
    std::printf("all candles asked for the first time: %.0f ms\n",
                1e-6 * static_cast<double>(monotonicNs() - allNs));
    runFor(1);
    printSteps("pan all", timeSteps(window, [&](int i) { chart.panBy(i % 2 ? -0.01 : 0.008); }));
    printSteps("zoom in to an hour", timeSteps(window, [&](int) { chart.zoomAt(0.7, 0.86); }));
    runFor(1);
    printSteps("zoom out again", timeSteps(window, [&](int) { chart.zoomAt(0.7, 1 / 0.86); }));
    return 0;
}

} // namespace regime
