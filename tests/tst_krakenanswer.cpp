// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/decimal.h"
#include "core/market/krakenanswer.h"
#include "tests/support/krakenbodies.h"

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <clocale>

using namespace regime;
using namespace regime::bodies;

namespace
{
const QByteArray row60 = R"([60,"1.0","1.5","0.5","1.2","1.1","18.75430110",7])";
const QByteArray row120 = R"([120,"1.2","1.2","1.2","1.2","0.0","0.00000000",0])";
const QByteArray row180 = R"([180,"1.2","1.3","1.2","1.3","1.25","2.0",3])";
} // namespace

class TestKrakenAnswer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void line19_parsingIsLocaleIndependent();
    void line01_priceIsExactlyTheDecimalFromStringOrNumber();
    void line02_volumeIsNotTheVwap();
    void line03_resultKeyIsTheOnlyKeyBesideLast_data();
    void line03_resultKeyIsTheOnlyKeyBesideLast();
    void line04_lastMayBeIntegerStringOrMissing_data();
    void line04_lastMayBeIntegerStringOrMissing();
    void line05_badRowIsRefusedByNameAndTheOthersCount_data();
    void line05_badRowIsRefusedByNameAndTheOthersCount();
    void line11_impossiblePricesAreRefused_data();
    void line11_impossiblePricesAreRefused();
    void line12_timeOffTheGridIsRefused_data();
    void line12_timeOffTheGridIsRefused();
    void line06_anyNumberOfRowsIsAccepted_data();
    void line06_anyNumberOfRowsIsAccepted();
    void line10_garbledAnswersAreTransient_data();
    void line10_garbledAnswersAreTransient();
    void line16_onlyUnixtimeIsRead();
    void line17_assetPairsWithoutNewerFieldsGetDefaults();
    void namesAreBounded();
    void line20_rowAfterLastIsFormingAndNotClosed();
    void line31_zeroCountRowIsQuiet();
    void line36_theVwapIsNotReadAtAll();
    void disorderIsSortedWithAWarning();
    void rowsLaterThanLastButNotNewestAreRefused();
    void answersWithTooManyRowsAreRefused();
    void recordedOhlcOf2025();
    void recordedOhlcOf2017();
    void recordedTimeStatusAndPairs();

private:
    void refuseFirstRow();
};

void TestKrakenAnswer::initTestCase()
{
    // Everything below runs in a country of decimal commas. The C library's locale may not be
    // installed; Qt's own always is.
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    if (!std::setlocale(LC_ALL, "de_DE.UTF-8"))
        qInfo("the C library has no de_DE.UTF-8 here; only Qt's locale is German");
}

void TestKrakenAnswer::line19_parsingIsLocaleIndependent()
{
    QCOMPARE(QLocale().toString(1.5), QStringLiteral("1,5"));
    QCOMPARE(decimalValue(QStringLiteral("1.5")).value(), 1.5);
    QCOMPARE(decimalValue(QStringLiteral("1.188e-05")).value(), 1.188e-05);
    QVERIFY(!decimalValue(QStringLiteral("1,5")));
    QVERIFY(!decimalValue(QStringLiteral("1.000,5")));
    QCOMPARE(fixedDecimal(1234567, 7), QByteArray("0.1234567"));
    QCOMPARE(fixedDecimal(1234567, 2), QByteArray("12345.67"));
}

void TestKrakenAnswer::line01_priceIsExactlyTheDecimalFromStringOrNumber()
{
    const auto answer = ohlc(ohlcBody(
        R"([60,"0.1234567",0.1234567,"0.1234567",0.1234567,"0","1",1],)" + row120 + ',' + row180));
    QVERIFY(answer.ok());
    const Candle& candle = answer->closed.front();
    QCOMPARE(candle.openTimeSec, 60);
    for (const double price : {candle.open, candle.high, candle.low, candle.close})
        QVERIFY(price == 0.1234567);
}

