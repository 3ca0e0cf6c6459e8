// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/eventlog.h"
#include "core/store/ledger.h"
#include "core/store/ledgercsv.h"
#include "core/store/replaystore.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 1};

LedgerRow rowAt(int minute)
{
    LedgerRow row;
    row.candleTimeSec = 60 * minute;
    row.asOfSec = 60 * minute + 62.25;
    row.close = 0.1241349;
    row.modelId = QStringLiteral("m-3");
    row.probabilities = {0.1, 1.0 / 3, 1 - 0.1 - 1.0 / 3};
    row.confidence = 0.2333;
    row.biasSignal = -0.4667;
    row.raw = Regime::Bullish;
    row.shown = ShownRegime::Undecided;
    row.pSwitch = 0.03;
    row.logLikelihood = -4.25;
    row.usable = false;
    row.reasons = {QStringLiteral("stale"), QStringLiteral("warming_up")};
    row.configHash = QStringLiteral("c0ffee");
    row.phase = 2;
    row.jump = JumpOpinion{.modelId = QStringLiteral("j-1"),
                           .scores = {0.25, 0.7, 1 - 0.25 - 0.7},
                           .confidence = 0.45,
                           .biasSignal = -0.2,
                           .raw = Regime::Ranging,
                           .shown = ShownRegime::Bearish,
                           .pSwitch = 0.3,
                           .costGrowth = 1.0 / 7};
    row.bot = {2, 0.43, -0.1, 3, 0.7};
    return row;
}

std::vector<LedgerRow> rows(int from, int to)
{
    std::vector<LedgerRow> made;
    for (int minute = from; minute < to; ++minute)
        made.push_back(rowAt(minute));
    return made;
}

std::vector<Candle> candles(int n)
{
    std::vector<Candle> made;
    for (int i = 0; i < n; ++i)
        made.push_back({.openTimeSec = 60 * (i + 1),
                        .open = 1,
                        .high = 2,
                        .low = 0.5,
                        .close = 1.5,
                        .volume = 3,
                        .tradeCount = 4,
                        .source = CandleSource::Csv,
                        .quiet = false});
    return made;
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void rowsComeBackExactly();
    void emptyTextsAreKept();
    void theFirstAnswerForACandleStands();
    void rangeAndNewestAreOldestFirst();
    void seriesAndRunsDoNotMix();
    void survivesARestart();
    void theLastRowOfEachStretch();
    void rowsOfAnOlderStoreHaveNoSecondOpinion();
    void theFileHasTheSecondOpinionBehindTheFirst();
    void theSecondOpinionHasItsOwnRunAndLabels();
    void eventsGrowAndComeBackInOrder();
    void replayKeepsARunWhole();
    void theNewestReplayOfASeries();
    void replayThatFailsKeepsNothing();
    void replayThatIsStoppedKeepsNothing();
};

void TestLedger::rowsComeBackExactly()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger ledger(*database, series);
    QCOMPARE(*ledger.append(rows(1, 4)), 3);
    QVERIFY(*ledger.newest(10) == rows(1, 4));
}

void TestLedger::emptyTextsAreKept()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger ledger(*database, series);
    LedgerRow bare;
    bare.candleTimeSec = 60;
    bare.usable = true;
    QCOMPARE(*ledger.append(std::vector{bare}), 1);
    const LedgerRow back = ledger.newest(1)->front();
    QVERIFY(back == bare);
}

void TestLedger::theFirstAnswerForACandleStands()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger ledger(*database, series);
    QVERIFY(ledger.append(rows(1, 3)).ok());
    std::vector<LedgerRow> again = rows(2, 5);
    again.front().raw = Regime::Bearish;
    QCOMPARE(*ledger.append(again), 2);
    QVERIFY(*ledger.newest(10) == rows(1, 5));
}

void TestLedger::rangeAndNewestAreOldestFirst()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger ledger(*database, series);
    QVERIFY(ledger.append(rows(1, 100)).ok());
    QVERIFY(*ledger.range(60 * 10, 60 * 12) == rows(10, 12));
    QVERIFY(*ledger.newest(3) == rows(97, 100));
    QVERIFY(ledger.newest(0)->empty());
}

void TestLedger::seriesAndRunsDoNotMix()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger live(*database, series);
    Ledger other(*database, {QStringLiteral("XBTUSD"), 1});
    Ledger run(*database, series, 7);
    QVERIFY(live.append(rows(1, 4)).ok());
    QVERIFY(other.append(rows(1, 3)).ok());
    QCOMPARE(*run.append(rows(1, 2)), 1);
    QCOMPARE(live.newest(10)->size(), 3u);
    QCOMPARE(other.newest(10)->size(), 2u);
    QCOMPARE(run.newest(10)->size(), 1u);
}

