// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/candlefile.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>

using namespace regime;

namespace
{

CsvBatch readAll(QByteArray text, std::int64_t latestSec = CandleCsvReader::endOfTimeSec)
{
    QBuffer device(&text);
    device.open(QIODevice::ReadOnly);
    CandleCsvReader reader(device, latestSec);
    Result<CsvBatch> batch = reader.read(1'000'000);
    return batch ? *batch : CsvBatch{};
}

QString fileProblem(QByteArray text)
{
    QBuffer device(&text);
    device.open(QIODevice::ReadOnly);
    CandleCsvReader reader(device);
    const Result<CsvBatch> batch = reader.read(1'000'000);
    return batch ? QString() : QString::fromStdString(batch.error().message);
}

const QByteArray header = "time,open,high,low,close,volume,trades\n";

} // namespace

class TestCandleCsv : public QObject
{
    Q_OBJECT

private slots:
    void readsKrakenFileWithoutHeader();
    void readsOwnFileWithSourceAndFilled();
    void takesBomCrlfAndBlanks();
    void line18_exponentsAndPlainFormsAreTheSame();
    void line19_isLocaleIndependent();
    void refusesBadLine_data();
    void refusesBadLine();
    void goesOnBehindARefusedLine();
    void countsRepeatedRows();
    void refusesForeignFile_data();
    void refusesForeignFile();
    void smallBatchesGiveTheSameAsOne();
    void intervalOfSpacing_data();
    void intervalOfSpacing();
    void pairOfFileName_data();
    void pairOfFileName();
    void writtenRowsReadBackExactly();
    void textCellIsNoFormula_data();
    void textCellIsNoFormula();
    void unreadableFileIsNamed();
    void realFileIsTakenWhole();
};

void TestCandleCsv::readsKrakenFileWithoutHeader()
{
    const CsvBatch batch = readAll("60,1.5,2,1,1.75,602211.3999999999,7\n"
                                   "120,1.75,1.75,1.75,1.75,0,0\n");
    QCOMPARE(batch.candles.size(), 2u);
    QVERIFY(batch.refused.empty());
    QVERIFY(batch.atEnd);
    const Candle expected{.openTimeSec = 60,
                          .open = 1.5,
                          .high = 2,
                          .low = 1,
                          .close = 1.75,
                          .volume = 602211.3999999999,
                          .tradeCount = 7,
                          .source = CandleSource::Csv,
                          .quiet = false};
    QVERIFY(batch.candles[0].candle == expected);
    QCOMPARE(batch.candles[0].line, 1);
    QVERIFY(batch.candles[1].candle.quiet);
}

void TestCandleCsv::readsOwnFileWithSourceAndFilled()
{
    const CsvBatch batch = readAll("time,open,high,low,close,volume,trades,source,filled\n"
                                   "60,1,1,1,1,2,3,ohlc,0\n120,1,1,1,1,0,0,csv,1\n");
    QCOMPARE(batch.candles.size(), 2u);
    QCOMPARE(batch.candles[0].line, 2);
    QVERIFY(!batch.candles[0].filled);
    QCOMPARE(batch.candles[0].candle.source, CandleSource::Csv);
    QVERIFY(batch.candles[1].filled);
}

void TestCandleCsv::takesBomCrlfAndBlanks()
{
    const CsvBatch batch = readAll("\xEF\xBB\xBFtime,open,high,low,close,volume,trades\r\n"
                                   "60, 1,1,1,1,2,3\r\n\r\n120,1,1,1,1,2,3");
    QVERIFY(batch.refused.empty());
    QCOMPARE(batch.candles.size(), 2u);
    QCOMPARE(batch.candles[1].line, 4);
}