void TestKrakenAnswer::line02_volumeIsNotTheVwap()
{
    const auto answer = ohlc(ohlcBody(row60 + ',' + row180));
    QVERIFY(answer.ok());
    QVERIFY(answer->closed.front().volume == 18.75430110);
    QCOMPARE(answer->closed.front().tradeCount, 7);
}

void TestKrakenAnswer::line03_resultKeyIsTheOnlyKeyBesideLast_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char* key : {"XXBTZUSD", "XDGUSD", "BTC/USD", "zzz"})
        QTest::newRow(key) << QByteArray(key);
}

void TestKrakenAnswer::line03_resultKeyIsTheOnlyKeyBesideLast()
{
    QFETCH(QByteArray, key);
    const auto answer = ohlc(ohlcBody(row60 + ',' + row180, ",\"last\":60", key));
    QVERIFY(answer.ok());
    QCOMPARE(answer->resultKey, QString::fromLatin1(key));
    QCOMPARE(answer->closed.size(), 1u);
}

void TestKrakenAnswer::line04_lastMayBeIntegerStringOrMissing_data()
{
    QTest::addColumn<QByteArray>("tail");
    QTest::addColumn<bool>("known");
    QTest::newRow("integer") << QByteArray(",\"last\":120") << true;
    QTest::newRow("string") << QByteArray(",\"last\":\"120\"") << true;
    QTest::newRow("missing") << QByteArray() << false;
    QTest::newRow("no time at all") << QByteArray(",\"last\":{}") << false;
}

void TestKrakenAnswer::line04_lastMayBeIntegerStringOrMissing()
{
    QFETCH(QByteArray, tail);
    QFETCH(bool, known);
    const auto answer = ohlc(ohlcBody(row60 + ',' + row120 + ',' + row180, tail));
    QVERIFY(answer.ok());
    QCOMPARE(answer->lastCommittedSec.has_value(), known);
    QCOMPARE(answer->closed.size(), 2u);
    QVERIFY(answer->forming && answer->forming->openTimeSec == 180);
}

void TestKrakenAnswer::line05_badRowIsRefusedByNameAndTheOthersCount_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("why");
    const auto add = [](const char* name, const char* row, const char* why) {
        QTest::newRow(name) << QByteArray(row) << QString::fromLatin1(why);
    };
    add("seven elements", R"([60,"1","1","1","1","1","1"])", "7 elements");
    add("a null", R"([60,"1",null,"1","1","1","1",1])", "element 2 is null");
    add("a word as price", R"([60,"1","1","1","one","1","1",1])", "close");
    add("a comma as decimal point", R"([60,"1,5","1","1","1","1","1",1])", "open");
    add("an empty price", R"([60,"","1","1","1","1","1",1])", "open");
    add("a number with a tail", R"([60,"1.0x","1","1","1","1","1",1])", "open");
    add("negative volume", R"([60,"1","1","1","1","1","-1",1])", "volume");
    add("a count with a fraction", R"([60,"1","1","1","1","1","1",1.5])", "count");
    add("no row at all", R"("row")", "0 elements");
}

void TestKrakenAnswer::line05_badRowIsRefusedByNameAndTheOthersCount()
{
    refuseFirstRow();
}

void TestKrakenAnswer::line11_impossiblePricesAreRefused_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("why");
    const auto add = [](const char* name, const char* row, const char* why) {
        QTest::newRow(name) << QByteArray(row) << QString::fromLatin1(why);
    };
    add("NaN", R"([60,"nan","1","1","1","1","1",1])", "open");
    add("inf", R"([60,"1","inf","1","1","1","1",1])", "high");
    add("too large for a double", R"([60,"1","1e999","1","1","1","1",1])", "high");
    add("zero price", R"([60,"0","1","0","1","1","1",1])", "open");
    add("negative price", R"([60,"1","1","-1","1","1","1",1])", "low");
    add("low above the body", R"([60,"1","2","1.5","1.8","1","1",1])", "low");
    add("high below the body", R"([60,"1","1.5","1","1.8","1","1",1])", "high");
}

