// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/backoff.h"
#include "core/market/pacer.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace regime;

namespace
{
constexpr double now = 1'762'820'224;

RequestFailure errorOf(const char* words)
{
    return failureOfErrors({QString::fromLatin1(words)});
}
} // namespace

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    void line52_throttlePausesFiveSecondsDoublingToSixty();
    void line53_lockoutPausesAQuarterOfAnHour();
    void line54_throttledUntilIsBounded_data();
    void line54_throttledUntilIsBounded();
    void line55_permanentIsNotRetried();
    void line56_transientGrowsFromOneToSixtySecondsWithJitter();
    void line58_blockWaitsAMinute();
    void line59_retryAfterIsHonouredWithABound_data();
    void line59_retryAfterIsHonouredWithABound();
    void unknownErrorIsRetriedTwice();
    void limitedMarketIsPolledSlowly();
    void dayOfOutageCostsABoundedNumberOfRequests();
    void pacerKeepsTheSpacingAndWidensItAfterThrottles();
    void pacerNarrowsAgainAfterGoodAnswers();
    void pacerNeverShortensAPause();
};

void TestBackoff::line52_throttlePausesFiveSecondsDoublingToSixty()
{
    const RequestFailure failure = errorOf("EGeneral:Too many requests");
    const QList<double> expected{5, 10, 20, 40, 60, 60, 60};
    for (int i = 0; i < expected.size(); ++i)
        QCOMPARE(hostPauseSec(failure, {1, i + 1}, now), expected[i]);
    QCOMPARE(hostPauseSec(failure, {1000, 1000}, now), 60.0);
    QCOMPARE(retryWaitSec(failure, {1, 1}, now, 0.5).value(), 5.0);
    QCOMPARE(hostPauseSec(errorOf("EService:Busy"), {3, 0}, now), 0.0);
}

void TestBackoff::line53_lockoutPausesAQuarterOfAnHour()
{
    const RequestFailure failure = errorOf("EGeneral:Temporary lockout");
    QCOMPARE(hostPauseSec(failure, {1, 1}, now), 900.0);
    QCOMPARE(hostPauseSec(failure, {5, 5}, now), 900.0);
}

void TestBackoff::line54_throttledUntilIsBounded_data()
{
    QTest::addColumn<double>("untilSec");
    QTest::addColumn<double>("pauseSec");
    QTest::newRow("half a minute ahead") << now + 30 << 30.0;
    QTest::newRow("in the past") << now - 100 << 5.0;
    QTest::newRow("two seconds ahead") << now + 2 << 5.0;
    QTest::newRow("a day ahead") << now + 86400 << 3600.0;
    QTest::newRow("absurd") << 1e300 << 3600.0;
}

void TestBackoff::line54_throttledUntilIsBounded()
{
    QFETCH(double, untilSec);
    QFETCH(double, pauseSec);
    const QString words = QStringLiteral("EService: Throttled: %1").arg(untilSec, 0, 'g', 15);
    QCOMPARE(hostPauseSec(failureOfErrors({words}), {1, 1}, now), pauseSec);
}

void TestBackoff::line55_permanentIsNotRetried()
{
    QVERIFY(!retryWaitSec(errorOf("EQuery:Unknown asset pair"), {1, 0}, now, 0.5));
}

void TestBackoff::line56_transientGrowsFromOneToSixtySecondsWithJitter()
{
    const RequestFailure failure = errorOf("EService:Unavailable");
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    for (int inRow = 1; inRow <= 200; ++inRow) {
        const double baseSec = std::min(60.0, std::exp2(std::min(inRow - 1, 20)));
        double least = 1e9;
        double most = 0;
        for (int draw = 0; draw < 200; ++draw) {
            const double waitSec = retryWaitSec(failure, {inRow, 0}, now, unit(random)).value();
            least = std::min(least, waitSec);
            most = std::max(most, waitSec);
        }
        QVERIFY(least >= std::min(baseSec, 45.0));
        QVERIFY(most <= std::min(60.0, 2 * baseSec));
        QVERIFY2(most - least > 0.2 * std::min(baseSec, 15.0), "no jitter");
    }
}

