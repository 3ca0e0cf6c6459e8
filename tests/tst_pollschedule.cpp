// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/pollschedule.h"

#include <QSet>
#include <QTest>

#include <cmath>

using namespace regime;

namespace
{
constexpr double minute = 1'700'000'040; // a multiple of 60

/** Runs the schedule like its owner does, over clock readings given one after the other. */
struct Owner {
    PollSchedule schedule{60, 1};
    std::optional<double> planned;
    int polls = 0;

    void lookAt(double nowSec)
    {
        const PollDecision decision = schedule.decide(planned, nowSec);
        polls += decision.pollNow ? 1 : 0;
        planned = decision.nextPollSec;
        sleepSec = decision.sleepSec;
    }
    double sleepSec = 0;
};
} // namespace

class TestPollSchedule : public QObject
{
    Q_OBJECT

private slots:
    void line64_pollsComeTwoToThreeSecondsAfterEachMultiple_data();
    void line64_pollsComeTwoToThreeSecondsAfterEachMultiple();
    void line64_theSeedSpreadsInstances();
    void line64_everyMinuteIsPolledOnce();
    void line26_aJumpGivesOneCatchUp_data();
    void line26_aJumpGivesOneCatchUp();
    void line26_theSleepIsNeverNegativeNorLong();
    void line26_aSmallCorrectionBackIsNoPoll();
    void nothingIsDueBeforeAPlanExists();
};

void TestPollSchedule::line64_pollsComeTwoToThreeSecondsAfterEachMultiple_data()
{
    QTest::addColumn<int>("intervalSec");
    QTest::newRow("30 s") << 30;
    QTest::newRow("a minute") << 60;
    QTest::newRow("an odd interval") << 77;
    QTest::newRow("a day") << 86400;
}

void TestPollSchedule::line64_pollsComeTwoToThreeSecondsAfterEachMultiple()
{
    QFETCH(int, intervalSec);
    const PollSchedule schedule(intervalSec, 3);
    double nowSec = minute + 0.3;
    for (int i = 0; i < 1000; ++i) {
        const double next = schedule.nextPollSec(nowSec);
        QVERIFY(next > nowSec && next - nowSec < intervalSec + 1);
        const double after = std::fmod(next, intervalSec);
        QVERIFY(after >= 2 && after <= 3);
        nowSec = next;
    }
}

void TestPollSchedule::line64_theSeedSpreadsInstances()
{
    QSet<int> tenths;
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        tenths.insert(static_cast<int>((PollSchedule(60, seed).nextPollSec(minute) - minute) * 10));
    QCOMPARE(tenths.size(), 10);
    QCOMPARE(PollSchedule(60, 5).nextPollSec(minute), PollSchedule(60, 5).nextPollSec(minute));
}

void TestPollSchedule::line64_everyMinuteIsPolledOnce()
{
    Owner owner;
    double nowSec = minute + 10;
    owner.lookAt(nowSec);
    const double endSec = nowSec + 3600;
    while (nowSec < endSec) {
        nowSec += owner.sleepSec;
        owner.lookAt(nowSec);
    }
    QCOMPARE(owner.polls, 60);
}

void TestPollSchedule::line26_aJumpGivesOneCatchUp_data()
{
    QTest::addColumn<double>("jumpSec");
    QTest::newRow("an hour forward") << 3600.0;
    QTest::newRow("an hour back") << -3600.0;
    QTest::newRow("a day forward") << 86400.0;
    QTest::newRow("a day back") << -86400.0;
    QTest::newRow("eight hours suspended") << 28800.0;
    QTest::newRow("two minutes back") << -120.0;
}

void TestPollSchedule::line26_aJumpGivesOneCatchUp()
{
    QFETCH(double, jumpSec);
    Owner owner;
    double nowSec = minute + 10;
    owner.lookAt(nowSec);
    QCOMPARE(owner.polls, 0);
    nowSec += jumpSec;
    for (int look = 0; look < 5; ++look) {
        owner.lookAt(nowSec);
        nowSec += 1;
    }
    QCOMPARE(owner.polls, 1);
    QVERIFY(*owner.planned > nowSec && *owner.planned < nowSec + 63);
}

void TestPollSchedule::line26_theSleepIsNeverNegativeNorLong()
{
    Owner owner;
    for (const double nowSec : {minute, minute + 62.5, minute - 1e6, minute + 1e6, minute + 1e6}) {
        owner.lookAt(nowSec);
        QVERIFY(owner.sleepSec > 0 && owner.sleepSec <= PollSchedule::longestSleepSec);
    }
}

void TestPollSchedule::line26_aSmallCorrectionBackIsNoPoll()
{
    Owner owner;
    double nowSec = minute + 10;
    owner.lookAt(nowSec);
    nowSec = *owner.planned + 0.001;
    owner.lookAt(nowSec);
    QCOMPARE(owner.polls, 1);
    nowSec -= 0.6;
    for (int look = 0; look < 10; ++look) {
        owner.lookAt(nowSec);
        nowSec += 1;
    }
    QCOMPARE(owner.polls, 1);
}

void TestPollSchedule::nothingIsDueBeforeAPlanExists()
{
    const PollDecision first = PollSchedule(60, 1).decide(std::nullopt, minute + 2.9);
    QVERIFY(!first.pollNow);
    QVERIFY(first.nextPollSec > minute + 2);
}

QTEST_GUILESS_MAIN(TestPollSchedule)
#include "tst_pollschedule.moc"
