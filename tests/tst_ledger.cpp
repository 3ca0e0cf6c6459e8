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
    row.bot = {2, 0.43, -0.1, 3, 0.7};
    return row;
}

/** What the jump model says of the same minute. */
LedgerRow jumpRowAt(int minute)
{
    LedgerRow row;
    row.family = ModelFamily::Jump;
    row.candleTimeSec = 60 * minute;
    row.asOfSec = 60 * minute + 122.5;
    row.close = 0.1241349;
    row.modelId = QStringLiteral("j-1");
    row.probabilities = {0.25, 0.7, 1 - 0.25 - 0.7};
    row.confidence = 0.45;
    row.biasSignal = -0.2;
    row.raw = Regime::Ranging;
    row.shown = ShownRegime::Bearish;
    row.pSwitch = 0.3;
    row.logLikelihood = -1.0 / 7;
    row.usable = true;
    row.configHash = QStringLiteral("beef");
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
    void eachStretchKnowsItsExtremes();
    void rowsOfOlderStoresAreKept_data();
    void rowsOfOlderStoresAreKept();
    void theFileHasTheSecondOpinionBehindTheFirst();
    void eachDetectorsAnswersAreItsOwn();
    void theRowMadeFirstKnowsHowItWas();
    void candlesOfEitherDetectorAreTold();
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

void TestLedger::rowsOfOlderStoresAreKept_data()
{
    QTest::addColumn<QString>("before"); // what stands in the step that is not done yet
    QTest::addColumn<QString>("more");   // columns behind those of the first version
    QTest::newRow("before the second opinion") << "ADD COLUMN jump_"
                                               << "";
    QTest::newRow("with the second opinion in the HMM's row")
        << "RENAME TO ledger_by_candle"
        << ", 'j-1', 0.25, 0.5, 0.25, 0.25, 0.125, 1, -1, 0.75, 1.5, 2, 0.43, -0.1, 3, 0.7";
    QTest::newRow("where it had none")
        << "RENAME TO ledger_by_candle" << QStringLiteral(", NULL").repeated(15);
}
void TestLedger::rowsOfOlderStoresAreKept()
{
    QFETCH(QString, before);
    QFETCH(QString, more);
    const QTemporaryDir folder;
    for (const Schema* schema : {&storeSchema(), &replaySchema()}) {
        const QString path = folder.filePath(QString::number(schema->applicationId));
        const auto step = std::ranges::find_if(schema->steps, [&](const QStringList& statements) {
            return statements.first().contains(before);
        });
        QVERIFY(step != schema->steps.end());
        const Schema older{schema->applicationId, {schema->steps.begin(), step}};
        {
            Result<DatabaseOpening> opening = Database::open(path, older, Access::Write);
            QVERIFY(opening.ok());
            QVERIFY(opening->database
                        .query(QStringLiteral("INSERT INTO ledger VALUES (0, 'XDGUSD', 1, 60, 122,"
                                              " 0.12, 'm-1', 0.2, 0.3, 0.5, 0.2, 0.3, 2, 2, 0.1,"
                                              " -4, 0, 'stale late', 'c0ffee', 1%1)")
                                   .arg(more))
                        .ok());
        }
        Result<DatabaseOpening> opening = Database::open(path, *schema, Access::Write);
        QVERIFY(opening.ok());
        Ledger ledger(opening->database, series);
        QCOMPARE(*ledger.append(rows(2, 3)), 1);
        const std::vector<LedgerCandle> kept = *ledger.candles(0, 6000);
        QCOMPARE(kept.size(), 2u);
        QVERIFY((kept.back() == LedgerCandle{rowAt(2), {}}));
        LedgerRow old;
        old.candleTimeSec = 60;
        old.asOfSec = 122;
        old.close = 0.12;
        old.modelId = QStringLiteral("m-1");
        old.probabilities = {0.2, 0.3, 0.5};
        old.confidence = 0.2;
        old.biasSignal = 0.3;
        old.raw = Regime::Bullish;
        old.shown = ShownRegime::Bullish;
        old.pSwitch = 0.1;
        old.logLikelihood = -4;
        old.reasons = {QStringLiteral("stale"), QStringLiteral("late")};
        old.configHash = QStringLiteral("c0ffee");
        const bool hasSecond = more.contains(QLatin1String("j-1"));
        if (hasSecond)
            old.bot = {2, 0.43, -0.1, 3, 0.7};
        QVERIFY(kept.front().hmm == old);
        QCOMPARE(kept.front().jump.has_value(), hasSecond);
        if (!hasSecond)
            continue;
        old.family = ModelFamily::Jump;
        old.modelId = QStringLiteral("j-1");
        old.probabilities = {0.25, 0.5, 0.25};
        old.confidence = 0.25;
        old.biasSignal = 0.125;
        old.raw = Regime::Ranging;
        old.shown = ShownRegime::Undecided;
        old.pSwitch = 0.75;
        old.logLikelihood = -1.5;
        QVERIFY(kept.front().jump == old);
    }
}

void TestLedger::theFileHasTheSecondOpinionBehindTheFirst()
{
    LedgerRow jump = jumpRowAt(1);
    jump.probabilities = {0.25, 0.5, 0.25};
    const LedgerCandle both{rowAt(1), jump};
    QVERIFY(
        ledgerCsvHeader().endsWith(",model_id,jump_regime,jump_p_bear,jump_p_range,jump_p_bull\n"));
    QVERIFY(ledgerCsvRow(both).endsWith(",2,-1,m-3,1,0.25,0.5,0.25\n"));
    QVERIFY(ledgerCsvRow({both.hmm, {}}).endsWith(",2,-1,m-3,,,,\n"));
    // What the HMM did not say is empty.
    QCOMPARE(ledgerCsvRow({{}, jump}), QByteArray("60,0.1241349,,,,,,,,,1,0.25,0.5,0.25\n"));
    QCOMPARE(ledgerCsvHeader().count(','), ledgerCsvRow({{}, jump}).count(','));
}

void TestLedger::eachDetectorsAnswersAreItsOwn()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger ledger(*database, series);
    // The HMM is mute at 4 and 7, the jump model at 5; at 7 the HMM comes later.
    std::vector<LedgerRow> kept{rowAt(2),     rowAt(3),     rowAt(5),     rowAt(6),    jumpRowAt(2),
                                jumpRowAt(3), jumpRowAt(4), jumpRowAt(6), jumpRowAt(7)};
    kept[6].shown = ShownRegime::Bullish;
    QCOMPARE(*ledger.append(kept), 9);
    QCOMPARE(*ledger.append(kept), 0);
    const LedgerRow late = rowAt(7);
    QCOMPARE(*ledger.append({&late, 1}), 1);
    QVERIFY((*ledger.range(180, 360) == std::vector{rowAt(3), rowAt(5)}));
    QVERIFY((*ledger.range(180, 360, ModelFamily::Jump) == std::vector{kept[5], kept[6]}));
    QVERIFY((*ledger.newest(2, 420, ModelFamily::Jump) == std::vector{kept[6], kept[7]}));
    QVERIFY((*ledger.lastOfEach(300, 0, 600, ModelFamily::Jump) == std::vector{kept[6], kept[8]}));
    QVERIFY((*ledger.candles(180, 480) == std::vector<LedgerCandle>{{rowAt(3), kept[5]},
                                                                    {{}, kept[6]},
                                                                    {rowAt(5), {}},
                                                                    {rowAt(6), kept[7]},
                                                                    {late, kept[8]}}));
    QVERIFY((*ledger.shownRun(6000, ModelFamily::Jump) == ShownRun{ShownRegime::Bearish, 360, 2}));
    QVERIFY((*ledger.shownRun(6000) == ShownRun{ShownRegime::Undecided, 120, 5}));
    QVERIFY(!ledger.shownRun(120, ModelFamily::Jump)->has_value());
    const auto labels = ledger.rawLabels(0, 6000, ModelFamily::Jump);
    QCOMPARE(labels->size(), std::size_t(5));
    QCOMPARE(labels->back().candleTimeSec, 420);
    QCOMPARE(static_cast<int>(labels->back().raw), static_cast<int>(Regime::Ranging));
    QCOMPARE(ledger.rawLabels(0, 6000)->size(), std::size_t(5));
}