void TestCandleCsv::line18_exponentsAndPlainFormsAreTheSame()
{
    const CsvBatch exponents = readAll("1719792000,1.188e-05,1.2E-5,1.1e-05,1.188e-05,1683418,2\n"
                                       "1719792300,1,1,1,1,8E+4,11\n");
    const CsvBatch plain = readAll("1719792000,0.00001188,0.000012,0.000011,0.00001188,1683418,2\n"
                                   "1719792300,1,1,1,1,80000,11\n");
    QCOMPARE(exponents.candles.size(), 2u);
    QVERIFY(exponents.candles[0].candle == plain.candles[0].candle);
    QVERIFY(exponents.candles[1].candle == plain.candles[1].candle);
}

void TestCandleCsv::line19_isLocaleIndependent()
{
    const char* locale = std::setlocale(LC_ALL, "de_DE.UTF-8");
    QLocale::setDefault(QLocale(QLocale::German));
    const CsvBatch batch = readAll("60,1.5,1.5,1.5,1.5,1234.25,3\n");
    const QByteArray row =
        batch.candles.empty() ? QByteArray() : candleCsvRow(batch.candles[0].candle, false);
    std::setlocale(LC_ALL, "C");
    QLocale::setDefault(QLocale::c());
    QCOMPARE(row, QByteArray("60,1.5,1.5,1.5,1.5,1234.25,3,csv,0\n"));
    if (!locale)
        qInfo("the C library has no German locale here; only Qt's was set");
}

void TestCandleCsv::refusesBadLine_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char* name, const char* row, const char* reason) {
        QTest::newRow(name) << QByteArray(row) << QString::fromLatin1(reason);
    };
    add("too few columns", "120,1,1,1,1,2", "6 columns where 7 are due");
    add("too many columns", "120,1,1,1,1,2,3,4,5,6,7", "11 columns where 7 are due");
    add("time is a word", "soon,1,1,1,1,2,3", "time \"soon\" is not whole epoch seconds");
    add("time has a fraction", "120.5,1,1,1,1,2,3", "time \"120.5\" is not whole epoch seconds");
    add("time before 1970", "-60,1,1,1,1,2,3", "time -60 is not after 1970");
    add("time in milliseconds", "1719792000000,1,1,1,1,2,3",
        "time 1719792000000 lies in the future");
    add("nan", "120,nan,1,1,1,2,3", "open \"nan\" is not a finite number");
    add("infinite", "120,1,inf,1,1,2,3", "high \"inf\" is not a finite number");
    add("overflow", "120,1,1e999,1,1,2,3", "high \"1e999\" is not a finite number");
    add("empty price", "120,1,1,,1,2,3", "low \"\" is not a finite number");
    add("decimal comma", "120,1,1,1,\"1\",2,3", "close \"\"1\"\" is not a finite number");
    add("zero price", "120,1,1,0,1,2,3", "a price is zero or negative");
    add("low above close", "120,2,2,1.5,1,2,3", "low is above open or close");
    add("high below open", "120,2,1.5,1,1,2,3", "high is below open or close");
    add("negative volume", "120,1,1,1,1,-2,3", "volume is negative");
    add("negative trades", "120,1,1,1,1,2,-3", "the number of trades is negative");
    add("half a trade", "120,1,1,1,1,2,2.5", "trades \"2.5\" is not a whole number");
    add("same time, other values", "60,1,1,1,1,9,3",
        "time 60 stands on line 2 already, with other values");
    add("earlier than before", "30,1,1,1,1,2,3",
        "time 30 is before that of line 2; rows must be oldest first");
}

void TestCandleCsv::refusesBadLine()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, reason);
    const CsvBatch batch = readAll(header + "60,1,1,1,1,2,3\n" + row + "\n");
    QCOMPARE(batch.candles.size(), 1u);
    QCOMPARE(batch.refused.size(), 1u);
    QCOMPARE(batch.refused[0].line, 3);
    QCOMPARE(batch.refused[0].reason, reason);
}

void TestCandleCsv::goesOnBehindARefusedLine()
{
    const CsvBatch batch =
        readAll(header + "60,1,1,1,1,2,3\n120," + QByteArray(9000, '1') + "\n180,1,1,1,1,2,3\n");
    QCOMPARE(batch.candles.size(), 2u);
    QCOMPARE(batch.candles[1].line, 4);
    QCOMPARE(batch.refused.size(), 1u);
    QCOMPARE(batch.refused[0].reason, QStringLiteral("the line is longer than 4096 bytes"));
}