void TestLedger::survivesARestart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("regimescope.sqlite"));
    for (int start = 1; start < 4; ++start) {
        Result<DatabaseOpening> opening = Database::open(path, storeSchema(), Access::Write);
        QVERIFY(opening.ok());
        QCOMPARE(*Ledger(opening->database, series).append(rows(start, start + 1)), 1);
        QVERIFY(*Ledger(opening->database, series).newest(10) == rows(1, start + 1));
    }
}

void TestLedger::rowsOfAnOlderStoreHaveNoSecondOpinion()
{
    const QTemporaryDir folder;
    for (const Schema* schema : {&storeSchema(), &replaySchema()}) {
        const QString path = folder.filePath(QString::number(schema->applicationId));
        // The step that brings the columns, and what an older program kept before it.
        const auto step = std::ranges::find_if(schema->steps, [](const QStringList& statements) {
            return statements.first().contains(QLatin1String("ADD COLUMN jump_"));
        });
        QVERIFY(step != schema->steps.end());
        const Schema older{schema->applicationId, {schema->steps.begin(), step}};
        {
            Result<DatabaseOpening> opening = Database::open(path, older, Access::Write);
            QVERIFY(opening.ok());
            QVERIFY(opening->database
                        .query(QStringLiteral("INSERT INTO ledger VALUES (0, 'XDGUSD', 1, 60, 122,"
                                              " 0.12, 'm-1', 0.2, 0.3, 0.5, 0.2, 0.3, 2, 2, 0.1,"
                                              " -4, 1, '', 'c0ffee', 1)"))
                        .ok());
        }
        Result<DatabaseOpening> opening = Database::open(path, *schema, Access::Write);
        QVERIFY(opening.ok());
        Ledger ledger(opening->database, series);
        QCOMPARE(*ledger.append(rows(2, 3)), 1);
        const std::vector<LedgerRow> kept = *ledger.newest(10);
        QCOMPARE(kept.size(), 2u);
        QCOMPARE(kept.front().modelId, QStringLiteral("m-1"));
        QVERIFY(!kept.front().jump);
        QVERIFY(kept.front().bot == BotReading{});
        QVERIFY(kept.back() == rowAt(2));
    }
}

void TestLedger::theFileHasTheSecondOpinionBehindTheFirst()
{
    LedgerRow row = rowAt(1);
    row.jump->scores = {0.25, 0.5, 0.25};
    QVERIFY(
        ledgerCsvHeader().endsWith(",model_id,jump_regime,jump_p_bear,jump_p_range,jump_p_bull\n"));
    QVERIFY(ledgerCsvRow(row).endsWith(",2,-1,m-3,1,0.25,0.5,0.25\n"));
    row.jump.reset();
    QVERIFY(ledgerCsvRow(row).endsWith(",2,-1,m-3,,,,\n"));
}

void TestLedger::theSecondOpinionHasItsOwnRunAndLabels()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger ledger(*database, series);
    std::vector<LedgerRow> kept = rows(1, 8);
    kept[2].jump->shown = ShownRegime::Bullish;
    kept[4].jump.reset();
    kept[6].jump.reset();
    QVERIFY(ledger.append(kept).ok());
    QVERIFY((*ledger.shownRun(6000, ModelFamily::Jump) ==
             ShownRun{ShownRegime::Bearish, kept[3].candleTimeSec, 2}));
    QVERIFY((*ledger.shownRun(6000) == ShownRun{ShownRegime::Undecided, kept[0].candleTimeSec, 7}));
    QVERIFY(!ledger.shownRun(kept[0].candleTimeSec, ModelFamily::Jump)->has_value());
    const auto labels = ledger.rawLabels(0, 6000, ModelFamily::Jump);
    QCOMPARE(labels->size(), std::size_t(5));
    QCOMPARE(labels->back().candleTimeSec, kept[5].candleTimeSec);
    QCOMPARE(static_cast<int>(labels->back().raw), static_cast<int>(Regime::Ranging));
    QCOMPARE(ledger.rawLabels(0, 6000)->size(), std::size_t(7));
}

