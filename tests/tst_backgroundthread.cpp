// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backgroundthread.h"

#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <latch>

using namespace regime;

namespace
{

int nicenessOfThisThread()
{
    return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
}

} // namespace

class TestBackgroundThread : public QObject
{
    Q_OBJECT

private slots:
    void itAndTheThreadsItStartsGiveWay()
    {
        const int before = nicenessOfThisThread();
        int itself = before;
        int started = before;
        backgroundThread([&](const std::stop_token&) {
            itself = nicenessOfThisThread();
            std::jthread([&] { started = nicenessOfThisThread(); }).join();
        }).join();
        QCOMPARE(itself, std::min(before + 10, 19));
        QCOMPARE(started, itself);
        QCOMPARE(nicenessOfThisThread(), before);
    }

    void itEndsWhenAskedTo()
    {
        std::latch begun(1);
        bool asked = false;
        {
            const std::jthread thread = backgroundThread([&](const std::stop_token& stop) {
                begun.count_down();
                while (!stop.stop_requested())
                    std::this_thread::yield();
                asked = true;
            });
            begun.wait();
        }
        QVERIFY(asked);
    }
};

QTEST_GUILESS_MAIN(TestBackgroundThread)
#include "tst_backgroundthread.moc"