void TestCandleCsv::countsRepeatedRows()
{
    const CsvBatch batch = readAll("60,1,1,1,1,2,3\n60,1,1,1,1,2,3\n120,1,1,1,1,2,3\n");
    QCOMPARE(batch.candles.size(), 2u);
    QCOMPARE(batch.duplicates, 1);
    QVERIFY(batch.refused.empty());
}

void TestCandleCsv::refusesForeignFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("ticks") << QByteArray(
        "time,price,volume,side,ordertype,trade_id\n1,2,3,b,m,5\n");
    QTest::newRow("other column names") << QByteArray("date,open,high,low,close,volume,trades\n");
    QTest::newRow("unknown extra column")
        << QByteArray("time,open,high,low,close,volume,trades,vwap\n");
    QTest::newRow("with vwap, no header") << QByteArray("60,1,1,1,1,1,2,3\n");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\x01\x02\n");
}

void TestCandleCsv::refusesForeignFile()
{
    QFETCH(QByteArray, text);
    QVERIFY2(fileProblem(text).contains(QStringLiteral("neither a candle row")),
             qPrintable(fileProblem(text)));
}

void TestCandleCsv::smallBatchesGiveTheSameAsOne()
{
    QByteArray text = header + "60,1,1,1,1,2,3\nbad\n120,1,1,1,1,2,3\n180,1,1,1,1,2,3\n";
    QBuffer device(&text);
    device.open(QIODevice::ReadOnly);
    CandleCsvReader reader(device);
    std::vector<std::int64_t> lines;
    std::size_t refused = 0;
    for (bool atEnd = false; !atEnd;) {
        const Result<CsvBatch> batch = reader.read(1);
        QVERIFY(batch.ok());
        for (const CsvCandle& row : batch->candles)
            lines.push_back(row.line);
        refused += batch->refused.size();
        atEnd = batch->atEnd;
    }
    QCOMPARE(lines, (std::vector<std::int64_t>{2, 4, 5}));
    QCOMPARE(refused, 1u);
}

void TestCandleCsv::intervalOfSpacing_data()
{
    QTest::addColumn<QList<int>>("times");
    QTest::addColumn<int>("interval");
    QTest::addColumn<QString>("problem");
    QTest::newRow("even") << QList<int>{300, 600, 900} << 5 << QString();
    QTest::newRow("with quiet intervals") << QList<int>{300, 900, 1200, 3000} << 5 << QString();
    QTest::newRow("one row") << QList<int>{300} << 0 << QStringLiteral("fewer than two rows");
    QTest::newRow("no divisor") << QList<int>{600, 780, 900} << 0
                                << QStringLiteral("does not divide every spacing");
    QTest::newRow("seconds") << QList<int>{30, 60, 90} << 0
                             << QStringLiteral("no whole number of minutes");
    QTest::newRow("not aligned") << QList<int>{60, 360, 660} << 0
                                 << QStringLiteral("does not divide the rows' times");
}

void TestCandleCsv::intervalOfSpacing()
{
    QFETCH(QList<int>, times);
    QFETCH(int, interval);
    QFETCH(QString, problem);
    SpacingRule rule;
    for (int i = 0; i < times.size(); ++i)
        rule.take(times[i], i + 1);
    const Result<int> result = rule.intervalMin();
    if (interval > 0) {
        QVERIFY(result.ok());
        QCOMPARE(*result, interval);
    } else {
        QVERIFY(!result.ok());
        const QString message = QString::fromStdString(result.error().message);
        QVERIFY2(message.contains(problem), qPrintable(message));
        QVERIFY(message.contains(QStringLiteral("--interval")));
    }
}