void TestKrakenAnswer::line11_impossiblePricesAreRefused()
{
    refuseFirstRow();
}

void TestKrakenAnswer::line12_timeOffTheGridIsRefused_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("why");
    QTest::newRow("a second late")
        << QByteArray(R"([61,"1","1","1","1","1","1",1])") << QStringLiteral("multiple of 60");
    QTest::newRow("a fraction") << QByteArray(R"([60.5,"1","1","1","1","1","1",1])")
                                << QStringLiteral("whole number");
    QTest::newRow("negative") << QByteArray(R"([-60,"1","1","1","1","1","1",1])")
                              << QStringLiteral("whole number");
}

void TestKrakenAnswer::line12_timeOffTheGridIsRefused()
{
    refuseFirstRow();
}

void TestKrakenAnswer::refuseFirstRow()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, why);
    const auto answer = ohlc(ohlcBody(row + ',' + row120 + ',' + row180));
    QVERIFY(answer.ok());
    QCOMPARE(answer->closed.size(), 1u);
    QCOMPARE(answer->closed.front().openTimeSec, 120);
    QCOMPARE(answer->refusedRows.size(), 1);
    QVERIFY2(answer->refusedRows.first().startsWith(QStringLiteral("row 1 of 3: ")) &&
                 answer->refusedRows.first().contains(why),
             qPrintable(answer->refusedRows.first()));

    const auto alone = ohlc(ohlcBody(row));
    QVERIFY(!alone.ok());
    QCOMPARE(alone.error().kind, FailureClass::Transient);
    QVERIFY(alone.error().text.contains(why));
}

void TestKrakenAnswer::line06_anyNumberOfRowsIsAccepted_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {721, 720, 2, 1, 0})
        QTest::addRow("%d rows", rows) << rows;
}

void TestKrakenAnswer::line06_anyNumberOfRowsIsAccepted()
{
    QFETCH(int, rows);
    QByteArrayList list;
    for (int i = 0; i < rows; ++i)
        list.append('[' + QByteArray::number(60 * i) + R"(,"1","1","1","1","1","1",1])");
    const QByteArray last = ",\"last\":" + QByteArray::number(60 * (rows - 2));
    const auto answer = ohlc(ohlcBody(list.join(','), last));
    QVERIFY(answer.ok());
    QCOMPARE(answer->closed.size(), static_cast<std::size_t>(std::max(0, rows - 1)));
    QCOMPARE(answer->forming.has_value(), rows > 0);
    QVERIFY(answer->refusedRows.isEmpty() && answer->warnings.isEmpty());
}

void TestKrakenAnswer::line10_garbledAnswersAreTransient_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><title>x</title></html>");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut JSON") << ohlcBody(row60).chopped(12);
    QTest::newRow("gzip that is none") << QByteArray("\x1f\x8b\x08\x00\x01\x02", 6);
    QTest::newRow("JSON that is no answer") << QByteArray("[1,2,3]");
    QTest::newRow("an object without an error list") << QByteArray("{\"result\":{}}");
    QTest::newRow("no error and no result") << QByteArray("{\"error\":[]}");
    QTest::newRow("an empty result") << QByteArray("{\"error\":[],\"result\":{}}");
    QTest::newRow("two pairs") << QByteArray("{\"error\":[],\"result\":{\"A\":[],\"B\":[]}}");
    QTest::newRow("no list of rows") << QByteArray("{\"error\":[],\"result\":{\"A\":7}}");
    QTest::newRow("nested past all bounds") << QByteArray(5000, '[');
}

void TestKrakenAnswer::line10_garbledAnswersAreTransient()
{
    QFETCH(QByteArray, body);
    const auto answer = ohlc(body);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, FailureClass::Transient);
    QVERIFY(!answer.error().text.isEmpty());
    QVERIFY(!trades(body).ok());
}

