// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/randommarket.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace regime;
using namespace regime::test;

namespace
{

/** A candle file of a market that drifts, five minutes apart. */
QByteArray candleFile(std::size_t candles)
{
    const CandleSeries series = randomMarket(candles, 300);
    QByteArray text("time,open,high,low,close,volume,trades\n");
    for (std::size_t i = 0; i < series.size(); ++i) {
        const QByteArray price = QByteArray::number(series.close[i], 'g', 17);
        text += QByteArray::number(qint64{series.openTimeSec[i]});
        for (int column = 0; column < 4; ++column)
            text += ',' + price;
        text += ',' + QByteArray::number(series.volume[i], 'g', 17) + ",1\n";
    }
    return text;
}

constexpr qint64 beginSec = 1'699'920'000;

} // namespace

/** `review` as a shell meets it, behind a `replay`. */
class TestReviewCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_program.emplace(QStringLiteral(REGIMESCOPE), m_home.path());
        const QString file = m_home.filePath(QStringLiteral("XDGUSD_5m.csv"));
        QVERIFY(writeContent(file, candleFile(3600)));
        const Ended replayed = m_program->run(
            {QStringLiteral("replay"), QStringLiteral("--csv"), file, QStringLiteral("--out"),
             m_home.filePath(QStringLiteral("out.csv")), QStringLiteral("--train"),
             QStringLiteral("600"), QStringLiteral("--retrain-every"), QStringLiteral("1000")});
        QVERIFY2(replayed.code == 0, replayed.err.constData());
        QVERIFY2(replayed.err.contains("replay: 50 %\n"), replayed.err.constData());
    }

    void theNewestReplayIsReviewed()
    {
        const Ended ended = review({});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QVERIFY2(ended.err.contains("review: 100 %\n"), ended.err.constData());
        const QJsonObject tables = objectOf(ended);
        QCOMPARE(tables[QLatin1String("ledger")].toString(), QStringLiteral("replay"));
        QCOMPARE(tables[QLatin1String("pair")].toString(), QStringLiteral("XDGUSD"));
        QCOMPARE(tables[QLatin1String("interval_min")].toInt(), 5);
        QCOMPARE(tables[QLatin1String("ticks")].toInt(), 3000);
        QCOMPARE(tables[QLatin1String("first")].toInteger(), beginSec + 300 * 600);
        QCOMPARE(tables[QLatin1String("tests")].toInt(), 40);
        QCOMPARE(tables[QLatin1String("outcomes")].toArray().size(), 80);
        QCOMPARE(tables[QLatin1String("stability")].toArray().size(), 4);
        QCOMPARE(tables[QLatin1String("confirm")].toArray().size(), 30);
        const QJsonObject calibration = tables[QLatin1String("calibration")].toObject();
        QVERIFY(calibration[QLatin1String("sentence")].toString().contains(
            QLatin1String("the label still stood 15 candles later in")));
        // The transition matrices are kept with the run.
        QCOMPARE(calibration[QLatin1String("without_model")].toInt(), 0);
        QCOMPARE(calibration[QLatin1String("hmm")].toObject()[QLatin1String("candles")].toInt(),
                 2985);
        QVERIFY(review({}).out == ended.out);
    }

    void aRangeIsFromInclusiveToExclusive()
    {
        const QString from = QString::number(beginSec + 300 * 1000);
        const QString to = QString::number(beginSec + 300 * 3200);
        const Ended ended = review({QStringLiteral("--ledger"), QStringLiteral("replay"),
                                    QStringLiteral("--from"), from, QStringLiteral("--to"), to});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QJsonObject tables = objectOf(ended);
        QCOMPARE(tables[QLatin1String("ticks")].toInt(), 2200);
        QCOMPARE(tables[QLatin1String("first")].toInteger(), from.toLongLong());
        QCOMPARE(tables[QLatin1String("last")].toInteger(), to.toLongLong() - 300);
    }

    void whatIsNotThereIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("no live ledger")
            << QStringList{QStringLiteral("--ledger"), QStringLiteral("live")} << 1
            << QByteArray("the live ledger has no row in this range");
        QTest::newRow("no row of the replay")
            << QStringList{QStringLiteral("--ledger"), QStringLiteral("replay"),
                           QStringLiteral("--to"), QStringLiteral("1000")}
            << 1 << QByteArray("no replay has a row in this range");
        QTest::newRow("neither") << QStringList{QStringLiteral("--to"), QStringLiteral("1000")} << 1
                                 << QByteArray("neither the live ledger nor the newest replay");
        QTest::newRow("another ledger")
            << QStringList{QStringLiteral("--ledger"), QStringLiteral("both")} << 2
            << QByteArray("it must be live or replay");
        QTest::newRow("no time") << QStringList{QStringLiteral("--from"), QStringLiteral("noon")}
                                 << 2 << QByteArray("--from");
    }
    void whatIsNotThereIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, sentence);
        const Ended ended = review(arguments);
        QCOMPARE(ended.code, code);
        QVERIFY2(ended.err.contains(sentence), ended.err.constData());
        QVERIFY(ended.out.isEmpty());
    }

    void itPrintsJsonAlone()
    {
        const Ended ended = m_program->run({QStringLiteral("review")});
        QCOMPARE(ended.code, 2);
        QVERIFY(ended.err.contains("--json"));
    }

private:
    Ended review(const QStringList& arguments) const
    {
        return m_program->run(QStringList{QStringLiteral("review"), QStringLiteral("--json")} +
                              arguments);
    }

    static QJsonObject objectOf(const Ended& ended)
    {
        return QJsonDocument::fromJson(ended.out).object();
    }

    QTemporaryDir m_home;
    std::optional<Program> m_program;
};

QTEST_GUILESS_MAIN(TestReviewCommand)
#include "tst_reviewcommand.moc"
