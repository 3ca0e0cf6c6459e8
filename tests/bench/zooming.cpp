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
#include <cstdio>
#include <functional>

namespace regime
{

namespace
{

constexpr int kCandles = 500'000;
constexpr int kSteps = 60;
constexpr double kStepPauseSec = 0.03; ///< a hand on the wheel

/** Milliseconds from a step to the frame that shows it: not one that was already being drawn. */
double timeStep(QQuickWindow& window, const std::function<void()>& step)
{
    constexpr auto once =
        static_cast<Qt::ConnectionType>(Qt::DirectConnection | Qt::SingleShotConnection);
    QEventLoop loop;
    std::int64_t shownAtNs = 0;
    const std::int64_t startNs = monotonicNs();
    step();
    const auto shown = [&] {
        shownAtNs = monotonicNs();
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    };
    // Both on the thread that draws; this one waits while it takes the scene over.
    QObject::connect(
        &window, &QQuickWindow::afterSynchronizing, &loop,
        [&] { QObject::connect(&window, &QQuickWindow::frameSwapped, &loop, shown, once); }, once);
    loop.exec();
    return 1e-6 * static_cast<double>(shownAtNs - startNs);
}

void printSteps(const char* name, std::vector<double> steps)
{
    std::ranges::sort(steps);
    const auto at = [&](double share) {
        return steps[static_cast<std::size_t>(share * static_cast<double>(steps.size() - 1))];
    };
    std::printf("%-28s p50 %6.1f  p95 %6.1f  longest %6.1f ms\n", name, at(0.5), at(0.95),
                steps.back());
}

std::vector<double> timeSteps(BenchWindow& window, const std::function<void(int)>& step)
{
    std::vector<double> times;
    for (int i = 0; i < kSteps; ++i) {
        times.push_back(timeStep(*window.window(), [&] { step(i); }));
        runFor(kStepPauseSec);
    }
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
