// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "core/market/candlefile.h"
#include "core/market/tradecsv.h"
#include "core/pipeline/importjob.h"
#include "core/pipeline/series.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace regime;

namespace
{

constexpr std::int64_t nowSec = 1'800'000'000;
const SeriesKey series{QStringLiteral("XBTUSD"), 1};

/** A row with an id; `sec` counts from minute 10 on. */
QByteArray row(double sec, int id, double price = 100)
{
    return QByteArray::number(600 + sec, 'f', 3) + ',' + QByteArray::number(price) +
           ",0.5,buy,market," + QByteArray::number(id) + '\n';
}

const QByteArray header("time,price,volume,side,ordertype,trade_id\n");

TradeCsvBatch read(QByteArray content)
{
    QBuffer device(&content);
    device.open(QIODevice::ReadOnly);
    TradeCsvReader reader(device, nowSec);
    const Result<TradeCsvBatch> batch = reader.read(1000);
    return batch ? *batch : TradeCsvBatch{};
}

} // namespace

class TestTradeImport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsKrakensFormWithoutHeader();
    void readsTheFormWithIds();
    void timesKeepEveryDigit();
    void badLinesAreRefused_data();
    void badLinesAreRefused();
    void tradesBecomeCandles();
    void line42_theIntervalsCutByTheFileAreLeftOut();
    void aFileThatBeginsAtTheStartOfAnIntervalHasItWhole();
    void aMissingIdProvesNothingAcrossIt();
    void aRefusedLineProvesNothingAcrossIt();
    void equalTradesWithoutIdAllCount();
    void planWantsAnInterval();
    void realTicksGiveTheReferenceCandles();

private:
    ImportOutcome import(const QByteArray& content);
    FilledSeries stored() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EngineStore> m_store;
};

void TestTradeImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = *EngineStore::openInMemory(series);
}

ImportOutcome TestTradeImport::import(const QByteArray& content)
{
    QFile file(m_folder->filePath(QStringLiteral("XBTUSD.csv")));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    file.close();
    const auto plan = planImport(file.fileName(), {{}, series.intervalMin, nowSec});
    if (!plan)
        return {};
    ImportJob job({*plan}, nowSec, m_store->database(), m_store->candles(), m_store->coverage(),
                  false);
    return runToEnd(job) ? job.outcomes().front() : ImportOutcome{};
}

FilledSeries TestTradeImport::stored() const
{
    return *readNewestFilled(m_store->candles(), m_store->coverage(), series, 1000);
}

void TestTradeImport::readsKrakensFormWithoutHeader()
{
    const TradeCsvBatch batch = read("1381095255,122.0,0.1\r\n1381095256.25,1.188e-05,8E+4\n");
    QCOMPARE(batch.trades.size(), 2u);
    QCOMPARE(batch.trades[0].trade.timeNs, 1'381'095'255'000'000'000);
    QVERIFY(!batch.trades[0].trade.id);
    QCOMPARE(batch.trades[1].trade.price, 1.188e-05);
    QCOMPARE(batch.trades[1].trade.volume, 80000.0);
}

void TestTradeImport::readsTheFormWithIds()
{
    const TradeCsvBatch batch = read(header + row(1, 7) + row(1, 7) + row(2, 8));
    QCOMPARE(batch.trades.size(), 2u);
    QCOMPARE(batch.duplicates, 1);
    QCOMPARE(batch.trades[1].trade.id, std::optional<std::int64_t>(8));
}

void TestTradeImport::timesKeepEveryDigit()
{
    const TradeCsvBatch batch = read("1762820039.9999999,1,1\n");
    QCOMPARE(batch.trades[0].trade.timeNs, 1'762'820'039'999'999'900);
}

void TestTradeImport::badLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    QTest::newRow("price zero") << QByteArray("605,0,1,buy,market,2\n")
                                << QStringLiteral("price \"0\" is not a positive number");
    QTest::newRow("price nan") << QByteArray("605,nan,1,buy,market,2\n")
                               << QStringLiteral("price \"nan\" is not a positive number");
    QTest::newRow("volume negative") << QByteArray("605,1,-1,buy,market,2\n")
                                     << QStringLiteral("volume \"-1\" is not a number from 0 on");
    QTest::newRow("no time") << QByteArray("soon,1,1,buy,market,2\n")
                             << QStringLiteral("time \"soon\" is not epoch seconds");
    QTest::newRow("no id") << QByteArray("605,1,1,buy,market,\n")
                           << QStringLiteral("trade_id \"\" is not a whole number");
    QTest::newRow("columns") << QByteArray("605,1,1\n")
                             << QStringLiteral("3 columns where 6 are due");
    QTest::newRow("future") << QByteArray("1900000000,1,1,buy,market,2\n")
                            << QStringLiteral("the time lies in the future");
    QTest::newRow("older") << QByteArray("600.5,1,1,buy,market,2\n")
                           << QStringLiteral("the trade is before that of line 2; rows must be "
                                             "oldest first");
    QTest::newRow("same id, other trade")
        << QByteArray("605,1,1,buy,market,1\n")
        << QStringLiteral("trade_id 1 stands on line 2 already, with other values");
    QTest::newRow("too long") << "605,1,1,buy,market,2" + QByteArray(5000, ' ') + '\n'
                              << QStringLiteral("the line is longer than 4096 bytes");
}

void TestTradeImport::badLinesAreRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    const TradeCsvBatch batch = read(header + row(1, 1) + line + row(9, 3));
    QCOMPARE(batch.trades.size(), 2u);
    QCOMPARE(batch.refused.size(), 1u);
    QCOMPARE(batch.refused[0], (CsvRefusal{3, reason}));
}

