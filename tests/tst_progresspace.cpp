// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progresspace.h"

#include <QTest>

using namespace regime;
using namespace std::chrono_literals;

class TestProgressPace : public QObject
{
    Q_OBJECT

private slots:
    void theFirstIsDueAndThenOneEachTenthOfASecond()
    {
        ProgressPace pace;
        const ProgressPace::Time start{};
        QVERIFY(pace.isDue(start));
        int due = 0;
        for (int ms = 1; ms <= 1000; ++ms)
            due += pace.isDue(start + std::chrono::milliseconds(ms));
        QCOMPARE(due, 10);
    }

    void afterALongSilenceNothingIsMadeUpFor()
    {
        ProgressPace pace;
        const ProgressPace::Time start{};
        QVERIFY(pace.isDue(start));
        QVERIFY(pace.isDue(start + 10s));
        QVERIFY(!pace.isDue(start + 10s + 99ms));
        QVERIFY(pace.isDue(start + 10s + 100ms));
    }
};

QTEST_GUILESS_MAIN(TestProgressPace)
#include "tst_progresspace.moc"