void TestCandleCsv::pairOfFileName_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("pair");
    const auto add = [](const char* path, const char* pair) {
        QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(pair);
    };
    add("/data/XDGUSD_5m_2024H2.csv", "XDGUSD");
    add("XDGUSD_1.csv", "XDGUSD");
    add("XBTUSDT_1m_202311_from_trades.csv", "XBTUSDT");
    add("1INCHEUR_60.csv", "1INCHEUR");
    add("XDGUSD.csv", "XDGUSD");
    add("candles.csv", "");
    add("CANDLES_1.csv", "");
    add("USD_1.csv", "");
    add("..csv", "");
    add("x'; DROP TABLE candles;--USD_1.csv", "");
}

void TestCandleCsv::pairOfFileName()
{
    QFETCH(QString, path);
    QFETCH(QString, pair);
    QCOMPARE(pairFromFileName(path).value_or(QString()), pair);
    QCOMPARE(pairFromFileName(path).has_value(), !pair.isEmpty());
}

void TestCandleCsv::writtenRowsReadBackExactly()
{
    const Candle candle{.openTimeSec = 1719792000,
                        .open = 0.1 + 0.2,
                        .high = 1.0 / 3,
                        .low = 1.188e-05,
                        .close = 0.1241349,
                        .volume = 602211.3999999999,
                        .tradeCount = 12345678901,
                        .source = CandleSource::Csv,
                        .quiet = false};
    const CsvBatch batch = readAll(candleCsvHeader() + candleCsvRow(candle, true));
    QCOMPARE(batch.candles.size(), 1u);
    QVERIFY(batch.candles[0].candle == candle);
    QVERIFY(batch.candles[0].filled);
}

void TestCandleCsv::textCellIsNoFormula_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << QStringLiteral("j14") << QByteArray("j14");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("number") << QStringLiteral("-3.5") << QByteArray("-3.5");
    QTest::newRow("formula") << QStringLiteral("=1+1") << QByteArray("'=1+1");
    QTest::newRow("call") << QStringLiteral("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("plus") << QStringLiteral("+cmd|' /C calc'!A0")
                          << QByteArray("'+cmd|' /C calc'!A0");
    QTest::newRow("tab") << QStringLiteral("\t=1") << QByteArray("'\t=1");
    QTest::newRow("carriage return") << QStringLiteral("\r=1") << QByteArray("\"'\r=1\"");
    QTest::newRow("comma and quotes") << QStringLiteral("a,\"b\"") << QByteArray("\"a,\"\"b\"\"\"");
    QTest::newRow("lines") << QStringLiteral("-a\nb") << QByteArray("\"'-a\nb\"");
}

void TestCandleCsv::textCellIsNoFormula()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(csvText(text), cell);
}

void TestCandleCsv::unreadableFileIsNamed()
{
    const QTemporaryDir folder;
    for (const QString& path : {folder.path(), folder.filePath(QStringLiteral("none.csv"))}) {
        const Result<CandleFile> file = readCandleFile(path);
        QVERIFY(!file.ok());
        QVERIFY(QString::fromStdString(file.error().message).startsWith(path));
    }
    QFile empty(folder.filePath(QStringLiteral("empty.csv")));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    const Result<CandleFile> file = readCandleFile(empty.fileName());
    QVERIFY(!file.ok());
    QVERIFY(file.error().message.find("no row") != std::string::npos);
}

void TestCandleCsv::realFileIsTakenWhole()
{
    const QString path = QStringLiteral(SHARED_DIR "/data/XDGUSD_5m_2024H2.csv");
    if (!QFile::exists(path))
        QSKIP("data/XDGUSD_5m_2024H2.csv is not here");
    const Result<CandleFile> file = readCandleFile(path);
    QVERIFY(file.ok());
    QCOMPARE(file->candles.size(), 52578u);
    QVERIFY(file->refused.empty());
    QCOMPARE(*file->spacing.intervalMin(), 5);
}

QTEST_GUILESS_MAIN(TestCandleCsv)
#include "tst_candlecsv.moc"
