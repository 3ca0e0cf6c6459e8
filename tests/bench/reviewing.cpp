// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/demowindow.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/windowbenches.h"
#include "ui/appmodel.h"

#include <QApplication>
#include <QEventLoop>
#include <QQuickWindow>

#include <cstdio>

namespace regime
{

namespace
{

/** Runs the event loop until the review has ended. */
void awaitReview(ReviewModel& review)
{
    QEventLoop loop;
    QObject::connect(&review, &ReviewModel::changed, &loop, [&] {
        if (!review.running())
            loop.quit();
    });
    review.start();
    loop.exec();
}

} // namespace

int benchReview(const BenchCall& call)
{
    const QApplication app(call.argc, call.argv);
    // No exchange: what is measured is the review alone.
    BenchWindow window(
        call.arguments.value(0),
        {QStringLiteral("--set"), QStringLiteral("KRAKEN_API_URL=http://127.0.0.1:9")});
    AppModel& model = window.session().model();
    model.setReduceMotion(true);
    window.open();
    model.setPage(AppModel::ReviewPage);
    ReviewModel& review = *model.review();
    review.setLedger(static_cast<int>(ReviewLedger::Replay));
    runFor(5);
    Heartbeat gui;
    gui.start();
    for (const char* round : {"first review", "second review"}) {
        const std::int64_t startedNs = monotonicNs();
        const int framesBefore = window.frames();
        awaitReview(review);
        const double tookSec = 1e-9 * static_cast<double>(monotonicNs() - startedNs);
        std::printf("%s: %.1f s, %.1f frames/s, load %s\n%s\n", round, tookSec,
                    static_cast<double>(window.frames() - framesBefore) / tookSec,
                    loadAverage().constData(), qPrintable(review.statusText()));
        runFor(1); // until the tables are drawn
    }
    // And whoever comes back to the tables.
    model.setPage(AppModel::MonitorPage);
    runFor(1);
    model.setPage(AppModel::ReviewPage);
    runFor(1);
    gui.stop();
    std::printf("GUI thread\n");
    printGaps(gui.sortedGaps());
    return review.empty() ? 1 : 0;
}

} // namespace regime