void TestBackoff::line58_blockWaitsAMinute()
{
    const RequestFailure failure = failureOfHttp({403, "<html>captcha</html>", {}, {}, {}, 0});
    QCOMPARE(hostPauseSec(failure, {1, 1}, now), 60.0);
    QCOMPARE(retryWaitSec(failure, {1, 1}, now, 0).value(), 60.0);
}

void TestBackoff::line59_retryAfterIsHonouredWithABound_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<double>("waitSec");
    QTest::newRow("seconds, throttled") << 429 << QByteArray("120") << 120.0;
    QTest::newRow("date, throttled") << 429 << QByteArray("Tue, 11 Nov 2025 00:18:04 GMT") << 60.0;
    QTest::newRow("seconds, unavailable") << 503 << QByteArray("77") << 77.0;
    QTest::newRow("a week") << 429 << QByteArray("604800") << 3600.0;
    QTest::newRow("shorter than the floor") << 429 << QByteArray("1") << 5.0;
    QTest::newRow("negative") << 429 << QByteArray("-9") << 5.0;
}

void TestBackoff::line59_retryAfterIsHonouredWithABound()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(double, waitSec);
    const RequestFailure failure = failureOfHttp({status, "x", header, {}, {}, 0});
    QCOMPARE(retryWaitSec(failure, {1, 1}, now, 0).value(), waitSec);
}

void TestBackoff::unknownErrorIsRetriedTwice()
{
    const RequestFailure failure = errorOf("EFoo:never heard of");
    QVERIFY(retryWaitSec(failure, {1, 0}, now, 0).has_value());
    QVERIFY(retryWaitSec(failure, {2, 0}, now, 0).has_value());
    QVERIFY(!retryWaitSec(failure, {3, 0}, now, 0).has_value());
}

void TestBackoff::limitedMarketIsPolledSlowly()
{
    const RequestFailure failure = errorOf("EService:Market in cancel_only mode");
    QCOMPARE(retryWaitSec(failure, {9, 0}, now, 0).value(), 60.0);
}

void TestBackoff::dayOfOutageCostsABoundedNumberOfRequests()
{
    const RequestFailure failure = errorOf("EService:Unavailable");
    double elapsedSec = 0;
    int requests = 0;
    while (elapsedSec < 86400) {
        ++requests;
        elapsedSec += retryWaitSec(failure, {requests, 0}, now, 0).value();
    }
    QVERIFY(requests < 2000);
}

void TestBackoff::pacerKeepsTheSpacingAndWidensItAfterThrottles()
{
    Pacer pacer(1.1);
    pacer.sent(100);
    QCOMPARE(pacer.earliestSec(), 101.1);
    for (const double expected : {2.2, 4.4, 4.4, 4.4}) {
        pacer.throttled();
        QCOMPARE(pacer.spacingSec(), expected);
    }
    pacer.sent(200);
    QCOMPARE(pacer.earliestSec(), 204.4);
    pacer.repeated(3, 201);
    QCOMPARE(pacer.earliestSec(), 204.4 + 3 * 4.4);
}

void TestBackoff::pacerNarrowsAgainAfterGoodAnswers()
{
    Pacer pacer(1.1);
    pacer.throttled();
    for (int i = 0; i < 49; ++i)
        pacer.answered();
    QCOMPARE(pacer.spacingSec(), 2.2);
    pacer.answered();
    QCOMPARE(pacer.spacingSec(), 1.1);
    for (int i = 0; i < 200; ++i)
        pacer.answered();
    QCOMPARE(pacer.spacingSec(), 1.1);
}

void TestBackoff::pacerNeverShortensAPause()
{
    Pacer pacer(1.1);
    pacer.pauseUntil(900);
    pacer.pauseUntil(5);
    pacer.sent(10);
    QCOMPARE(pacer.earliestSec(), 900.0);
}

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
