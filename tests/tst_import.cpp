// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/timeargument.h"
#include "core/engine/enginestore.h"
#include "core/pipeline/csvexport.h"
#include "core/pipeline/importjob.h"
#include "core/pipeline/series.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace regime;

namespace
{

constexpr std::int64_t nowSec = 1'800'000'000;
const SeriesKey series{QStringLiteral("XDGUSD"), 1};

/** A row of the minute, with a close of its own. */
QByteArray row(int minute, const char* volume = "2.5")
{
    return QByteArray::number(60 * minute) + ",1,2,0.5,1." + QByteArray::number(100 + minute) +
           ',' + volume + ",3\n";
}

/** stdout or stderr of a command, caught in a file. */
class Caught
{
public:
    explicit Caught(FILE* stream) : m_stream(stream), m_saved(::dup(::fileno(stream)))
    {
        m_file = std::tmpfile();
        ::dup2(::fileno(m_file), ::fileno(stream));
    }
    QByteArray take()
    {
        std::fflush(m_stream);
        ::dup2(m_saved, ::fileno(m_stream));
        ::close(m_saved);
        std::rewind(m_file);
        QFile file;
        file.open(m_file, QIODevice::ReadOnly);
        const QByteArray content = file.readAll();
        std::fclose(m_file);
        return content;
    }

private:
    FILE* m_stream;
    int m_saved;
    FILE* m_file;
};

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void storesCandlesAndProvesBetweenThem();
    void sameFileTwiceChangesNothing();
    void dryRunWritesNothing();
    void line34_nothingIsProvedBeforeAndBehindTheFile();
    void aRefusedLineIsNotQuiet();
    void filledRowsAreNotStored();
    void line50_existingRowsAreKept();
    void offGridRowsAreRefused();
    void rowsOfTheFutureAreRefused();
    void stoppedKeepsNothing_data();
    void stoppedKeepsNothing();
    void stoppedWhenAllIsKeptEndsAsUsual();
    void otherWorkGoesOnBetweenTwoSteps();
    void planFindsPairAndInterval();
    void planRefuses_data();
    void planRefuses();
    void exportReadsBackTheSame();
    void exportFillsOverSliceBorders();
    void exportedPartsAddUpToTheWhole();
    void commandPrintsCountsAndRefusals();
    void commandEndsWithTheRightCode_data();
    void commandEndsWithTheRightCode();
    void commandRefusesAStoreInUse();
    void timeArguments_data();
    void timeArguments();
    void realFileIsImportedWhole();

private:
    QString write(const char* name, const QByteArray& content);
    ImportJob jobFor(const QString& path, bool dryRun = false);
    ImportOutcome import(const QByteArray& content, bool dryRun = false);
    int command(int (*run)(const Invocation&), const QStringList& arguments);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EngineStore> m_store;
    QByteArray m_out;
    QByteArray m_err;
};

void TestImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = *EngineStore::openInMemory(series);
}

