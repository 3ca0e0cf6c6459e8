// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singlewindow.h"
#include "tests/support/program.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

using namespace regime;
using namespace regime::test;

/** The window as a guest on a desktop: one a folder, tidy, and gone when it is asked to go. */
class TestSingleWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void secondStartRaisesTheFirst();
    void anotherFolderIsAnotherWindow();
    void silentWindowIsSaid();
    void deadWindowLeavesTheSeat();
    void unfinishedLockIsNobodys();
    void windowThatEndsMeanwhileLeavesTheSeat();
    void seatThatCannotBeTakenIsSaid();
    void windowStaysInItsFoldersAndEndsAtOnce();

private:
    QString runtime() const { return m_home->filePath(QStringLiteral("runtime")); }
    QStringList seats() const { return QDir(runtime()).entryList({QStringLiteral("*.lock")}); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Program> m_program;
};

void TestSingleWindow::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkdir(runtime()));
    QVERIFY(
        QFile::setPermissions(runtime(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("XDG_RUNTIME_DIR", runtime().toUtf8());
    m_program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), m_home->path());
    for (const char* name : {"DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM"})
        m_program->setVariable(name, qEnvironmentVariable(name));
    m_program->setVariable("XDG_RUNTIME_DIR", runtime());
    m_program->setVariable("KRAKEN_API_URL", QStringLiteral("http://127.0.0.1:1"));
    m_program->setVariable("XDG_STATE_HOME", m_home->filePath(QStringLiteral("state")));
}

void TestSingleWindow::secondStartRaisesTheFirst()
{
    const SingleWindow first(m_program->dataDir());
    QCOMPARE(first.standing(), SingleWindow::Standing::First);
    const QSignalSpy raised(&first, &SingleWindow::raiseRequested);
    for (int start = 1; start <= 2; ++start) {
        const Ended second = m_program->run({});
        QCOMPARE(second.code, 0);
        const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid());
        QVERIFY2(second.err.contains("already running") && second.err.contains(pid),
                 second.err.constData());
        QCOMPARE(raised.size(), start);
    }
    QVERIFY2(!QFileInfo::exists(m_program->dataDir()), "the second one has touched nothing");
}

void TestSingleWindow::anotherFolderIsAnotherWindow()
{
    const SingleWindow first(m_home->filePath(QStringLiteral("a")));
    QCOMPARE(SingleWindow(m_home->filePath(QStringLiteral("b"))).standing(),
             SingleWindow::Standing::First);
}

void TestSingleWindow::silentWindowIsSaid()
{
    const SingleWindow first(m_program->dataDir());
    // This thread waits, so that the first cannot answer.
    const SingleWindow second(m_program->dataDir(), 50);
    QCOMPARE(second.standing(), SingleWindow::Standing::Unanswered);
    QCOMPARE(second.otherPid(), std::optional(QCoreApplication::applicationPid()));
}

void TestSingleWindow::deadWindowLeavesTheSeat()
{
    const auto process = m_program->start({});
    QTRY_VERIFY_WITH_TIMEOUT(!seats().isEmpty(), 20'000);
    process->kill();
    QVERIFY(process->waitForFinished());
    QVERIFY(!seats().isEmpty());
    QCOMPARE(SingleWindow(m_program->dataDir()).standing(), SingleWindow::Standing::First);
}

/** One that was killed between making its lock and writing into it. */
void TestSingleWindow::unfinishedLockIsNobodys()
{
    QCOMPARE(SingleWindow(m_program->dataDir()).standing(), SingleWindow::Standing::First);
    QCOMPARE(seats().size(), 1);
    const QString lock = QDir(runtime()).filePath(seats().constFirst());
    QVERIFY(writeContent(lock, {}));
    QCOMPARE(QFileInfo(lock).size(), 0);
    QCOMPARE(SingleWindow(m_program->dataDir()).standing(), SingleWindow::Standing::First);
}

/** The first one may end at any moment of the second one's start. */
void TestSingleWindow::windowThatEndsMeanwhileLeavesTheSeat()
{
    QCOMPARE(SingleWindow(m_program->dataDir()).standing(), SingleWindow::Standing::First);
    const QString seat =
        QDir(runtime()).filePath(QFileInfo(seats().constFirst()).completeBaseName());
    for (int start = 0; start < 2000; ++start) {
        auto taken = WriterLock::take(seat);
        QVERIFY(taken);
        std::jthread ending([first = *std::move(taken), turns = start % 400]() mutable {
            for (std::atomic<int> turn = 0; turn < 100 * turns; ++turn) {
            }
            first.reset();
        });
        const SingleWindow second(m_program->dataDir(), 0);
        ending.join();
        if (second.standing() == SingleWindow::Standing::First)
            QVERIFY2(writerPid(seat), qPrintable(QString::number(start)));
    }
}

void TestSingleWindow::seatThatCannotBeTakenIsSaid()
{
    QCOMPARE(SingleWindow(m_program->dataDir()).standing(), SingleWindow::Standing::First);
    const QString lock = QDir(runtime()).filePath(seats().constFirst());
    QVERIFY(QFile::remove(lock));
    QVERIFY(QDir().mkdir(lock));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("open a second window: The folder .* "
                                                           "cannot be written")));
    QCOMPARE(SingleWindow(m_program->dataDir()).standing(), SingleWindow::Standing::First);
}

void TestSingleWindow::windowStaysInItsFoldersAndEndsAtOnce()
{
    const auto process = m_program->start({});
    QByteArray said;
    const auto isAtWork = [&] {
        said += process->readAllStandardError();
        return said.contains("exchange: ");
    };
    QVERIFY2(QTest::qWaitFor(isAtWork, 20'000), said.constData());
    const Ended ended = Program::signalled(*process, SIGTERM);
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.tookMs < 2000, qPrintable(QString::number(ended.tookMs)));

    const QStringList folders =
        QDir(m_home->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& folder : folders)
        QVERIFY2((QStringList{QStringLiteral("cache"), QStringLiteral("config"),
                              QStringLiteral("data"), QStringLiteral("runtime"),
                              QStringLiteral("state"), QStringLiteral("store")})
                     .contains(folder),
                 qPrintable(folder));
    QCOMPARE(QDir(runtime()).entryList(QDir::AllEntries | QDir::System | QDir::Hidden |
                                       QDir::NoDotAndDotDot),
             seats()); // no socket is left
    for (const QString& folder :
         {QStringLiteral("runtime"), QStringLiteral("state"), QStringLiteral("store")}) {
        QDirIterator entries(m_home->filePath(folder),
                             QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                             QDirIterator::Subdirectories);
        int count = 0;
        while (entries.hasNext()) {
            const QFileInfo entry(entries.next());
            const auto forOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                   QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
            QVERIFY2(!(entry.permissions() & forOthers), qPrintable(entry.filePath()));
            ++count;
        }
        QVERIFY(count > 0);
    }
}

QTEST_GUILESS_MAIN(TestSingleWindow)
#include "tst_singlewindow.moc"
