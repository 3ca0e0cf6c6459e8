// SPDX-License-Identifier: GPL-3.0-or-later
// What the organism costs: share of one core and frames a second in a real window, breathing and
// still. bench_organism [SECONDS]
#include "ui/organism.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickView>
#include <QTimer>

#include <atomic>
#include <cstdio>
#include <ctime>

using namespace regime;

namespace
{

double processSeconds()
{
    timespec spent{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return double(spent.tv_sec) + 1e-9 * double(spent.tv_nsec);
}

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void measure(const char* what, QSize size, double staleness, int seconds)
{
    QQuickView view;
    useOrganism(*view.engine());
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.resize(size);
    view.setInitialProperties({{QStringLiteral("trained"), true},
                               {QStringLiteral("confidence"), 0.7},
                               {QStringLiteral("bias"), 0.3},
                               {QStringLiteral("bullProbability"), 0.2},
                               {QStringLiteral("staleness"), staleness}});
    view.setSource(QUrl(QStringLiteral("qrc:/RegimeScope/Organism/Organism.qml")));
    std::atomic<int> frames = 0;
    QObject::connect(
        &view, &QQuickWindow::frameSwapped, &view, [&frames] { ++frames; }, Qt::DirectConnection);
    view.show();
    view.requestActivate(); // one without the focus has half the frames
    wait(1500);
    frames = 0;
    const double before = processSeconds();
    wait(1000 * seconds);
    const double percent = 100.0 * (processSeconds() - before) / seconds;
    std::printf("%-10s %4dx%-4d  %5.1f %% of a core  %4.1f frames/s  (%s, %s)\n", what,
                size.width(), size.height(), percent, double(frames) / seconds,
                view.isActive() ? "with the focus" : "without the focus",
                view.rootObject()->property("usesShader").toBool() ? "shader" : "stand-in");
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    const int seconds = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 10;
    for (const QSize size : {QSize(300, 300), QSize(480, 480), QSize(1440, 900)}) {
        measure("breathing", size, 0.0, seconds);
        measure("still", size, 1.0, seconds);
    }
    return 0;
}
