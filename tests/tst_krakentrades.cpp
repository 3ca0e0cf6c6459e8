// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/krakenbodies.h"

#include <QTest>

using namespace regime;
using namespace regime::bodies;

class TestKrakenTrades : public QObject
{
    Q_OBJECT

private slots:
    void line05_badTradeRefusesThePage_data();
    void line05_badTradeRefusesThePage();
    void line13_tradesWithoutIdParse();
    void line14_tradesCursorKeepsEveryDigit_data();
    void line14_tradesCursorKeepsEveryDigit();
    void line15_tradeTimeKeepsItsMinute();
    void recordedTradesKeepTheirCursorAndIds();
};

void TestKrakenTrades::line05_badTradeRefusesThePage_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("why");
    const auto add = [](const char* name, const char* row, const char* why) {
        QTest::newRow(name) << QByteArray(row) << QString::fromLatin1(why);
    };
    add("five elements", R"(["1.0","2",61.5,"b","l"])", "5 elements");
    add("a null", R"([null,"2",61.5,"b","l","",1])", "null");
    add("a price that is none", R"(["nan","2",61.5,"b","l","",1])", "price");
    add("a time that is none", R"(["1","2","soon","b","l","",1])", "time");
    add("an id that is none", R"(["1","2",61.5,"b","l","","x"])", "id");
}

void TestKrakenTrades::line05_badTradeRefusesThePage()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, why);
    const QByteArray good = R"(["1.0","2",61.5,"b","l","",1])";
    const auto page = trades(R"({"error":[],"result":{"XDGUSD":[)" + good + ',' + row +
                             R"(],"last":"61500000000"}})");
    QVERIFY(!page.ok());
    QVERIFY2(page.error().text.contains(QStringLiteral("trade 2 of 2")) &&
                 page.error().text.contains(why),
             qPrintable(page.error().text));
}

void TestKrakenTrades::line13_tradesWithoutIdParse()
{
    const auto page = trades(
        R"({"error":[],"result":{"XXBTZUSD":[["122.00000","0.10000000",1381095255.0,"s","m",""]],)"
        R"("last":"1381095255000000000"}})");
    QVERIFY(page.ok());
    const Trade expected{1381095255'000'000'000, 122.0, 0.1, false, true, std::nullopt};
    QVERIFY(page->trades.front() == expected);
}

void TestKrakenTrades::line14_tradesCursorKeepsEveryDigit_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("string") << QByteArray("\"1762820035982277754\"");
    QTest::newRow("integer") << QByteArray("1762820035982277754");
}

void TestKrakenTrades::line14_tradesCursorKeepsEveryDigit()
{
    QFETCH(QByteArray, last);
    const auto page = trades("{\"error\":[],\"result\":{\"A\":[],\"last\":" + last + "}}");
    QVERIFY(page.ok());
    QCOMPARE(page->last, QStringLiteral("1762820035982277754"));
}

void TestKrakenTrades::line15_tradeTimeKeepsItsMinute()
{
    const auto page = trades(
        R"({"error":[],"result":{"A":[["1","1",1762820039.9999999,"b","l","say \"1.5\"",1]],)"
        R"("last":"1762820039999999900"}})");
    QVERIFY(page.ok());
    const std::int64_t timeNs = page->trades.front().timeNs;
    QCOMPARE(timeNs, 1762820039'999'999'900);
    QCOMPARE(timeNs / 60'000'000'000 * 60, 1762819980);
}

void TestKrakenTrades::recordedTradesKeepTheirCursorAndIds()
{
    const auto body = recorded("2025-11-11_trades.json");
    if (!body)
        QSKIP("missing in the shared folder: data/kraken-api/2025-11-11_trades.json");
    const auto page = trades(*body);
    QVERIFY(page.ok());
    QCOMPARE(page->trades.size(), 1000u);
    QCOMPARE(page->last, QStringLiteral("1762820035982277754"));
    QCOMPARE(page->trades.front().id.value(), 10218208);
    QCOMPARE(page->trades.back().id.value(), 10219207);
    QCOMPARE(page->trades.front().timeNs, 1762795433'971'744'500);
}

QTEST_GUILESS_MAIN(TestKrakenTrades)
#include "tst_krakentrades.moc"
