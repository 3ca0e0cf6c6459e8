// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/demowindow.h"
#include "tests/bench/processnumbers.h"
#include "tests/bench/storedcandles.h"
#include "tests/bench/windowbenches.h"

#include <QApplication>
#include <QProcess>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace regime
{

namespace
{

constexpr int kTimes = 11;
constexpr int kChildMs = 30'000;

/** Main.qml's size, so that both windows have the same pixels to fill. */
constexpr char kEmptyWindow[] = R"(
import QtQuick
import QtCharts
Window {
    width: 1440; height: 900; visible: true
    ChartView { anchors.fill: parent }
})";

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/** Milliseconds from before the start of a process to its first frame. */
double timeOneStart(const QString& mode, int candles)
{
    const QTemporaryDir folder;
    if (candles > 0)
        storeCandles(folder.path(), candles);
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(
        QCoreApplication::applicationFilePath(),
        {QStringLiteral("first-frame-child"), mode, QString::number(monotonicNs()), folder.path()});
    child.waitForFinished(kChildMs);
    bool ok = false;
    const double ms = child.readAllStandardOutput().trimmed().toDouble(&ok);
    if (!ok) {
        std::fprintf(stderr, "bench_window: no first frame of %s\n", qPrintable(mode));
        std::exit(1);
    }
    return ms;
}

void printRow(const char* name, const std::vector<double>& times)
{
    std::printf("%-22s %8.1f %8.1f %8.1f\n", name, median(times), std::ranges::min(times),
                std::ranges::max(times));
}

} // namespace

int benchFirstFrame(const BenchCall& call)
{
    const QCoreApplication app(call.argc, call.argv);
    const int times = call.number(0, kTimes);
    const int candles = call.number(1, 0);
    std::vector<double> empty, real;
    for (int i = 0; i < times + 1; ++i) {
        const double emptyMs = timeOneStart(QStringLiteral("empty"), 0);
        const double realMs = timeOneStart(QStringLiteral("app"), candles);
        if (i == 0) // fills the caches of disk and driver
            continue;
        empty.push_back(emptyMs);
        real.push_back(realMs);
    }
    std::printf("exec to first frame, %d starts of each, %d candles stored, load %s\n", times,
                candles, loadAverage().constData());
    std::printf("%-22s %8s %8s %8s  ms\n", "", "median", "least", "most");
    printRow("empty chart window", empty);
    printRow("RegimeScope", real);
    std::printf("%-22s %8.1f %8.1f\n", "difference", median(real) - median(empty),
                std::ranges::min(real) - std::ranges::min(empty));
    return 0;
}

int benchFirstFrameChild(const BenchCall& call)
{
    const std::int64_t startedAtNs = call.arguments.value(1).toLongLong();
    const QApplication app(call.argc, call.argv);
    std::int64_t shownAtNs = 0;
    if (call.arguments.value(0) == u"app") {
        // Nobody listens there: no network in the way.
        BenchWindow window(
            call.arguments.value(2),
            {QStringLiteral("--set"), QStringLiteral("KRAKEN_API_URL=http://127.0.0.1:1")});
        shownAtNs = window.open();
    } else {
        QQmlApplicationEngine engine;
        engine.loadData(kEmptyWindow);
        shownAtNs = awaitFirstFrame(*qobject_cast<QQuickWindow*>(engine.rootObjects().value(0)));
    }
    std::printf("%.2f\n", 1e-6 * static_cast<double>(shownAtNs - startedAtNs));
    return 0;
}

} // namespace regime