void TestKrakenAnswer::line16_onlyUnixtimeIsRead()
{
    const auto envelope = readEnvelope(http200(
        R"({"error":[],"result":{"unixtime":1391835876,"rfc1123":"Sat,  8 Feb 14 05:04:36 +0000"}})"));
    QVERIFY(envelope.ok());
    const auto time = readServerTime(*envelope);
    QVERIFY(time.ok());
    QCOMPARE(*time, 1391835876);
    const auto none = readEnvelope(http200(R"({"error":[],"result":{"rfc1123":"x"}})"));
    QVERIFY(none.ok() && !readServerTime(*none).ok());
}

void TestKrakenAnswer::line17_assetPairsWithoutNewerFieldsGetDefaults()
{
    const auto envelope = readEnvelope(http200(
        R"({"error":[],"result":{"XXBTZUSD.d":{"altname":"XBTUSD.d","base":"XXBT","quote":"ZUSD",)"
        R"("pair_decimals":1}}})"));
    QVERIFY(envelope.ok());
    const auto pairs = readAssetPairs(*envelope);
    QVERIFY(pairs.ok());
    const AssetPair& pair = pairs->front();
    QCOMPARE(pair.altname, QStringLiteral("XBTUSD.d"));
    QCOMPARE(pair.status, QStringLiteral("online"));
    QVERIFY(pair.wsname.isEmpty());
    QCOMPARE(pair.priceDecimals, 1);
    QCOMPARE(pair.volumeDecimals, 8);
}

void TestKrakenAnswer::namesAreBounded()
{
    const QByteArray name(10'000, 'X');
    const auto envelope =
        readEnvelope(http200(R"({"error":[],"result":{")" + name + R"(":{"altname":")" + name +
                             R"(","wsname":")" + name + R"(","status":")" + name + R"("}}})"));
    QVERIFY(envelope.ok());
    const auto pairs = readAssetPairs(*envelope);
    QVERIFY(pairs.ok());
    const AssetPair& pair = pairs->front();
    for (const QString& text : {pair.id, pair.altname, pair.wsname, pair.status})
        QCOMPARE(text, QString(64, u'X') + QChar(0x2026));
}

void TestKrakenAnswer::line20_rowAfterLastIsFormingAndNotClosed()
{
    const auto answer = ohlc(ohlcBody(row60 + ',' + row120 + ',' + row180));
    QVERIFY(answer.ok());
    QCOMPARE(answer->forming->openTimeSec, 180);
    QVERIFY(std::none_of(answer->closed.begin(), answer->closed.end(),
                         [](const Candle& candle) { return candle.openTimeSec > 120; }));
}

void TestKrakenAnswer::line31_zeroCountRowIsQuiet()
{
    const auto answer = ohlc(ohlcBody(row60 + ',' + row120 + ',' + row180));
    QVERIFY(answer.ok());
    QVERIFY(!answer->closed[0].quiet);
    QVERIFY(answer->closed[1].quiet);
    QVERIFY(!answer->forming->quiet);
}

void TestKrakenAnswer::line36_theVwapIsNotReadAtAll()
{
    const auto answer = ohlc(ohlcBody(row60 + ',' + row120 + ',' + row180));
    QVERIFY(answer.ok());
    for (const char* vwap : {"0.0", "0.000", "999", "nonsense"}) {
        const QByteArray other =
            R"([120,"1.2","1.2","1.2","1.2",")" + QByteArray(vwap) + R"(","0.00000000",0])";
        const auto same = ohlc(ohlcBody(row60 + ',' + other + ',' + row180));
        QVERIFY(same.ok());
        QVERIFY(*same == *answer);
    }
}

void TestKrakenAnswer::disorderIsSortedWithAWarning()
{
    const QByteArray row60b = R"([60,"2","2","2","2","2","1",1])";
    const auto answer = ohlc(ohlcBody(row180 + ',' + row60 + ',' + row120 + ',' + row60b));
    QVERIFY(answer.ok());
    QCOMPARE(answer->closed.size(), 2u);
    QCOMPARE(answer->closed[0].openTimeSec, 60);
    QVERIFY(answer->closed[0].open == 2);
    QCOMPARE(answer->closed[1].openTimeSec, 120);
    QCOMPARE(answer->warnings.size(), 2);
}

