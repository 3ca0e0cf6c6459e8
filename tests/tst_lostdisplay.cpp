// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace regime::test;

/** A window whose X server goes away ends in order: a crash would cost a core file at each end of a
 *  desktop session, and be told as one. */
class TestLostDisplay : public QObject
{
    Q_OBJECT

private slots:
    void endsWithCodeOne();
};

void TestLostDisplay::endsWithCodeOne()
{
    QTemporaryDir home;
    QProcess server;
    server.start(QStringLiteral("Xvfb"),
                 {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                  QStringLiteral("0"), QStringLiteral("1280x800x24"), QStringLiteral("-nolisten"),
                  QStringLiteral("tcp")});
    QTRY_VERIFY_WITH_TIMEOUT(server.canReadLine(), 20'000);

    Program program(QStringLiteral(REGIMESCOPE), home.path());
    program.setVariable("DISPLAY",
                        QLatin1Char(':') + QString::fromLatin1(server.readLine().trimmed()));
    program.setVariable("QT_QPA_PLATFORM", QStringLiteral("xcb"));
    const auto window = program.start({QStringLiteral("--demo")});
    // The demo's worker begins after the window's first frame.
    QByteArray said;
    const auto isAtWork = [&] {
        said += window->readAllStandardError();
        return said.contains(" started on ");
    };
    QVERIFY2(QTest::qWaitFor(isAtWork, 30'000), said.constData());

    server.terminate();
    const Ended ended = Program::finish(*window, 20'000);
    QCOMPARE(window->exitStatus(), QProcess::NormalExit);
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("X11"), ended.err.constData());
}

QTEST_GUILESS_MAIN(TestLostDisplay)
#include "tst_lostdisplay.moc"
