// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/demowindow.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/windowbenches.h"
#include "ui/appmodel.h"
#include "ui/window.h"

#include <QApplication>
#include <QImage>
#include <QQuickWindow>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>

namespace regime
{

namespace
{

constexpr double kSettleSec = 10;

QStringList setting(const char* text)
{
    return {QStringLiteral("--set"), QString::fromLatin1(text)};
}

QStringList demoArguments(int speed)
{
    return {QStringLiteral("--demo"), QStringLiteral("--speed"), QString::number(speed)};
}

void printMemory(double seconds)
{
    std::printf("%8.0f %10.1f %10.1f %6d %8d\n", seconds, statusKb("VmRSS") / 1024.0,
                statusKb("RssAnon") / 1024.0, openFiles(), threadCount());
    std::fflush(stdout);
}

/** What happened in a window while it was watched. */
struct Happenings {
    int models = 0;
    int fills = 0;
    std::optional<std::int64_t> firstCandleSec, lastCandleSec;
};

void watch(AppModel& model, Happenings& seen)
{
    QObject::connect(&model, &AppModel::modelChanged, [&model, &seen, name = QString()]() mutable {
        const QString now = model.model().nameText;
        if (now.startsWith(u"Model ") && now != name)
            ++seen.models;
        name = now;
    });
    QObject::connect(model.chart(), &ChartModel::contentChanged, [&model, &seen] {
        ++seen.fills;
        seen.lastCandleSec = model.chart()->history().storeLastSec;
        if (!seen.firstCandleSec)
            seen.firstCandleSec = seen.lastCandleSec;
    });
}

void printProcessorUse(const char* name, BenchWindow& window, int seconds)
{
    const auto before = ranNsByThreadName();
    const int framesBefore = window.frames();
    runFor(seconds);
    auto after = ranNsByThreadName();
    double allNs = 0;
    for (auto& [thread, ranNs] : after) {
        if (const auto known = before.find(thread); known != before.end())
            ranNs -= known->second;
        allNs += static_cast<double>(ranNs);
    }
    const double percentOfNs = 100.0 / (1e9 * seconds);
    std::printf("%-10s %6.1f %% of a core, %.1f frames/s, load %s\n", name, allNs * percentOfNs,
                static_cast<double>(window.frames() - framesBefore) / seconds,
                loadAverage().constData());
    for (const auto& [thread, ranNs] : after)
        if (static_cast<double>(ranNs) * percentOfNs >= 0.1)
            std::printf("           %6.1f %%  %s\n", static_cast<double>(ranNs) * percentOfNs,
                        qPrintable(thread));
    std::fflush(stdout);
}

} // namespace

int benchMemory(const BenchCall& call)
{
    const QApplication app(call.argc, call.argv);
    const int seconds = call.number(0, 600);
    const QTemporaryDir folder;
    BenchWindow window(folder.path(), demoArguments(60));
    window.open();
    std::printf("demo at speed 60\n%8s %10s %10s %6s %8s\n", "seconds", "RSS MB", "private MB",
                "files", "threads");
    printMemory(0);
    double soFar = 0;
    for (const double mark : {10, 30, 60, 120, 300, 600, seconds}) {
        if (mark <= soFar || mark > seconds)
            continue;
        runFor(mark - soFar);
        soFar = mark;
        printMemory(soFar);
    }
    std::printf("load %s\n", loadAverage().constData());
    return 0;
}

namespace
{

/** Gaps of the GUI thread's event loop in `seconds` of a window with `arguments`. */
void watchStalls(const QStringList& arguments, int seconds)
{
    const QTemporaryDir folder;
    Happenings seen;
    BenchWindow window(folder.path(), arguments);
    watch(window.session().model(), seen);
    window.open();

    // The same beat on a thread that does nothing shows what the machine alone does to it.
    QThread idle;
    auto* machine = new Heartbeat;
    machine->moveToThread(&idle);
    QObject::connect(&idle, &QThread::started, machine, &Heartbeat::start);
    idle.start();
    Heartbeat gui;
    gui.start();
    const int framesBefore = window.frames();
    const std::int64_t ranBeforeNs = ownTimes().ranNs;
    runFor(seconds);
    const auto ranMs = 1e-6 * static_cast<double>(ownTimes().ranNs - ranBeforeNs);
    QMetaObject::invokeMethod(machine, &Heartbeat::stop, Qt::BlockingQueuedConnection);
    idle.quit();
    idle.wait();

    std::printf("%s for %d s: %d trainings, %lld candles, %d chart fills, "
                "%.1f frames/s, load %s\n",
                qPrintable(arguments.join(u' ')), seconds, seen.models,
                seen.firstCandleSec ? (*seen.lastCandleSec - *seen.firstCandleSec) / 60LL : 0LL,
                seen.fills, static_cast<double>(window.frames() - framesBefore) / seconds,
                loadAverage().constData());
    std::printf("GUI thread, %.1f ms of processor time a second\n", ranMs / seconds);
    printGaps(gui.sortedGaps());
    std::printf("a thread that does nothing else\n");
    printGaps(machine->sortedGaps());
    delete machine;
}

} // namespace

int benchStall(const BenchCall& call)
{
    const QApplication app(call.argc, call.argv);
    watchStalls(demoArguments(60) + setting("HMM_RETRAIN_INTERVAL_SEC=1200"), call.number(0, 60));
    return 0;
}

int benchPolls(const BenchCall& call)
{
    const QApplication app(call.argc, call.argv);
    // A poll a second; a training is due again as soon as one has ended.
    watchStalls(demoArguments(60) + setting("HMM_RETRAIN_INTERVAL_SEC=1") +
                    setting("HMM_N_STARTS=100"),
                50);
    return 0;
}

int benchShared(const BenchCall& call)
{
    const QApplication app(call.argc, call.argv);
    QTcpServer silent;
    if (!silent.listen(QHostAddress::LocalHost))
        return 1;
    const QByteArray store =
        "STORE_URL=postgresql://me@127.0.0.1:" + QByteArray::number(silent.serverPort()) + "/store";
    watchStalls(setting("KRAKEN_API_URL=http://127.0.0.1:1") + setting(store.constData()),
                call.number(0, 60));
    return 0;
}

int benchPicture(const BenchCall& call)
{
    const QApplication app(call.argc, call.argv);
    const QTemporaryDir folder;
    BenchWindow window(folder.path(), demoArguments(60));
    AppModel& model = window.session().model();
    model.setReduceMotion(true);
    window.open();
    runFor(call.number(1, 120));
    for (const auto& [theme, name] :
         {std::pair(AppModel::Light, "light"), std::pair(AppModel::Dark, "dark")}) {
        model.setTheme(theme);
        const auto picture =
            grabPage(*window.window(), model, AppModel::MonitorPage, QSize(1440, 900));
        const QString file =
            QStringLiteral("%1/monitor-%2.png").arg(call.arguments.value(0), QLatin1String(name));
        if (!picture || !picture->save(file)) {
            std::fprintf(stderr, "bench_window: no picture %s\n", qPrintable(file));
            return 1;
        }
    }
    return 0;
}

int benchIdle(const BenchCall& call)
{
    const QApplication app(call.argc, call.argv);
    const int seconds = call.number(0, 60);
    const QTemporaryDir folder;
    BenchWindow window(folder.path(), demoArguments(1));
    window.open();
    runFor(kSettleSec);
    printProcessorUse("breathing", window, seconds);
    window.session().model().setReduceMotion(true);
    runFor(1);
    printProcessorUse("still", window, seconds);
    window.window()->hide();
    runFor(1);
    printProcessorUse("hidden", window, seconds);
    return 0;
}

} // namespace regime