void TestKrakenAnswer::rowsLaterThanLastButNotNewestAreRefused()
{
    const auto answer = ohlc(ohlcBody(row60 + ',' + row120 + ',' + row180, ",\"last\":60"));
    QVERIFY(answer.ok());
    QCOMPARE(answer->closed.size(), 1u);
    QCOMPARE(answer->forming->openTimeSec, 180);
    QCOMPARE(answer->refusedRows.size(), 1);
}

void TestKrakenAnswer::answersWithTooManyRowsAreRefused()
{
    QByteArrayList list(5001, row60);
    QVERIFY(!ohlc(ohlcBody(list.join(','))).ok());
}

void TestKrakenAnswer::recordedOhlcOf2025()
{
    const auto body = recorded("2025-11-11_ohlc.json");
    if (!body)
        QSKIP("missing in the shared folder: data/kraken-api/2025-11-11_ohlc.json");
    const auto answer = ohlc(*body);
    QVERIFY(answer.ok());
    QCOMPARE(answer->closed.size(), 720u);
    QCOMPARE(std::count_if(answer->closed.begin(), answer->closed.end(),
                           [](const Candle& candle) { return candle.quiet; }),
             215);
    QCOMPARE(answer->lastCommittedSec.value(), 1762820160);
    QCOMPARE(answer->closed.back().openTimeSec, 1762820160);
    QCOMPARE(answer->forming.value().openTimeSec, 1762820220);
    QVERIFY(answer->forming->quiet);
    QVERIFY(answer->refusedRows.isEmpty() && answer->warnings.isEmpty());
}

void TestKrakenAnswer::recordedOhlcOf2017()
{
    const auto body = recorded("2017-08-11_ohlc_XXBTZUSD.json");
    if (!body)
        QSKIP("missing in the shared folder: data/kraken-api/2017-08-11_ohlc_XXBTZUSD.json");
    const auto answer = ohlc(*body);
    QVERIFY(answer.ok());
    QCOMPARE(answer->resultKey, QStringLiteral("XXBTZUSD"));
    QCOMPARE(answer->closed.size(), 719u);
    QCOMPARE(answer->forming.value().openTimeSec, 1502445660);
}

void TestKrakenAnswer::recordedTimeStatusAndPairs()
{
    const auto time = recorded("2025-11-11_server_time.json");
    const auto status = recorded("2025-11-11_system_status.json");
    const auto pairs = recorded("2021-04-17_asset_pairs.json");
    if (!time || !status || !pairs)
        QSKIP("missing in data/kraken-api of the shared folder: 2025-11-11_server_time.json, "
              "2025-11-11_system_status.json or 2021-04-17_asset_pairs.json");
    QCOMPARE(*readServerTime(*readEnvelope(http200(*time))), 1762820224);
    QCOMPARE(*readSystemStatus(*readEnvelope(http200(*status))), QStringLiteral("online"));
    const auto list = readAssetPairs(*readEnvelope(http200(*pairs)));
    QVERIFY(list.ok());
    // The built-in table must say what the exchange said.
    const PairNames builtIn;
    PairNames learnt;
    learnt.learn(*list);
    for (const AssetPair& pair : *list) {
        QCOMPARE(learnt.resolve(pair.id)->altname, pair.altname);
        if (pair.id == pair.altname || pair.id.endsWith(QLatin1String(".d")))
            continue;
        QCOMPARE(builtIn.resolve(pair.altname)->id, pair.id);
        QCOMPARE(builtIn.resolve(pair.wsname)->id, pair.id);
    }
}

QTEST_GUILESS_MAIN(TestKrakenAnswer)
#include "tst_krakenanswer.moc"