void TestLedger::eventsGrowAndComeBackInOrder()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    EventLog log(*database);
    const StoredEvent first = *log.append(1.5, QStringLiteral("start"), QStringLiteral("begun"));
    const StoredEvent second =
        *log.append(1.25, QStringLiteral("store"), QStringLiteral("a 'quoted' \"text\"; --"));
    QVERIFY(second.id > first.id);
    QVERIFY((*log.newest(10) == std::vector{first, second}));
    QVERIFY((*log.newest(1) == std::vector{second}));
    QVERIFY(log.append(2, QStringLiteral("store"), QString()).ok());
    QVERIFY((*log.range(1.25, 2, {}, 10) == std::vector{first, second}));
    QVERIFY((*log.range(1.25, 2, {}, 1) == std::vector{second}));
    QVERIFY((*log.range(0, 9, {QStringLiteral("store")}, 10) == std::vector{first}));
}

void TestLedger::theLastRowOfEachStretch()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger ledger(*database, series);
    QVERIFY(ledger.append(rows(3, 24)).ok());
    std::vector<LedgerRow> last{rowAt(9), rowAt(19), rowAt(22)};
    QVERIFY(*ledger.lastOfEach(600, 0, 60 * 23) == last);
    last.erase(last.begin());
    QVERIFY(*ledger.lastOfEach(600, 600, 60 * 23) == last);
    QVERIFY(ledger.lastOfEach(600, 0, 60)->empty());
}

void TestLedger::replayKeepsARunWhole()
{
    Result<Database> database = Database::openInMemory(replaySchema());
    ReplayStore store(*database);
    QVERIFY(!store.newestRun()->has_value());
    ReplayRun run{
        .id = 0, .createdSec = 5.5, .series = series, .configText = QStringLiteral("K=3")};
    QCOMPARE(*store.record(run, candles(5), rows(3, 6)), 1);
    QCOMPARE(*store.record(run, candles(2), rows(1, 3)), 2);
    run.id = 2;
    QVERIFY(*store.newestRun() == run);
    QVERIFY(*store.candles(1, 0, 6000) == candles(5));
    QVERIFY(*store.candles(2, 0, 6000) == candles(2));
    QVERIFY(*Ledger(*database, series, 1).newest(10) == rows(3, 6));
    QVERIFY(*Ledger(*database, series, 2).newest(10) == rows(1, 3));
    QVERIFY(Ledger(*database, series).newest(10)->empty());
}

void TestLedger::theNewestReplayOfASeries()
{
    Result<Database> database = Database::openInMemory(replaySchema());
    ReplayStore store(*database);
    QVERIFY(store.series()->empty());
    const SeriesKey bitcoin{QStringLiteral("XBTUSD"), 5}, ether{QStringLiteral("ETHUSD"), 5};
    const SeriesKey slowBitcoin{QStringLiteral("XBTUSD"), 15};
    for (const SeriesKey& of : {bitcoin, slowBitcoin, bitcoin, ether})
        QVERIFY(store.record({0, 1, of, {}}, candles(2), rows(1, 2)));
    const auto newest = [&](const RunChoice& of) {
        const auto run = *store.newestRun(of);
        return run ? run->id : 0;
    };
    QCOMPARE(newest({}), 4);
    QCOMPARE(newest({QStringLiteral("XBTUSD"), {}}), 3);
    QCOMPARE(newest({QStringLiteral("XBTUSD"), 15}), 2);
    QCOMPARE(newest({{}, 15}), 2);
    QCOMPARE(newest({{}, 5}), 4);
    QCOMPARE(newest({QStringLiteral("XDGUSD"), {}}), 0);
    QCOMPARE(newest({QStringLiteral("ETHUSD"), 15}), 0);
    QVERIFY(*store.series() == (std::vector<SeriesKey>{ether, bitcoin, slowBitcoin}));
}

void TestLedger::replayThatFailsKeepsNothing()
{
    Result<Database> database = Database::openInMemory(replaySchema());
    ReplayStore store(*database);
    const ReplayRun run{.id = 0, .createdSec = 1, .series = series, .configText = {}};
    std::vector<Candle> twice = candles(3);
    twice.push_back(twice.front());
    QVERIFY(!store.record(run, twice, rows(1, 3)).ok());
    QVERIFY(!store.newestRun()->has_value());
}

void TestLedger::replayThatIsStoppedKeepsNothing()
{
    Result<Database> database = Database::openInMemory(replaySchema());
    ReplayStore store(*database);
    const ReplayRun run{.id = 0, .createdSec = 1, .series = series, .configText = {}};
    QVERIFY(store.record(run, candles(3), rows(1, 3), {}, [] { return false; }).ok());
    int asked = 0;
    const auto soon = [&] { return ++asked > 1; }; // behind the candles
    QVERIFY(!store.record(run, candles(3), rows(1, 3), {}, soon).ok());
    QCOMPARE((*store.newestRun())->id, 1);
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
