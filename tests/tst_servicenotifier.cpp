// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servicenotifier.h"
#include "core/engine/regimeworker.h"
#include "tests/support/program.h"

#include <QRegularExpression>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace regime;
using namespace regime::test;

namespace
{

/** systemd's end of the notification socket. */
class NotifySocket
{
public:
    explicit NotifySocket(const QString& path) : m_file(::socket(AF_UNIX, SOCK_DGRAM, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, qPrintable(path), sizeof address.sun_path);
        if (::bind(m_file, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            qFatal("cannot bind %s", qPrintable(path));
    }
    ~NotifySocket() { ::close(m_file); }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    /** What has come since the last call. */
    QByteArrayList received()
    {
        QByteArrayList messages;
        char bytes[256];
        for (ssize_t size; (size = ::recv(m_file, bytes, sizeof bytes, MSG_DONTWAIT)) >= 0;)
            messages << QByteArray(bytes, size);
        return messages;
    }

private:
    int m_file;
};

} // namespace

/** systemd hears when the program is ready, that it lives, and that it stops. */
class TestServiceNotifier : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void runTellsItsLife();
    void stuckWorkerIsNotAlive();
    void overduePollIsNotAlive();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NotifySocket> m_socket;
    QByteArrayList m_heard;
    bool heard(const QByteArray& message)
    {
        m_heard += m_socket->received();
        return m_heard.contains(message);
    }
};

void TestServiceNotifier::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(QStringLiteral("notify"));
    m_socket = std::make_unique<NotifySocket>(path);
    m_heard.clear();
    qputenv("NOTIFY_SOCKET", path.toUtf8());
    qputenv("WATCHDOG_USEC", "20000");
}

void TestServiceNotifier::cleanup()
{
    qunsetenv("NOTIFY_SOCKET");
    qunsetenv("WATCHDOG_USEC");
}

void TestServiceNotifier::runTellsItsLife()
{
    Program program(QStringLiteral(REGIMESCOPE), m_folder->path());
    program.setVariable("NOTIFY_SOCKET", qEnvironmentVariable("NOTIFY_SOCKET"));
    program.setVariable("WATCHDOG_USEC", QStringLiteral("200000"));
    program.setVariable("KRAKEN_API_URL", QStringLiteral("http://127.0.0.1:1"));
    const auto process = program.start({QStringLiteral("run")});
    QTRY_VERIFY_WITH_TIMEOUT(heard("READY=1"), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(heard("WATCHDOG=1"), 20'000);
    const Ended ended = Program::signalled(*process, SIGTERM);
    QCOMPARE(ended.code, 0);
    QVERIFY(heard("STOPPING=1"));
    QCOMPARE(m_heard.count("READY=1"), 1);
}

void TestServiceNotifier::stuckWorkerIsNotAlive()
{
    QThread thread;
    RegimeWorker worker({});
    worker.moveToThread(&thread);
    QSemaphore entered;
    QSemaphore released;
    thread.start();
    QMetaObject::invokeMethod(
        &worker,
        [&] {
            entered.release();
            released.acquire();
        },
        Qt::QueuedConnection);
    entered.acquire();

    const ServiceNotifier notifier(worker);
    int turns = 0;
    QTimer counter;
    connect(&counter, &QTimer::timeout, [&turns] { ++turns; });
    counter.start(10);
    QTRY_VERIFY(turns >= 10); // five of the watchdog's halves
    QVERIFY(!heard("WATCHDOG=1"));
    released.release();
    QTRY_VERIFY(heard("WATCHDOG=1"));
    thread.quit();
    thread.wait();
}

void TestServiceNotifier::overduePollIsNotAlive()
{
    RegimeWorker worker({});
    const ServiceNotifier notifier(worker, std::chrono::milliseconds(0));
    EngineReport report;
    report.health.asOfSec = 1000;
    report.health.nextPollSec = 1000;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("poll is overdue")));
    bool answered = false;
    connect(&worker, &RegimeWorker::alive, [&answered] { answered = true; });
    emit worker.reported(report);
    QTRY_VERIFY(heard("READY=1"));
    QTRY_VERIFY(answered);
    QCoreApplication::processEvents();
    QVERIFY(!heard("WATCHDOG=1"));
    report.health.nextPollSec = 1060;
    report.health.sequence = 1;
    emit worker.reported(report);
    QTRY_VERIFY(heard("WATCHDOG=1"));
}

QTEST_GUILESS_MAIN(TestServiceNotifier)
#include "tst_servicenotifier.moc"
