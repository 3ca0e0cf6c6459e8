// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/krakenanswer.h"
#include "tests/support/krakenbodies.h"

#include <QTest>

using namespace regime;
using namespace regime::bodies;

class TestKrakenFailure : public QObject
{
    Q_OBJECT

private slots:
    void line07_errorWinsOverWhateverStandsUnderResult_data();
    void line07_errorWinsOverWhateverStandsUnderResult();
    void line08_warningKeepsTheResult();
    void line09_bothErrorsAreShownAndTheSevererDecides_data();
    void line09_bothErrorsAreShownAndTheSevererDecides();
    void eachErrorOfTheTableHasItsClass_data();
    void eachErrorOfTheTableHasItsClass();
    void line54_throttledUntilIsReadWithABlankBehindTheColon();
    void line57_unknownMethodIsPermanentAndA404PageTransient();
    void line58_blocksByTheFrontWaitAMinute_data();
    void line58_blocksByTheFrontWaitAMinute();
    void line59_retryAfterIsReadAsSecondsOrDate();
    void line56_webPagesOfTheFrontAreTransient_data();
    void line56_webPagesOfTheFrontAreTransient();
    void outsideWordsAreOneBoundedLine();
};

void TestKrakenFailure::line07_errorWinsOverWhateverStandsUnderResult_data()
{
    QTest::addColumn<QByteArray>("tail");
    QTest::newRow("null") << QByteArray(",\"result\":null");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("an empty object") << QByteArray(",\"result\":{}");
}

void TestKrakenFailure::line07_errorWinsOverWhateverStandsUnderResult()
{
    QFETCH(QByteArray, tail);
    const auto answer = ohlc("{\"error\":[\"EQuery:Unknown asset pair\"]" + tail + "}");
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, FailureClass::Permanent);
    QCOMPARE(answer.error().text, QStringLiteral("EQuery:Unknown asset pair"));
}

void TestKrakenFailure::line08_warningKeepsTheResult()
{
    const auto answer = ohlc(R"({"error":["WGeneral:Look out"],"result":{"A":[],"last":60}})");
    QVERIFY(answer.ok());
    QCOMPARE(answer->warnings, QStringList{QStringLiteral("WGeneral:Look out")});
}

void TestKrakenFailure::line09_bothErrorsAreShownAndTheSevererDecides_data()
{
    QTest::addColumn<QStringList>("errors");
    QTest::addColumn<FailureClass>("kind");
    QTest::addColumn<double>("pauseFloorSec");
    const QString busy = QStringLiteral("EService:Busy");
    const QString unknownPair = QStringLiteral("EQuery:Unknown asset pair");
    const QString tooMany = QStringLiteral("EGeneral:Too many requests");
    QTest::newRow("permanent second")
        << QStringList{busy, unknownPair} << FailureClass::Permanent << 0.0;
    QTest::newRow("throttle first") << QStringList{tooMany, busy} << FailureClass::Throttle << 5.0;
    QTest::newRow("permanent, and the host pauses all the same")
        << QStringList{unknownPair, tooMany} << FailureClass::Permanent << 5.0;
}

void TestKrakenFailure::line09_bothErrorsAreShownAndTheSevererDecides()
{
    QFETCH(QStringList, errors);
    QFETCH(FailureClass, kind);
    QFETCH(double, pauseFloorSec);
    const RequestFailure failure = failureOfErrors(errors);
    QCOMPARE(failure.kind, kind);
    QCOMPARE(failure.pauseFloorSec, pauseFloorSec);
    for (const QString& error : errors)
        QVERIFY(failure.text.contains(error));
}

void TestKrakenFailure::eachErrorOfTheTableHasItsClass_data()
{
    QTest::addColumn<FailureClass>("kind");
    QTest::addColumn<double>("pauseFloorSec");
    const auto add = [](const char* error, FailureClass kind, double pauseFloorSec = 0) {
        QTest::newRow(error) << kind << pauseFloorSec;
    };
    add("EQuery:Unknown asset pair", FailureClass::Permanent);
    add("EQuery:Invalid asset pair", FailureClass::Permanent);
    add("EQuery:Unknown asset", FailureClass::Permanent);
    add("EGeneral:Invalid arguments", FailureClass::Permanent);
    add("EGeneral:Invalid arguments:interval", FailureClass::Permanent);
    add("EGeneral:Unknown method", FailureClass::Permanent);
    add("EAPI:Bad request", FailureClass::Permanent);
    add("EAPI:Feature disabled", FailureClass::Permanent);
    add("EGeneral:Permission denied", FailureClass::Permanent);
    add("EGeneral:Too many requests", FailureClass::Throttle, 5);
    add("EAPI:Rate limit exceeded", FailureClass::Throttle, 5);
    add("EService:Throttled: 1762820224", FailureClass::Throttle, 5);
    add("EGeneral:Temporary lockout", FailureClass::Throttle, 900);
    add("EService:Unavailable", FailureClass::Transient);
    add("EService: Unavailable", FailureClass::Transient);
    add("EService:Busy", FailureClass::Transient);
    add("EService:Timeout", FailureClass::Transient);
    add("EService:Deadline elapsed", FailureClass::Transient);
    add("EGeneral:Internal error", FailureClass::Transient);
    add("EDatabase:Internal error", FailureClass::Transient);
    add("EService:Market in cancel_only mode", FailureClass::MarketState);
    add("EService:Market in post_only mode", FailureClass::MarketState);
    add("EFunding:Something new", FailureClass::Unknown);
    add("no prefix at all", FailureClass::Unknown);
}