QString TestImport::write(const char* name, const QByteArray& content)
{
    QFile file(m_folder->filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

ImportJob TestImport::jobFor(const QString& path, bool dryRun)
{
    return ImportJob({{path, series}}, nowSec, m_store->database(), m_store->candles(),
                     m_store->coverage(), dryRun);
}

ImportOutcome TestImport::import(const QByteArray& content, bool dryRun)
{
    const QString path = write("XDGUSD_1.csv", content);
    ImportJob job = jobFor(path, dryRun);
    return runToEnd(job) ? job.outcomes().front() : ImportOutcome{};
}

int TestImport::command(int (*run)(const Invocation&), const QStringList& arguments)
{
    QByteArray name("regimescope");
    char* argv[] = {name.data(), nullptr};
    int argc = 1;
    const Result<ParsedArguments> parsed = parseArguments(
        QStringList{QStringLiteral("x"), QStringLiteral("--data-dir"),
                    m_folder->filePath(QStringLiteral("data")), QStringLiteral("--config"),
                    m_folder->filePath(QStringLiteral("none.ini"))} +
        arguments);
    Caught out(stdout);
    Caught err(stderr);
    const int code = run({parsed->common, parsed->arguments, argc, argv});
    m_out = out.take();
    m_err = err.take();
    return code;
}

void TestImport::storesCandlesAndProvesBetweenThem()
{
    const ImportOutcome outcome = import(row(1) + row(2) + row(5) + row(6));
    QCOMPARE(outcome.counts, (UpsertCounts{.inserted = 4}));
    QVERIFY((outcome.extent == CandleExtent{60, 360}));
    const FilledSeries filled =
        *readNewestFilled(m_store->candles(), m_store->coverage(), series, 9);
    QCOMPARE(filled.candles.size(), 6u);
    QVERIFY(filled.candles[2].quiet);
    QCOMPARE(filled.candles[2].close, filled.candles[1].close);
    QCOMPARE(filled.candles[0].source, CandleSource::Csv);
    QVERIFY(filled.coverage.lost.empty());
}

void TestImport::sameFileTwiceChangesNothing()
{
    const QByteArray content = row(1) + row(2) + row(2) + row(5);
    QCOMPARE(import(content).duplicates, 1);
    const std::vector<Candle> before = *m_store->candles().newest(series, 99);
    QCOMPARE(import(content).counts, (UpsertCounts{.unchanged = 3}));
    QVERIFY(*m_store->candles().newest(series, 99) == before);
}

void TestImport::dryRunWritesNothing()
{
    QCOMPARE(import(row(1) + row(2), true).counts.inserted, 2);
    QVERIFY(m_store->candles().newest(series, 9)->empty());
    QVERIFY(m_store->coverage().spans(series, 0, nowSec)->empty());
}

void TestImport::line34_nothingIsProvedBeforeAndBehindTheFile()
{
    import(row(10) + row(12));
    QVERIFY((*m_store->coverage().spans(series, 0, nowSec) == std::vector<ProvedSpan>{{600, 780}}));
}

void TestImport::aRefusedLineIsNotQuiet()
{
    const ImportOutcome outcome = import(row(1) + row(3) + "240,1,2,bad,1,1,1\n" + row(6) + row(8));
    QCOMPARE(outcome.refusedCount, 1);
    QCOMPARE(outcome.refused.front().line, 3);
    const FilledSeries filled =
        *readNewestFilled(m_store->candles(), m_store->coverage(), series, 9);
    QVERIFY((filled.coverage.lost == std::vector<Gap>{{240, 300, 2}}));
    QCOMPARE(candlesIn(filled.coverage.quiet), 2);
}

void TestImport::filledRowsAreNotStored()
{
    const ImportOutcome outcome =
        import("time,open,high,low,close,volume,trades,source,filled\n60,1,1,1,1,2,3,ohlc,0\n"
               "120,1,1,1,1,0,0,ohlc,1\n180,1,1,1,1,2,3,ohlc,0\n");
    QCOMPARE(outcome.filled, 1);
    QCOMPARE(m_store->candles().newest(series, 9)->size(), 2u);
    QCOMPARE(readNewestFilled(m_store->candles(), m_store->coverage(), series, 9)->candles.size(),
             3u);
}

void TestImport::line50_existingRowsAreKept()
{
    import(row(1) + row(2) + row(3));
    std::vector<Candle> exchange = *m_store->candles().newest(series, 9);
    for (Candle& candle : exchange) {
        candle.source = CandleSource::Ohlc;
        candle.volume -= 0.5;
        candle.tradeCount -= 1;
    }
    QVERIFY(m_store->candles().upsert(series, exchange).ok());
    // Volume and count off by one trade are tolerated, another price is not; nothing is changed.
    const ImportOutcome outcome = import(row(1) + row(2) + "180,1,2,0.5,1.9,2.5,3\n" + row(4));
    QCOMPARE(outcome.counts, (UpsertCounts{.inserted = 1, .unchanged = 2, .kept = 1}));
    QVERIFY(*m_store->candles().range(series, 0, 240) == exchange);
}

void TestImport::offGridRowsAreRefused()
{
    const ImportOutcome outcome = import(row(1) + "125,1,1,1,1,1,1\n" + row(3));
    QCOMPARE(outcome.counts.inserted, 2);
    QCOMPARE(outcome.refused.front(),
             (CsvRefusal{2, QStringLiteral("time 125 is no start of a 1-minute candle")}));
}

void TestImport::rowsOfTheFutureAreRefused()
{
    const ImportOutcome outcome = import(row(1) + row(2) + row(30'000'001));
    QCOMPARE(outcome.refusedCount, 1);
    QVERIFY(outcome.refused.front().reason.contains(QStringLiteral("future")));
}

void TestImport::stoppedKeepsNothing_data()
{
    QTest::addColumn<bool>("merging");
    QTest::newRow("while reading") << false;
    QTest::newRow("while merging") << true;
}

void TestImport::stoppedKeepsNothing()
{
    QFETCH(bool, merging);
    QByteArray content;
    for (int i = 1; i < 10'000; ++i)
        content += row(i);
    {
        ImportJob job = jobFor(write("XDGUSD_1.csv", content));
        const Result<Done> stopped =
            runToEnd(job, [&] { return !merging || job.progress() > 0.5; });
        QVERIFY(!stopped.ok());
        QVERIFY(stopped.error().message.find("stopped") != std::string::npos);
    }
    QVERIFY(m_store->candles().newest(series, 9)->empty());
    QVERIFY(m_store->coverage().spans(series, 0, nowSec)->empty());
}

void TestImport::stoppedWhenAllIsKeptEndsAsUsual()
{
    ImportJob job = jobFor(write("XDGUSD_1.csv", row(1) + row(2)));
    QVERIFY(runToEnd(job, [&] { return job.phase() == ImportJob::Phase::Settling; }));
    QCOMPARE(job.outcomes().front().counts.inserted, 2);
    QCOMPARE(m_store->candles().newest(series, 9)->size(), std::size_t{2});
}

void TestImport::otherWorkGoesOnBetweenTwoSteps()
{
    QByteArray content;
    for (int i = 1; i < 10'000; ++i)
        content += row(i);
    ImportJob job = jobFor(write("XDGUSD_1.csv", content));
    const SeriesKey polled{QStringLiteral("XBTUSD"), 1};
    std::int64_t polls = 0;
    while (job.phase() != ImportJob::Phase::Finished) {
        QVERIFY(job.step().ok());
        const Candle candle{60 * ++polls, 1, 2, 0.5, 1, 1, 1, CandleSource::Ohlc, false};
        QCOMPARE(m_store->candles().upsert(polled, std::span(&candle, 1))->inserted, 1);
    }
    QCOMPARE(m_store->candles().newest(polled, 1000)->size(), std::size_t(polls));
    QCOMPARE(job.outcomes().front().counts.inserted, 9'999);
    QCOMPARE(job.progress(), 1.0);
}

void TestImport::planFindsPairAndInterval()
{
    const QByteArray content = row(5) + row(10) + row(25);
    const auto plan = planImport(write("DOGEUSD_5.csv", content), {{}, {}, nowSec});
    QVERIFY(plan.ok());
    QVERIFY((plan->series == SeriesKey{QStringLiteral("XDGUSD"), 5}));
    const auto asked =
        planImport(write("any.csv", content), {QStringLiteral("btc/usd"), 1, nowSec});
    QVERIFY(asked.ok());
    QVERIFY((asked->series == SeriesKey{QStringLiteral("XBTUSD"), 1}));
}

void TestImport::planRefuses_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("wrongUsage");
    QTest::addColumn<QString>("words");
    QTest::newRow("no pair in the name")
        << QByteArray("candles.csv") << row(1) + row(2) << true << QStringLiteral("--pair");
    QTest::newRow("one row") << QByteArray("XDGUSD_1.csv") << row(1) << true
                             << QStringLiteral("--interval");
    QTest::newRow("spacing without a divisor")
        << QByteArray("XDGUSD_1.csv") << row(2) + row(4) + row(7) << true
        << QStringLiteral("does not divide every spacing");
    QTest::newRow("no rows") << QByteArray("XDGUSD_1.csv") << QByteArray() << false
                             << QStringLiteral("no row");
    QTest::newRow("no good row") << QByteArray("XDGUSD_1.csv") << QByteArray("60,1,1,1,1,1,-1\n")
                                 << false << QStringLiteral("line 1");
    QTest::newRow("a web page") << QByteArray("XDGUSD_1.csv") << QByteArray("<html>\n") << false
                                << QStringLiteral("neither a candle row");
}

void TestImport::planRefuses()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, content);
    QFETCH(bool, wrongUsage);
    QFETCH(QString, words);
    const auto plan = planImport(write(name.constData(), content), {{}, {}, nowSec});
    QVERIFY(!plan.ok());
    QCOMPARE(plan.error().wrongUsage, wrongUsage);
    QVERIFY2(plan.error().sentence.contains(words), qPrintable(plan.error().sentence));
}

void TestImport::exportReadsBackTheSame()
{
    import(row(1) + row(2) + row(5));
    const std::vector<Candle> before = *m_store->candles().newest(series, 99);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const Result<std::int64_t> rows =
        exportCandles(m_store->candles(), m_store->coverage(), series, {0, nowSec}, out);
    QCOMPARE(*rows, 5);
    m_store = *EngineStore::openInMemory(series);
    const ImportOutcome outcome = import(out.data());
    QCOMPARE(outcome.filled, 2);
    QVERIFY(*m_store->candles().newest(series, 99) == before);
}

void TestImport::exportFillsOverSliceBorders()
{
    // A quiet hole from candle 19,000 to 45,000: over two borders of 20,000 candles.
    import(row(1) + row(19'000) + row(45'000) + row(45'001));
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    QCOMPARE(*exportCandles(m_store->candles(), m_store->coverage(), series, {0, nowSec}, out),
             45'001);
    QCOMPARE(out.data().count(",1\n"), 45'001 - 4);
    QVERIFY(out.data().contains("\n2699940,1.191,1.191,1.191,1.191,0,0,csv,1"));
}

void TestImport::exportedPartsAddUpToTheWhole()
{
    import(row(1) + row(2) + row(9) + row(10));
    const auto exported = [&](ExportRange range) {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const auto rows =
            exportCandles(m_store->candles(), m_store->coverage(), series, range, out);
        QList<QByteArray> lines = out.data().trimmed().split('\n');
        lines.removeFirst(); // the columns' names
        return rows && *rows == lines.size() ? lines : QList<QByteArray>();
    };
    const QList<QByteArray> whole = exported({0, nowSec});
    QCOMPARE(whole.size(), 10);
    const std::int64_t first = whole.front().split(',').front().toLongLong();
    for (int minute = 1; minute < 10; ++minute) {
        const std::int64_t cutSec = first + 60 * minute;
        QCOMPARE(exported({first, cutSec}) + exported({cutSec, nowSec}), whole);
    }
    // Of quiet minutes alone, too.
    QCOMPARE(exported({first + 3 * 60, first + 5 * 60}), whole.mid(3, 2));
}

void TestImport::commandPrintsCountsAndRefusals()
{
    const QString path = write("XDGUSD_1.csv", row(1) + "nonsense\n" + row(2));
    QCOMPARE(command(runImport, {path}), Success);
    const QJsonObject json = QJsonDocument::fromJson(m_out).object();
    QCOMPARE(json[QStringLiteral("added")].toInt(), 2);
    QCOMPARE(json[QStringLiteral("refused_count")].toInt(), 1);
    const QJsonObject file = json[QStringLiteral("files")][0].toObject();
    QCOMPARE(file[QStringLiteral("pair")].toString(), QStringLiteral("XDGUSD"));
    QCOMPARE(file[QStringLiteral("interval_min")].toInt(), 1);
    QCOMPARE(file[QStringLiteral("refused")][0][QStringLiteral("line")].toInt(), 2);

    const QString out = m_folder->filePath(QStringLiteral("out.csv"));
    QCOMPARE(command(runExport, {QStringLiteral("--out"), out}), Success);
    QFile exported(out);
    QVERIFY(exported.open(QIODevice::ReadOnly));
    QCOMPARE(exported.readAll(), QByteArray("time,open,high,low,close,volume,trades,source,filled\n"
                                            "60,1,2,0.5,1.101,2.5,3,csv,0\n"
                                            "120,1,2,0.5,1.102,2.5,3,csv,0\n"));
}

void TestImport::commandEndsWithTheRightCode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words");
    const QString good = QStringLiteral("GOOD");
    QTest::newRow("no file") << QStringList{} << int{WrongUsage} << QByteArray("FILE");
    QTest::newRow("unknown option")
        << QStringList{good, QStringLiteral("--fast")} << int{WrongUsage} << QByteArray("fast");
    QTest::newRow("missing file") << QStringList{QStringLiteral("/none/XDGUSD_1.csv")}
                                  << int{CouldNot} << QByteArray("/none/XDGUSD_1.csv");
    QTest::newRow("interval that exists nowhere")
        << QStringList{good, QStringLiteral("--interval"), QStringLiteral("7")} << int{WrongUsage}
        << QByteArray("HMM_OHLCV_INTERVAL_MIN");
    QTest::newRow("dry run without a store")
        << QStringList{good, QStringLiteral("--dry-run")} << int{Success} << QByteArray();
}

void TestImport::commandEndsWithTheRightCode()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, words);
    arguments.replaceInStrings(QStringLiteral("GOOD"), write("XDGUSD_1.csv", row(1) + row(2)));
    QCOMPARE(command(runImport, arguments), code);
    QVERIFY2(m_err.contains(words), m_err.constData());
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("data"))));
}

