// SPDX-License-Identifier: GPL-3.0-or-later
// What the organism costs: share of one core and frames a second in a real window, breathing and
// still, beside an empty window that is shown as often. bench_organism [SECONDS]
#include "ui/organism.h"

#include <QGuiApplication>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickView>
#include <QTimer>

#include <atomic>
#include <cstdio>
#include <ctime>
#include <memory>

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

void measure(const char* what, QQuickView& view, QSize size, int seconds)
{
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.resize(size);
    // The render thread may count one more frame after the end of this function.
    const auto frames = std::make_shared<std::atomic<int>>(0);
    QObject::connect(
        &view, &QQuickWindow::frameSwapped, &view, [frames] { ++*frames; }, Qt::DirectConnection);
    view.show();
    view.requestActivate(); // one without the focus has half the frames
    wait(1500);
    *frames = 0;
    const double before = processSeconds();
    wait(1000 * seconds);
    const double percent = 100.0 * (processSeconds() - before) / seconds;
    const QVariant usesShader = view.rootObject()->property("usesShader");
    std::printf("%-10s %4dx%-4d  %5.1f %% of a core  %4.1f frames/s  (%s%s)\n", what, size.width(),
                size.height(), percent, double(*frames) / seconds,
                view.isActive() ? "with the focus" : "without the focus",
                !usesShader.isValid() ? ""
                : usesShader.toBool() ? ", shader"
                                      : ", stand-in");
}

void measureOrganism(const char* what, QSize size, double staleness, int seconds)
{
    QQuickView view;
    useOrganism(*view.engine());
    view.setInitialProperties({{QStringLiteral("trained"), true},
                               {QStringLiteral("confidence"), 0.7},
                               {QStringLiteral("bias"), 0.3},
                               {QStringLiteral("bullProbability"), 0.2},
                               {QStringLiteral("staleness"), staleness}});
    view.setSource(QUrl(QStringLiteral("qrc:/RegimeScope/Organism/Organism.qml")));
    measure(what, view, size, seconds);
}

/** What composing and showing a window costs by itself: one in which a dot moves. */
void measureEmpty(QSize size, int seconds)
{
    QQuickView view;
    auto* const dot = new QQmlComponent(view.engine(), &view);
    dot->setData(R"(import QtQuick
        Item {
            Rectangle { id: dot; width: 1; height: 1 }
            Timer { interval: 100; running: true; repeat: true; onTriggered: dot.x = 1 - dot.x }
        })",
                 QUrl());
    view.setContent(QUrl(), dot, dot->create());
    measure("empty", view, size, seconds);
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    const int seconds = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 10;
    for (const QSize size : {QSize(300, 300), QSize(480, 480), QSize(1440, 900)}) {
        measureEmpty(size, seconds);
        measureOrganism("breathing", size, 0.0, seconds);
        measureOrganism("still", size, 1.0, seconds);
    }
    return 0;
}
