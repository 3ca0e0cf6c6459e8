// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/demowindow.h"

#include "app/log.h"
#include "tests/bench/processnumbers.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QQuickWindow>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace regime
{

namespace
{

[[noreturn]] void giveUp(const QString& sentence)
{
    std::fprintf(stderr, "bench_window: %s\n", qPrintable(sentence));
    std::exit(CouldNot);
}

Ground groundFor(const QString& dataDir, QStringList arguments)
{
    arguments << QStringLiteral("--data-dir") << dataDir << QStringLiteral("--log-level")
              << QStringLiteral("warning");
    const auto parsed = parseArguments(arguments);
    if (!parsed)
        giveUp(QString::fromStdString(parsed.error().message));
    QCommandLineParser parser;
    addDemoOptions(parser);
    parser.parse(QStringList{QStringLiteral("bench_window")} + parsed->arguments);
    int argc = 0;
    const auto request = groundRequest(parser, {parsed->common, parsed->arguments, argc, nullptr});
    if (!request)
        giveUp(request.error().sentence);
    auto ground = makeGround(*request);
    if (!ground)
        giveUp(ground.error().sentence);
    installLog(ground->dataDir, parsed->common.logLevel);
    return *std::move(ground);
}

} // namespace

BenchWindow::BenchWindow(const QString& dataDir, QStringList arguments)
    : m_ground(groundFor(dataDir, std::move(arguments))),
      m_session(std::make_unique<Session>(SessionOptions{
          m_ground.configuration, m_ground.dataDir, m_ground.clock, m_ground.demo != nullptr, {}}))
{
}

std::int64_t BenchWindow::open()
{
    const auto window = m_session->open();
    if (!window)
        giveUp(QString::fromStdString(window.error().message));
    m_window = *window;
    QObject::connect(
        m_window, &QQuickWindow::frameSwapped, m_window, [this] { ++m_frames; },
        Qt::DirectConnection);
    return awaitFirstFrame(*m_window);
}

std::int64_t awaitFirstFrame(QQuickWindow& window)
{
    QEventLoop loop;
    std::int64_t shownAtNs = 0;
    // On the thread that draws; the event loop ends after what the frame set off before.
    QObject::connect(
        &window, &QQuickWindow::frameSwapped, &loop,
        [&] {
            shownAtNs = monotonicNs();
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        },
        static_cast<Qt::ConnectionType>(Qt::DirectConnection | Qt::SingleShotConnection));
    loop.exec();
    return shownAtNs;
}

void runFor(double seconds)
{
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(1000 * seconds), Qt::PreciseTimer, &loop,
                       &QEventLoop::quit);
    loop.exec();
}

} // namespace regime