void TestImport::commandRefusesAStoreInUse()
{
    const auto window = EngineStore::open(
        m_folder->filePath(QStringLiteral("data/regimescope.sqlite")), series, Access::Write);
    QVERIFY(window.ok());
    const QString path = write("XDGUSD_1.csv", row(1) + row(2));
    QCOMPARE(command(runImport, {path}), CouldNot);
    QVERIFY2(m_err.contains("the store is in use by RegimeScope (pid "), m_err.constData());
    QCOMPARE(command(runImport, {path, QStringLiteral("--dry-run")}), Success);
}

void TestImport::timeArguments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");
    const auto add = [](const char* text, qint64 seconds) {
        QTest::newRow(text) << QString::fromLatin1(text) << seconds;
    };
    add("1719792000", 1719792000);
    add("2024-07-01T00:00:00Z", 1719792000);
    add("2024-07-01T02:00:00+02:00", 1719792000);
    add("2024-07-01T02:00+02:00", 1719792000);
    add("2024-07-01T00:00:00", -1);
    add("2024-07-01", -1);
    add("yesterday", -1);
    add("-5", -1);
    add("1719792000000", -1);
    add("", -1);
}

void TestImport::timeArguments()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    const Result<std::int64_t> time = parseTimeArgument(QStringLiteral("from"), text);
    QCOMPARE(time.ok(), seconds >= 0);
    if (time)
        QCOMPARE(*time, seconds);
}

void TestImport::realFileIsImportedWhole()
{
    const QString path = QStringLiteral(SHARED_DIR "/data/XDGUSD_5m_2024H2.csv");
    if (!QFile::exists(path))
        QSKIP("data/XDGUSD_5m_2024H2.csv is not here");
    QCOMPARE(command(runImport, {path}), Success);
    const QJsonObject json = QJsonDocument::fromJson(m_out).object();
    QCOMPARE(json[QStringLiteral("added")].toInt(), 52578);
    QCOMPARE(json[QStringLiteral("refused_count")].toInt(), 0);
    const SeriesKey five{QStringLiteral("XDGUSD"), 5};
    const auto store = EngineStore::open(
        m_folder->filePath(QStringLiteral("data/regimescope.sqlite")), five, Access::Read);
    QVERIFY(store.ok());
    const FilledSeries filled =
        *readNewestFilled((*store)->candles(), (*store)->coverage(), five, 100'000);
    QCOMPARE(candlesIn(filled.coverage.quiet), 414);
    QVERIFY(filled.coverage.lost.empty());
    QCOMPARE(filled.candles.size(), 52578u + 414u);
}

QTEST_APPLESS_MAIN(TestImport)
#include "tst_import.moc"
