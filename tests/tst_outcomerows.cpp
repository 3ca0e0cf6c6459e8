// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/outcomecsv.h"

#include <QtTest/QtTest>

#include <QBuffer>

using namespace regime;

namespace
{

Result<OutcomeTable> read(QByteArray text)
{
    QBuffer buffer(&text);
    if (!buffer.open(QIODevice::ReadOnly))
        qFatal("no buffer");
    return readOutcomeCsv(buffer, QStringLiteral("XDGUSD"));
}

const QByteArray wholeHeader = "time,pair,trade,resolution,from_recovery,entry_time,exit_time,"
                               "total_age_sec,entry_price,exit_price,volume,gross_profit_usd,"
                               "fees_usd,net_profit_usd,regime_at_entry,regime_confidence,"
                               "regime_bias_signal,against_trend\n";

OutcomeTable table(const QByteArray& text)
{
    const auto result = read(text);
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return *result;
}

} // namespace

class OutcomeRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void aWholeRow()
    {
        const OutcomeTable result =
            table(wholeHeader + "1719792600.5,XDGUSD,B,exit,true,1719792000,1719792600,600,0.1,"
                                "0.11,100,1.0,0.05,0.95,2,0.8,-0.25,false\r\n");
        QCOMPARE(result.outcomes.size(), std::size_t{1});
        BotOutcome expected;
        expected.timeSec = 1719792600.5;
        expected.leg = Leg::B;
        expected.netProfitUsd = 0.95;
        expected.resolution = "exit";
        expected.fromRecovery = true;
        expected.entryTimeSec = 1719792000;
        expected.exitTimeSec = 1719792600;
        expected.totalAgeSec = 600;
        expected.entryPrice = 0.1;
        expected.exitPrice = 0.11;
        expected.volume = 100;
        expected.grossProfitUsd = 1;
        expected.feesUsd = 0.05;
        expected.recordedRegime = Regime::Bullish;
        expected.recordedConfidence = 0.8;
        expected.recordedBias = -0.25;
        expected.againstTrend = false;
        QVERIFY(result.outcomes[0] == expected);
        QVERIFY(result.refused.empty() && result.remarks.empty() && result.otherPairs == 0);
    }

    void threeColumnsAreEnough()
    {
        const OutcomeTable result =
            table("net_profit_usd,Trade,id,time\n-0.5,a,17,1719792600\n1e-3,B,18,1719792700\n");
        QCOMPARE(result.outcomes.size(), std::size_t{2});
        QCOMPARE(result.outcomes[0].leg, Leg::A);
        QCOMPARE(result.outcomes[0].netProfitUsd, -0.5);
        QVERIFY(!result.outcomes[0].entryTimeSec && !result.outcomes[0].recordedRegime);
    }

    void regimesComeAsNumbersAndNames_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("regime"); // -1: none, with a remark; -2: none at all
        QTest::newRow("0") << QByteArray("0") << 0;
        QTest::newRow("1.0") << QByteArray("1.0") << 1;
        QTest::newRow("BULLISH") << QByteArray("BULLISH") << 2;
        QTest::newRow("bearish") << QByteArray("bearish") << 0;
        QTest::newRow("quoted") << QByteArray("\"Ranging\"") << 1;
        QTest::newRow("empty") << QByteArray("") << -2;
        QTest::newRow("3") << QByteArray("3") << -1;
        QTest::newRow("SIDEWAYS") << QByteArray("SIDEWAYS") << -1;
    }
    void regimesComeAsNumbersAndNames()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, regime);
        const OutcomeTable result =
            table("time,trade,net_profit_usd,regime_at_entry\n1719792600,A,1," + text + "\n");
        QCOMPARE(result.outcomes.size(), std::size_t{1});
        const auto& recorded = result.outcomes[0].recordedRegime;
        QCOMPARE(recorded ? static_cast<int>(*recorded) : std::min(regime, -1), regime);
        QCOMPARE(result.remarks.size(), regime == -1 ? std::size_t{1} : std::size_t{0});
        if (regime == -1)
            QCOMPARE(result.remarks[0].column, QStringLiteral("regime_at_entry"));
    }

    void otherPairsAreCountedUnderAnyName()
    {
        const OutcomeTable result = table("time,trade,net_profit_usd,pair\n"
                                          "1719792600,A,1,XDGUSD\n"
                                          "1719792600,A,1,DOGE/USD\n"
                                          "1719792600,A,1,doge/usd\n"
                                          "1719792600,A,1,\n"
                                          "1719792600,A,1,XBTUSD\n"
                                          "1719792600,A,1,what is this\n");
        QCOMPARE(result.outcomes.size(), std::size_t{4});
        QCOMPARE(result.otherPairs, std::int64_t{2});
        QVERIFY(result.refused.empty());
    }

    void badLinesAreRefusedByNumber()
    {
        const OutcomeTable result = table("time,trade,net_profit_usd\n"
                                          "1719792600,A,1\n"
                                          "\n"
                                          "1719792600000,A,1\n"
                                          ",A,1\n"
                                          "1719792600,C,1\n"
                                          "1719792600,B,nan\n"
                                          "1719792600,B\n"
                                          "1719792600,B,2\n" +
                                          QByteArray(5000, 'x') + "\n");
        QCOMPARE(result.outcomes.size(), std::size_t{2});
        const std::vector<std::pair<std::int64_t, QString>> expected{
            {4, QStringLiteral("time \"1719792600000\" is not epoch seconds")},
            {5, QStringLiteral("time nothing is not epoch seconds")},
            {6, QStringLiteral("trade \"C\" is neither A nor B")},
            {7, QStringLiteral("net_profit_usd \"nan\" is not a finite number")},
            {8, QStringLiteral("2 columns where 3 are due")},
            {10, QStringLiteral("the line is longer than 4096 bytes")}};
        QCOMPARE(result.refused.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(result.refused[i].line, expected[i].first);
            QCOMPARE(result.refused[i].reason, expected[i].second);
        }
    }

    void cellsThatCannotBeReadAreMissingAndCounted()
    {
        const OutcomeTable result =
            table("time,trade,net_profit_usd,entry_time,exit_time,fees_usd\n"
                  "1719792600,A,1,soon,1719792500,x\n"
                  "1719792600,A,1,-5,1719792500,0.1\n"
                  "1719792600,A,1,1719792500,1719792400,0.1\n");
        QCOMPARE(result.outcomes.size(), std::size_t{3});
        QVERIFY(!result.outcomes[0].entryTimeSec && !result.outcomes[1].entryTimeSec);
        QVERIFY(!result.outcomes[2].exitTimeSec); // before the entry
        QVERIFY(!ageSec(result.outcomes[2]));
        QVERIFY(!result.outcomes[0].feesUsd);
        const std::vector<OutcomeRemark> expected{
            {QStringLiteral("entry_time"), 2, 2, QStringLiteral("\"soon\" is not epoch seconds")},
            {QStringLiteral("fees_usd"), 1, 2, QStringLiteral("\"x\" is not a finite number")},
            {QStringLiteral("exit_time"), 1, 4, QStringLiteral("it lies before the entry")}};
        QVERIFY(result.remarks == expected);
    }

    void quotedFieldsMayHoldCommas()
    {
        const OutcomeTable result = table("\"time\",\"trade\",\"net_profit_usd\",\"resolution\"\n"
                                          "1719792600,\"A\",\"1.5\",\"closed, by \"\"hand\"\"\"\n");
        QCOMPARE(result.outcomes.size(), std::size_t{1});
        QCOMPARE(result.outcomes[0].resolution, std::string("closed, by \"hand\""));
    }

    void whatIsNoTableIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("no header")
            << QByteArray("1719792600,A,1\n") << QStringLiteral("time is missing");
        QTest::newRow("no profit")
            << QByteArray("time,trade\n") << QStringLiteral("net_profit_usd is missing");
        QTest::newRow("twice") << QByteArray("time,time,trade,net_profit_usd\n")
                               << QStringLiteral("time comes twice");
    }
    void whatIsNoTableIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const auto result = read(text);
        QVERIFY(!result);
        QVERIFY2(QString::fromStdString(result.error().message).contains(words),
                 result.error().message.c_str());
    }
};

QTEST_APPLESS_MAIN(OutcomeRowsTest)
#include "tst_outcomerows.moc"