void TestTradeImport::tradesBecomeCandles()
{
    const ImportOutcome outcome = import(header + row(0, 1) + row(61, 2, 101) + row(70, 3, 99) +
                                         row(80, 4, 103) + row(119.999, 5, 102) + row(240, 6));
    QCOMPARE(outcome.counts.inserted, 2);
    const std::vector<Candle> candles = stored().candles;
    QCOMPARE(candles[1], (Candle{660, 101, 103, 99, 102, 2, 4, CandleSource::Csv, false}));
    QVERIFY((outcome.extent == CandleExtent{600, 660}));
}

void TestTradeImport::line42_theIntervalsCutByTheFileAreLeftOut()
{
    const ImportOutcome outcome =
        import(header + row(1, 1) + row(61, 2) + row(121, 3) + row(250, 4));
    QCOMPARE(outcome.counts.inserted, 2);
    QCOMPARE(outcome.cut, 2);
    QVERIFY((outcome.extent == CandleExtent{660, 720}));
    QVERIFY((*m_store->coverage().spans(series, 0, nowSec) == std::vector<ProvedSpan>{{660, 840}}));
}

void TestTradeImport::aFileThatBeginsAtTheStartOfAnIntervalHasItWhole()
{
    const ImportOutcome outcome = import(header + row(0, 1) + row(61, 2));
    QCOMPARE(outcome.cut, 1);
    QVERIFY((*m_store->coverage().spans(series, 0, nowSec) == std::vector<ProvedSpan>{{600, 660}}));
}

void TestTradeImport::aMissingIdProvesNothingAcrossIt()
{
    // Minutes 10, 11, 13, 15, 18 trade; id 5 is missing between minutes 13 and 15.
    const ImportOutcome outcome = import(header + row(0, 1) + row(61, 2) + row(181, 4 - 1) +
                                         row(190, 4) + row(301, 6) + row(481, 7));
    QCOMPARE(outcome.missingTrades, 1);
    const FilledSeries filled = stored();
    QCOMPARE(candlesIn(filled.coverage.quiet), 1);
    QVERIFY((filled.coverage.lost == std::vector<Gap>{{840, 840, 1}}));
    QVERIFY((*m_store->coverage().spans(series, 0, nowSec) ==
             std::vector<ProvedSpan>{{600, 780}, {960, 1080}}));
}

void TestTradeImport::aRefusedLineProvesNothingAcrossIt()
{
    const ImportOutcome outcome = import("600,1,1\n661,1,1\n700,none,1\n841,1,1\n1021,1,1\n");
    QCOMPARE(outcome.refusedCount, 1);
    QCOMPARE(outcome.refused.front().line, 3);
    QVERIFY((*m_store->coverage().spans(series, 0, nowSec) ==
             std::vector<ProvedSpan>{{600, 660}, {900, 1020}}));
}

void TestTradeImport::equalTradesWithoutIdAllCount()
{
    const ImportOutcome outcome = import("600,2,1\n600,2,1\n600,2,1\n660,2,1\n");
    QCOMPARE(outcome.duplicates, 0);
    QCOMPARE(stored().candles[0].tradeCount, 3);
}

void TestTradeImport::planWantsAnInterval()
{
    QFile file(m_folder->filePath(QStringLiteral("XBTUSD.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("600,2,1\n660,2,1\n") > 0);
    file.close();
    const auto plan = planImport(file.fileName(), {{}, {}, nowSec});
    QVERIFY(!plan.ok() && plan.error().wrongUsage);
    QVERIFY(plan.error().sentence.contains(QStringLiteral("--interval")));
}

void TestTradeImport::realTicksGiveTheReferenceCandles()
{
    const QString ticks = QStringLiteral(SHARED_DIR "/data/XBTUSDT_trades_202311.csv");
    const QString bars = QStringLiteral(SHARED_DIR "/data/XBTUSDT_1m_202311_from_trades.csv");
    if (!QFile::exists(ticks) || !QFile::exists(bars))
        QSKIP("data/XBTUSDT_trades_202311.csv is not here");
    const auto plan = planImport(ticks, {{}, 1, nowSec});
    QVERIFY(plan.ok());
    QCOMPARE(plan->series.pair, QStringLiteral("XBTUSDT"));
    ImportJob job({*plan}, nowSec, m_store->database(), m_store->candles(), m_store->coverage(),
                  false);
    QVERIFY(runToEnd(job).ok());
    QCOMPARE(job.outcomes().front().missingTrades, 26);
    QCOMPARE(job.outcomes().front().cut, 2);
    const Result<CandleFile> reference = readCandleFile(bars);
    QVERIFY(reference.ok());
    const std::vector<Candle> candles = *m_store->candles().newest(plan->series, 100'000);
    // The file begins and ends inside a minute.
    const std::vector<Candle> whole(reference->candles.begin() + 1, reference->candles.end() - 1);
    QCOMPARE(candles.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i)
        QVERIFY2(candles[i] == whole[i], qPrintable(QString::number(whole[i].openTimeSec)));
    // Nine of the missing ids lie between two minutes; what was quiet there is not known.
    const FilledSeries filled =
        *readNewestFilled(m_store->candles(), m_store->coverage(), plan->series, 100'000);
    QVERIFY(!filled.coverage.lost.empty() && filled.coverage.lost.size() <= 9);
    QVERIFY(candlesIn(filled.coverage.quiet) > 2000);
}

QTEST_APPLESS_MAIN(TestTradeImport)
#include "tst_tradeimport.moc"