/** What neither detector says, the bot's reading above all, is the earlier row's to tell. */
void TestLedger::theRowMadeFirstKnowsHowItWas()
{
    LedgerCandle candle{rowAt(3), jumpRowAt(3)};
    candle.hmm->asOfSec = candle.jump->asOfSec;
    QVERIFY(candle.any() == *candle.hmm);
    candle.hmm->asOfSec += 1; // caught up on
    QVERIFY(candle.any() == *candle.jump);
    candle.jump.reset();
    QVERIFY(candle.any() == *candle.hmm);
}

void TestLedger::candlesOfEitherDetectorAreTold()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger ledger(*database, series);
    QVERIFY(!ledger.extent()->has_value());
    const std::vector<LedgerRow> kept{rowAt(3), jumpRowAt(1), jumpRowAt(3), jumpRowAt(9)};
    QVERIFY(ledger.append(kept).ok());
    QVERIFY((*ledger.extent() == CandleExtent{60, 540}));
    QVERIFY((*ledger.candleTimes(0, 540) == std::vector<std::int64_t>{60, 180}));
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

void TestLedger::eachStretchKnowsItsExtremes()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    Ledger ledger(*database, series);
    std::vector<LedgerRow> kept = rows(3, 24);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        kept[i].confidence = 0.5 + 0.001 * static_cast<double>(i);
        kept[i].biasSignal = 0;
    }
    kept[9].confidence = 0.9; // at minute 12
    kept[11].confidence = 0.1;
    kept[10].biasSignal = -0.8;
    kept[20].biasSignal = 1; // at minute 23, behind the range
    QVERIFY(ledger.append(kept).ok());
    LedgerRow jump = jumpRowAt(12);
    jump.confidence = 1;
    QVERIFY(ledger.append({&jump, 1}).ok());
    const std::vector<LedgerStretch> expected{{kept[6], {0.5, 0.506}, {0, 0}},
                                              {kept[16], {0.1, 0.9}, {-0.8, 0}},
                                              {kept[19], {0.517, 0.519}, {0, 0}}};
    QVERIFY(*ledger.stretches(600, 0, 60 * 23) == expected);
    QVERIFY((*ledger.stretches(600, 0, 60 * 23, ModelFamily::Jump) ==
             std::vector{LedgerStretch{jump, {1, 1}, {jump.biasSignal, jump.biasSignal}}}));
    QVERIFY(ledger.stretches(600, 0, 60)->empty());
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