void TestKrakenFailure::eachErrorOfTheTableHasItsClass()
{
    QFETCH(FailureClass, kind);
    QFETCH(double, pauseFloorSec);
    const QString error = QString::fromLatin1(QTest::currentDataTag());
    const RequestFailure failure = failureOfErrors({error});
    QCOMPARE(failure.kind, kind);
    QCOMPARE(failure.pauseFloorSec, pauseFloorSec);
    QCOMPARE(failure.text, error);
}

void TestKrakenFailure::line54_throttledUntilIsReadWithABlankBehindTheColon()
{
    const auto blank = failureOfErrors({QStringLiteral("EService: Throttled: 1762820224")});
    QCOMPARE(blank.kind, FailureClass::Throttle);
    QCOMPARE(blank.retryAtSec.value(), 1762820224.0);
    const auto none = failureOfErrors({QStringLiteral("EService: Throttled: soon")});
    QCOMPARE(none.kind, FailureClass::Throttle);
    QVERIFY(!none.retryAtSec);
}

void TestKrakenFailure::line57_unknownMethodIsPermanentAndA404PageTransient()
{
    const auto method =
        readEnvelope({404, R"({"error":["EGeneral:Unknown method"]})", {}, {}, {}, 0});
    QVERIFY(!method.ok());
    QCOMPARE(method.error().kind, FailureClass::Permanent);
    const auto page = readEnvelope({404, "<html>Not found</html>", {}, {}, {}, 0});
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, FailureClass::Transient);
}

void TestKrakenFailure::line58_blocksByTheFrontWaitAMinute_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("403 with a captcha") << 403 << QByteArray("<html>prove you are human</html>");
    QTest::newRow("429 of the front") << 429 << QByteArray("error code: 1015");
    QTest::newRow("its words under another status") << 503 << QByteArray("Error code: 1015");
}

void TestKrakenFailure::line58_blocksByTheFrontWaitAMinute()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto answer = readEnvelope({status, body, {}, {}, {}, 0});
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, FailureClass::Throttle);
    QCOMPARE(answer.error().pauseFloorSec, 60.0);
}

void TestKrakenFailure::line59_retryAfterIsReadAsSecondsOrDate()
{
    const auto seconds = readEnvelope({429, "", "120", {}, {}, 0});
    QCOMPARE(seconds.error().retryAfterSec.value(), 120.0);
    QCOMPARE(seconds.error().pauseFloorSec, 5.0);
    const auto date = readEnvelope({503, "", "Tue, 11 Nov 2025 00:17:04 GMT", {}, {}, 0});
    QCOMPARE(date.error().retryAtSec.value(), 1762820224.0);
    const auto nonsense = readEnvelope({503, "", "later", {}, {}, 0});
    QVERIFY(!nonsense.error().retryAfterSec && !nonsense.error().retryAtSec);
}

void TestKrakenFailure::line56_webPagesOfTheFrontAreTransient_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {500, 502, 503, 504, 520, 522, 525})
        QTest::addRow("%d", status) << status;
}

void TestKrakenFailure::line56_webPagesOfTheFrontAreTransient()
{
    QFETCH(int, status);
    const auto answer =
        readEnvelope({status, "<html>\n<h1>Web server is down</h1>", {}, {}, {}, 0});
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, FailureClass::Transient);
    QVERIFY(answer.error().text.startsWith(QStringLiteral("HTTP %1").arg(status)));
}

void TestKrakenFailure::outsideWordsAreOneBoundedLine()
{
    const QString planted = QStringLiteral("EFoo:x\n2025-01-01 CRIT fake") + QChar(0x1b);
    const auto failure = failureOfErrors({planted + QString(10'000, QLatin1Char('y'))});
    QVERIFY(failure.text.size() < 300);
    QVERIFY(!failure.text.contains(QLatin1Char('\n')));
    QVERIFY(!failure.text.contains(QChar(0x1b)));
    QVERIFY(failure.text.startsWith(QStringLiteral("EFoo:x\\n2025")));
}

QTEST_GUILESS_MAIN(TestKrakenFailure)
#include "tst_krakenfailure.moc"
