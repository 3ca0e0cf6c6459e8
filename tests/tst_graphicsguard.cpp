// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/graphicsguard.h"
#include "tests/support/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace regime;
using namespace regime::test;

namespace
{
const QString lockName = QStringLiteral("/first-frame.lock");
const QByteArray sentence("draws without the graphics card");
} // namespace

/** A start that dies of its graphics, and the one after it. */
class TestGraphicsGuard : public QObject
{
    Q_OBJECT

private slots:
    void concludesOnlyFromTheDead();
    void fallsBackAfterACrash();
    void drawsInSoftwareWhenAsked();

private:
    static std::unique_ptr<Program> windowProgram(const QString& home)
    {
        auto program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), home);
        for (const char* name : {"DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM"})
            program->setVariable(name, qEnvironmentVariable(name));
        return program;
    }
};

void TestGraphicsGuard::concludesOnlyFromTheDead()
{
    const QTemporaryDir home;
    const QString folder = home.filePath(QStringLiteral("made/by/it"));
    {
        GraphicsGuard first(folder);
        QVERIFY2(!first.lastStartCrashed(), "there was none");
        QVERIFY(QFile::exists(folder + lockName));
        QVERIFY2(!GraphicsGuard(folder).lastStartCrashed(), "the other one is still at it");
        first.firstFrameShown();
        QVERIFY(!QFile::exists(folder + lockName));
    }
    {
        const GraphicsGuard endsInOrder(folder);
    }
    QVERIFY(!GraphicsGuard(folder).lastStartCrashed());
}

void TestGraphicsGuard::fallsBackAfterACrash()
{
    const QTemporaryDir home;
    const auto program = windowProgram(home.path());
    const QString lock = program->dataDir() + lockName;
    // No driver can be found: the scene graph cannot begin, and Qt aborts.
    program->setVariable("LIBGL_DRIVERS_PATH", home.path());
    const Ended crashed = program->run({QStringLiteral("--demo")});
    QCOMPARE(crashed.code, -1);
    QVERIFY(QFile::exists(lock));

    const auto again = program->start({QStringLiteral("--demo")});
    QVERIFY(again->waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(lock), 20'000);
    const Ended ended = Program::signalled(*again, SIGTERM);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY2(ended.err.contains(sentence), ended.err.constData());
}

void TestGraphicsGuard::drawsInSoftwareWhenAsked()
{
    const QTemporaryDir home;
    const auto program = windowProgram(home.path());
    program->setVariable("LIBGL_DRIVERS_PATH", home.path());
    program->setVariable("QSG_INFO", QStringLiteral("1"));
    const auto process = program->start({QStringLiteral("--demo"), QStringLiteral("--software"),
                                         QStringLiteral("--log-level"), QStringLiteral("debug")});
    QVERIFY(process->waitForStarted());
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process->readAllStandardError()).contains("backend software"),
                             20'000);
    const Ended ended = Program::signalled(*process, SIGTERM);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(!(said + ended.err).contains(sentence));
}

QTEST_GUILESS_MAIN(TestGraphicsGuard)
#include "tst_graphicsguard.moc"
