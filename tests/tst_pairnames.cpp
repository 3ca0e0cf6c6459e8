// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/pairnames.h"

#include <QTest>

using namespace regime;

class TestPairNames : public QObject
{
    Q_OBJECT

private slots:
    void line68_everySpellingOfDogeGivesOnePair_data();
    void line68_everySpellingOfDogeGivesOnePair();
    void line68_composedDogeIdIsRefused();
    void line69_everySpellingOfBitcoinGivesItsId_data();
    void line69_everySpellingOfBitcoinGivesItsId();
    void line70_displayShowsBtcAndDogeRequestsUseAltname_data();
    void line70_displayShowsBtcAndDogeRequestsUseAltname();
    void namesThatCannotBePairsAreRefused_data();
    void namesThatCannotBePairsAreRefused();
    void pairsOfTheExchangeAreLearnt();
};

void TestPairNames::line68_everySpellingOfDogeGivesOnePair_data()
{
    QTest::addColumn<QString>("typed");
    for (const char* typed : {"DOGEUSD", "DOGE/USD", "XDGUSD", "XDG/USD", "xdgusd", " doge/usd "})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TestPairNames::line68_everySpellingOfDogeGivesOnePair()
{
    QFETCH(QString, typed);
    const auto pair = PairNames().resolve(typed);
    QVERIFY(pair.ok());
    QCOMPARE(pair->id, QStringLiteral("XDGUSD"));
    QCOMPARE(pair->altname, QStringLiteral("XDGUSD"));
}

void TestPairNames::line68_composedDogeIdIsRefused()
{
    const auto pair = PairNames().resolve(QStringLiteral("XXDGZUSD"));
    QVERIFY(!pair.ok());
    QVERIFY(pair.error().message.find("XXDGZUSD") != std::string::npos);
}

void TestPairNames::line69_everySpellingOfBitcoinGivesItsId_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    for (const char* typed : {"BTCUSD", "BTC/USD", "XBTUSD", "XBT/USD", "XXBTZUSD", "btcusd"})
        QTest::newRow(typed) << QString::fromLatin1(typed) << QStringLiteral("XXBTZUSD");
    QTest::newRow("USDT/USD") << QStringLiteral("USDT/USD") << QStringLiteral("USDTZUSD");
}

void TestPairNames::line69_everySpellingOfBitcoinGivesItsId()
{
    QFETCH(QString, typed);
    QFETCH(QString, id);
    const auto pair = PairNames().resolve(typed);
    QVERIFY(pair.ok());
    QCOMPARE(pair->id, id);
}

void TestPairNames::line70_displayShowsBtcAndDogeRequestsUseAltname_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("altname");
    QTest::addColumn<QString>("display");
    QTest::newRow("an older pair by id")
        << QStringLiteral("XXBTZUSD") << QStringLiteral("XBTUSD") << QStringLiteral("BTC/USD");
    QTest::newRow("the trap") << QStringLiteral("XDGUSD") << QStringLiteral("XDGUSD")
                              << QStringLiteral("DOGE/USD");
    QTest::newRow("both sides have aliases")
        << QStringLiteral("doge/btc") << QStringLiteral("XDGXBT") << QStringLiteral("DOGE/BTC");
    QTest::newRow("a newer pair without a slash")
        << QStringLiteral("SOLUSD") << QStringLiteral("SOLUSD") << QStringLiteral("SOL/USD");
    QTest::newRow("a longer quote is not cut")
        << QStringLiteral("BTCUSDT") << QStringLiteral("XBTUSDT") << QStringLiteral("BTC/USDT");
}

void TestPairNames::line70_displayShowsBtcAndDogeRequestsUseAltname()
{
    QFETCH(QString, typed);
    QFETCH(QString, altname);
    QFETCH(QString, display);
    const auto pair = PairNames().resolve(typed);
    QVERIFY(pair.ok());
    QCOMPARE(pair->altname, altname);
    QCOMPARE(pair->display, display);
}

void TestPairNames::namesThatCannotBePairsAreRefused_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("empty") << QString();
    QTest::newRow("one asset") << QStringLiteral("DOGE");
    QTest::newRow("a path") << QStringLiteral("../../etc/passwd");
    QTest::newRow("SQL") << QStringLiteral("x'; DROP TABLE candles;--");
    QTest::newRow("three assets") << QStringLiteral("A/B/C");
    QTest::newRow("half a pair") << QStringLiteral("BTC/");
    QTest::newRow("too long") << QString(300, QLatin1Char('A')) + QStringLiteral("USD");
    QTest::newRow("a control character") << QStringLiteral("XDG\nUSD");
}

void TestPairNames::namesThatCannotBePairsAreRefused()
{
    QFETCH(QString, typed);
    const auto pair = PairNames().resolve(typed);
    QVERIFY(!pair.ok());
    QVERIFY(pair.error().message.size() < 200);
}

void TestPairNames::pairsOfTheExchangeAreLearnt()
{
    PairNames names;
    QVERIFY(!names.resolve(QStringLiteral("XFOOZBAR")).ok());
    AssetPair pair;
    pair.id = QStringLiteral("XFOOZBAR");
    pair.altname = QStringLiteral("FOOBAR");
    pair.wsname = QStringLiteral("FOO/BAR");
    names.learn({pair});
    for (const char* typed : {"XFOOZBAR", "foobar", "FOO/BAR"}) {
        const auto found = names.resolve(QString::fromLatin1(typed));
        QVERIFY2(found.ok(), typed);
        QCOMPARE(found->altname, QStringLiteral("FOOBAR"));
        QCOMPARE(found->display, QStringLiteral("FOO/BAR"));
    }
}

QTEST_GUILESS_MAIN(TestPairNames)
#include "tst_pairnames.moc"
