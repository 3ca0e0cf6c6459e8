// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/tradestretchjson.h"
#include "tests/support/backfillstage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>

using namespace regime;
using namespace regime::test;

/** The walk back through Trades, page by page, over a simulated market and a real store. */
class TestBackfill : public QObject
{
    Q_OBJECT

private slots:
    void line37_bothCursorsGiveTheReferenceBarForBar_data();
    void line37_bothCursorsGiveTheReferenceBarForBar();
    void whatIsStoredAlwaysTouchesNow();
    void theForecastHolds();
    void aLimitedRunSaysWhatIsMissingAndTheNextGoesOn();
    void line47_aKilledRunReadsOnePageAgain();
    void line48_ohlcWinsAndTheDifferenceIsListed();
    void aHoleIsFilledExactly();
    void holesAreClosedNewestFirstAndIslandsJoined();
    void anIslandBeyondTheTargetIsLeftAlone();
    void line49_theFirstTradeBeginsTheSeries();
    void line40_theSameCursorNeverLoops();
    void line40_anEmptyPageBeforeKnownTradesIsNotBelieved();
    void aCutPageIsNotTheEnd();
    void tradesThatAreNotGivenStayLost();
    void line13_oldRowsWithoutIdsAreTaken();
    void line42_noCandleIsStoredHalf();
    void aChangeOfPaceIsFollowed();
    void nothingMissingAsksNothing();
    void anOpenStretchReadsBackTheSame();
    void tenThousandPagesNeedLittleMemory();
};

void TestBackfill::line37_bothCursorsGiveTheReferenceBarForBar_data()
{
    QTest::addColumn<bool>("inclusive");
    QTest::addColumn<int>("pageSize");
    QTest::newRow("exclusive cursor") << false << 1000;
    QTest::newRow("inclusive cursor") << true << 1000;
    QTest::newRow("exclusive, pages that end inside a moment") << false << 37;
    QTest::newRow("inclusive, pages that end inside a moment") << true << 37;
}

void TestBackfill::line37_bothCursorsGiveTheReferenceBarForBar()
{
    QFETCH(bool, inclusive);
    QFETCH(int, pageSize);
    BackfillStage stage;
    stage.cursor = inclusive ? TradeCursor::Inclusive : TradeCursor::Exclusive;
    stage.pageSize = static_cast<std::size_t>(pageSize);
    stage.fetchWindow();
    Backfill backfill({2000, {}, 100'000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    stage.serve(backfill);
    QCOMPARE(*backfill.end(), BackfillEnd::Complete);

    const std::vector<Candle> stored = stage.stored();
    QVERIFY(stored.size() >= 2000);
    QVERIFY2(stored.size() < 2400, qPrintable(QString::number(stored.size())));
    QVERIFY(stage.isContiguous());
    QVERIFY(traded(stored, CandleSource::Trades) ==
            stage.reference(stored.front().openTimeSec, CandleSource::Trades));
    if (pageSize == 1000) // short pages hardly reach behind what they are read for
        QVERIFY(backfill.tally().compared > 0);
    QCOMPARE(stage.differences, QStringList());
}

void TestBackfill::whatIsStoredAlwaysTouchesNow()
{
    BackfillStage stage;
    stage.fetchWindow();
    const std::size_t before = stage.stored().size();
    Backfill backfill({2000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    bool parked = false;
    while (!backfill.end()) {
        QCOMPARE(stage.serve(backfill, 1), 1);
        QVERIFY(stage.isContiguous());
        parked = parked || !stage.cursors.kept(stage.key)->isEmpty();
    }
    QVERIFY(parked); // else the stretches were of one page, and this proved little
    QVERIFY(stage.stored().size() > before);
    QVERIFY(stage.cursors.kept(stage.key)->isEmpty());
}

void TestBackfill::theForecastHolds()
{
    BackfillStage stage;
    stage.fetchWindow();
    Backfill backfill({2000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    const BackfillTally before = backfill.tally();
    QCOMPARE(before.missing, 1280);
    const int pages = stage.serve(backfill);
    const double ratio = static_cast<double>(pages) / static_cast<double>(before.pagesLeft);
    QVERIFY2(ratio > 0.5 && ratio < 2,
             qPrintable(QStringLiteral("%1 pages, %2 foretold").arg(pages).arg(before.pagesLeft)));
}

void TestBackfill::aLimitedRunSaysWhatIsMissingAndTheNextGoesOn()
{
    BackfillStage whole;
    whole.fetchWindow();
    Backfill undisturbed({2000, {}, 1000}, whole.key, whole.stores());
    QVERIFY(undisturbed.begin());
    const int needed = whole.serve(undisturbed);

    BackfillStage stage;
    stage.fetchWindow();
    int pages = 0;
    int runs = 0;
    for (;; ++runs) {
        Backfill backfill({2000, {}, 3}, stage.key, stage.stores());
        QVERIFY(backfill.begin());
        pages += stage.serve(backfill);
        if (backfill.end() != BackfillEnd::PageLimit)
            break;
        QCOMPARE(backfill.tally().pages, 3);
        QVERIFY(backfill.tally().missing > 0 && backfill.tally().pagesLeft > 0);
        QVERIFY(stage.isContiguous());
    }
    QVERIFY(runs > 2);
    QVERIFY2(pages <= needed + 3, qPrintable(QStringLiteral("%1 > %2").arg(pages).arg(needed)));
    QVERIFY(stage.isContiguous());
    const std::vector<Candle> stored = stage.stored();
    QVERIFY(stored.size() >= 2000);
    QVERIFY(traded(stored, CandleSource::Trades) ==
            stage.reference(stored.front().openTimeSec, CandleSource::Trades));
}

void TestBackfill::line47_aKilledRunReadsOnePageAgain()
{
    // Killed before and after each answer is kept: what is not in the store is gone.
    BackfillStage stage;
    stage.fetchWindow();
    QString lastCursor;
    QSet<QString> kept;
    for (int kills = 0; kills < 1000; ++kills) {
        Backfill backfill({2000, {}, 1000}, stage.key, stage.stores());
        QVERIFY(backfill.begin());
        if (backfill.end())
            break;
        if (!lastCursor.isEmpty())
            QCOMPARE(backfill.cursor(), lastCursor); // of the page that was not kept
        lastCursor = kills % 2 == 0 ? backfill.cursor() : QString();
        if (kills % 2 == 1) {
            QVERIFY2(!kept.contains(backfill.cursor()), "a page that was kept is read again");
            kept.insert(backfill.cursor());
            stage.serve(backfill, 1);
        }
    }
    QVERIFY(kept.size() > 10);
    QVERIFY(stage.isContiguous());
    const std::vector<Candle> stored = stage.stored();
    QVERIFY(stored.size() >= 2000);
    QVERIFY(traded(stored, CandleSource::Trades) ==
            stage.reference(stored.front().openTimeSec, CandleSource::Trades));
}

void TestBackfill::line48_ohlcWinsAndTheDifferenceIsListed()
{
    BackfillStage stage;
    stage.fetchWindow();
    // The oldest candle of the window, as another backend of the exchange gave it.
    Candle other = stage.stored().front();
    while (other.quiet) {
        QVERIFY(stage.candles.upsert(stage.key, std::vector{other}));
        QFAIL("the window of this seed begins with a quiet minute");
    }
    other.volume += 1;
    QCOMPARE(stage.candles.upsert(stage.key, std::vector{other})->revised, 1);
    Backfill backfill({800, {}, 100}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    stage.serve(backfill);
    QCOMPARE(stage.differences.size(), 1);
    QVERIFY2(stage.differences.front().contains(QStringLiteral("OHLC against Trades: volume")),
             qPrintable(stage.differences.front()));
    QCOMPARE(backfill.tally().differed, 1);
    QVERIFY(stage.candles.range(stage.key, other.openTimeSec, other.openTimeSec + 60)->front() ==
            other);
}

void TestBackfill::aHoleIsFilledExactly()
{
    BackfillStage stage;
    stage.fetchWindow();
    const std::int64_t windowSec = stage.stored().front().openTimeSec;
    const OpenTimes hole{windowSec - 500 * 60, windowSec - 300 * 60};
    // Older candles beside the hole, and one in the middle of it.
    const std::vector<Candle> all = stage.reference(0, CandleSource::Csv);
    std::vector<Candle> around;
    for (const Candle& candle : all)
        if (candle.openTimeSec < hole.fromSec || candle.openTimeSec == hole.fromSec + 6000)
            around.push_back(candle);
    QVERIFY(stage.candles.upsert(stage.key, around));
    Backfill backfill({0, hole, 100}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    stage.serve(backfill);
    QCOMPARE(*backfill.end(), BackfillEnd::Complete);

    for (const Candle& candle : stage.stored()) {
        const bool inHole = candle.openTimeSec >= hole.fromSec && candle.openTimeSec < hole.toSec;
        QVERIFY(inHole == (candle.source == CandleSource::Trades) ||
                candle.openTimeSec == hole.fromSec + 6000);
    }
    QVERIFY(missingIn(hole, stage.key, stage.candles, stage.coverage)->holes.empty());
    const auto inside = *stage.candles.range(stage.key, hole.fromSec, hole.toSec);
    const auto due = stage.reference(hole.fromSec, CandleSource::Trades);
    QVERIFY(traded(inside, CandleSource::Trades) ==
            std::vector<Candle>(due.begin(), due.begin() + std::ssize(inside)));
    QCOMPARE(due[inside.size()].openTimeSec >= hole.toSec, true);
    // Quiet minutes of the hole are proved, not stored; nothing is proved outside.
    QCOMPARE(backfill.tally().quiet, 200 - std::ssize(inside));
}

void TestBackfill::holesAreClosedNewestFirstAndIslandsJoined()
{
    BackfillStage stage;
    stage.fetchWindow();
    const std::int64_t windowSec = stage.stored().front().openTimeSec;
    // Two islands of an earlier time, each proved by itself.
    for (const auto& [from, to] : {std::pair(-400, -300), std::pair(-700, -600)}) {
        const OpenTimes times{windowSec + from * 60, windowSec + to * 60};
        std::vector<Candle> island;
        for (const Candle& candle : stage.reference(times.fromSec, CandleSource::Csv))
            if (candle.openTimeSec < times.toSec)
                island.push_back(candle);
        QVERIFY(stage.candles.upsert(stage.key, island));
        QVERIFY(stage.coverage.prove(stage.key, {times.fromSec, times.toSec}));
    }
    Backfill backfill({2000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    const double firstAskedSec = static_cast<double>(backfill.cursor().toLongLong()) / 1e9;
    QVERIFY(firstAskedSec >= static_cast<double>(windowSec - 300 * 60) - 1);
    stage.serve(backfill);
    QCOMPARE(*backfill.end(), BackfillEnd::Complete);
    QVERIFY(stage.isContiguous());
    const std::vector<Candle> stored = stage.stored();
    QVERIFY(stored.size() >= 2000);
    QVERIFY(traded(stored, CandleSource::Trades) ==
            stage.reference(stored.front().openTimeSec, CandleSource::Trades));
}

void TestBackfill::anIslandBeyondTheTargetIsLeftAlone()
{
    BackfillStage stage(9000);
    stage.fetchWindow();
    const std::int64_t windowSec = stage.stored().front().openTimeSec;
    std::vector<Candle> island = stage.reference(windowSec - 8000 * 60, CandleSource::Csv);
    island.resize(1000);
    QVERIFY(stage.candles.upsert(stage.key, island));
    Backfill backfill({1000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    QVERIFY(backfill.tally().missing <= 280);
    stage.serve(backfill);
    QCOMPARE(*backfill.end(), BackfillEnd::Complete);
    QVERIFY(missingOf(1000, stage.key, stage.candles, stage.coverage)->holes.empty());
    const std::size_t walked = stage.stored().size() - island.size() - 720;
    QVERIFY2(walked >= 280 && walked < 500, qPrintable(QString::number(walked)));
}

void TestBackfill::line49_theFirstTradeBeginsTheSeries()
{
    BackfillStage stage(1000);
    stage.fetchWindow();
    Backfill backfill({5000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    stage.serve(backfill);
    QCOMPARE(*backfill.end(), BackfillEnd::Beginning);
    const std::vector<Candle> all = stage.reference(0, CandleSource::Trades);
    QVERIFY(traded(stage.stored(), CandleSource::Trades) == all);
    // Nothing is claimed about the time before the first trade.
    const auto spans = *stage.coverage.spans(stage.key, 0, std::int64_t{1} << 40);
    QCOMPARE(spans.front().fromSec, all.front().openTimeSec);
}

void TestBackfill::line40_theSameCursorNeverLoops()
{
    BackfillStage stage;
    stage.fetchWindow();
    Backfill backfill({2000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    TradesPage page = stage.page(backfill.cursor());
    page.last = QString::number(backfill.cursor().toLongLong() - 1);
    QVERIFY(backfill.take(page, stage.nowSec));
    QCOMPARE(*backfill.end(), BackfillEnd::Stuck);
    QVERIFY(!backfill.problem().isEmpty());
}

void TestBackfill::line40_anEmptyPageBeforeKnownTradesIsNotBelieved()
{
    BackfillStage stage;
    stage.fetchWindow();
    const std::size_t before = stage.stored().size();
    Backfill backfill({2000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    QVERIFY(backfill.take({QStringLiteral("XDGUSD"), {}, backfill.cursor(), {}}, stage.nowSec));
    QCOMPARE(*backfill.end(), BackfillEnd::Stuck);
    QCOMPARE(stage.stored().size(), before);
    Backfill again({2000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(again.begin());
    stage.serve(again);
    QCOMPARE(*again.end(), BackfillEnd::Complete);
    QVERIFY(stage.isContiguous());
}

void TestBackfill::aCutPageIsNotTheEnd()
{
    BackfillStage stage;
    stage.fetchWindow();
    Backfill backfill({2000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    for (int cut = 0; !backfill.end(); ++cut) {
        TradesPage page = stage.page(backfill.cursor());
        if (cut % 3 == 0 && page.trades.size() > 200) {
            page.trades.resize(200); // an answer with fewer rows than there are
            page.last = QString::number(page.trades.back().timeNs);
        }
        QVERIFY(backfill.take(page, stage.nowSec));
    }
    QCOMPARE(*backfill.end(), BackfillEnd::Complete);
    const std::vector<Candle> stored = stage.stored();
    QVERIFY(traded(stored, CandleSource::Trades) ==
            stage.reference(stored.front().openTimeSec, CandleSource::Trades));
}

void TestBackfill::tradesThatAreNotGivenStayLost()
{
    BackfillStage stage;
    stage.pageSize = 200;
    stage.fetchWindow();
    const std::int64_t windowSec = stage.stored().front().openTimeSec;
    const OpenTimes withheld{windowSec - 400 * 60, windowSec - 390 * 60};
    const auto isWithheld = [&](const Trade& trade) {
        return trade.timeNs >= withheld.fromSec * 1'000'000'000 &&
               trade.timeNs < withheld.toSec * 1'000'000'000;
    };
    Backfill backfill({2000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    while (!backfill.end()) {
        TradesPage page = stage.page(backfill.cursor());
        // A page that would begin inside ends before, so that the gap lies at a border.
        const auto first = std::find_if(page.trades.begin(), page.trades.end(), isWithheld);
        if (first != page.trades.begin() && first != page.trades.end()) {
            page.trades.erase(first, page.trades.end());
            // The time is cut to 100 ns in the row, not in the cursor.
            page.last = QString::number(page.trades.back().timeNs + 99);
        }
        if (first == page.trades.begin()) {
            page = stage.page(QString::number(withheld.toSec * 1'000'000'000 - 1));
        }
        QVERIFY(backfill.take(page, stage.nowSec));
    }
    QVERIFY2(backfill.end() == BackfillEnd::Complete, qPrintable(backfill.problem()));
    const auto missing = missingOf(2000, stage.key, stage.candles, stage.coverage);
    QCOMPARE(missing->holes.size(), std::size_t{1});
    QVERIFY(missing->holes.front().fromSec >= withheld.fromSec);
    QVERIFY(missing->holes.front().toSec <= withheld.toSec);
    QVERIFY(stage.candles.range(stage.key, withheld.fromSec, withheld.toSec)->empty());

    // Nor does a later run take it for quiet: the ids before and behind do not join.
    Backfill again({2000, {}, 1000}, stage.key, stage.stores());
    QVERIFY(again.begin());
    QVERIFY(!again.end());
    int pages = 0;
    for (; !again.end() && pages < 20; ++pages) {
        TradesPage page = stage.page(again.cursor());
        std::erase_if(page.trades, isWithheld);
        QVERIFY(again.take(page, stage.nowSec));
    }
    QCOMPARE(*again.end(), BackfillEnd::Complete);
    QVERIFY(pages < 5);
    QVERIFY(*missingOf(2000, stage.key, stage.candles, stage.coverage) == *missing);
}

void TestBackfill::line13_oldRowsWithoutIdsAreTaken()
{
    BackfillStage stage;
    stage.cursor = TradeCursor::Inclusive;
    stage.fetchWindow();
    Backfill backfill({1500, {}, 1000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    while (!backfill.end()) {
        TradesPage page = stage.page(backfill.cursor());
        for (Trade& trade : page.trades)
            trade.id.reset();
        QVERIFY(backfill.take(page, stage.nowSec));
    }
    QCOMPARE(*backfill.end(), BackfillEnd::Complete);
    const std::vector<Candle> stored = stage.stored();
    QVERIFY(traded(stored, CandleSource::Trades) ==
            stage.reference(stored.front().openTimeSec, CandleSource::Trades));
}

void TestBackfill::line42_noCandleIsStoredHalf()
{
    // Pages of few trades end inside most minutes, at every kill one of them is open.
    BackfillStage stage;
    stage.pageSize = 7;
    stage.fetchWindow();
    for (int run = 0; run < 60; ++run) {
        Backfill backfill({2000, {}, 1 + run}, stage.key, stage.stores());
        QVERIFY(backfill.begin());
        stage.serve(backfill);
        const std::vector<Candle> stored = stage.stored();
        QVERIFY(traded(stored, CandleSource::Trades) ==
                stage.reference(stored.front().openTimeSec, CandleSource::Trades));
    }
}

void TestBackfill::aChangeOfPaceIsFollowed()
{
    // The newest candles claim a hundred times the trades there really are, then a hundredth.
    for (const double factor : {100.0, 0.01}) {
        BackfillStage stage;
        stage.fetchWindow();
        std::vector<Candle> stored = stage.stored();
        for (Candle& candle : stored)
            candle.tradeCount = std::llround(static_cast<double>(candle.tradeCount) * factor);
        QVERIFY(stage.candles.upsert(stage.key, stored));
        Backfill backfill({3000, {}, 10'000}, stage.key, stage.stores());
        QVERIFY(backfill.begin());
        stage.serve(backfill);
        QCOMPARE(*backfill.end(), BackfillEnd::Complete);
        const std::int64_t fromSec = stage.stored().front().openTimeSec;
        double trades = 0;
        for (const Candle& candle : stage.reference(fromSec, CandleSource::Trades))
            trades += static_cast<double>(candle.tradeCount);
        const int pages = backfill.tally().pages;
        QVERIFY2(pages < 2 * trades / 1000 + 10,
                 qPrintable(QStringLiteral("%1 pages for %2 trades").arg(pages).arg(trades)));
    }
}

void TestBackfill::nothingMissingAsksNothing()
{
    BackfillStage stage;
    stage.fetchWindow();
    Backfill backfill({720, {}, 10}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    QCOMPARE(*backfill.end(), BackfillEnd::Complete);
    BackfillStage empty;
    Backfill lost({720, {}, 10}, empty.key, empty.stores());
    QVERIFY(lost.begin());
    QCOMPARE(*lost.end(), BackfillEnd::Stuck);
}

void TestBackfill::anOpenStretchReadsBackTheSame()
{
    const Candle open{120, 0.1, 0.3, 0.1, 0.2, 0, 3, CandleSource::Trades, false};
    const Trade trade{1762820035982277754, 0.1234567, 1e-8, true, false, 7};
    Trade old = trade;
    old.id.reset();
    TradeStretch stretch{
        {60, 6000},
        QStringLiteral("1762820035982277754"),
        {60, {60, CandleSource::Trades, open, 60'000'001}, {trade, old}, 6, 120},
        {Candle{60, 1.188e-5, 1, 1e-5, 1, 602211.3999999999, 2, CandleSource::Trades, false}},
        {{180, 240}},
        true,
        true};
    const auto read = readStretch(stretchText(stretch));
    QVERIFY(read && *read == stretch);
    stretch.trades.candles = {60, CandleSource::Trades};
    stretch.trades.provedUntilSec.reset();
    stretch.trades.askedAgainAfter.reset();
    QVERIFY(readStretch(stretchText(stretch)) == stretch);
    QVERIFY(!readStretch("") && !readStretch("{}") && !readStretch("[1"));
}

namespace
{

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ')[1].toLongLong() * 4096;
}

/** A market without an end: a trade every six seconds, since ever. */
TradesPage endlessPage(const QString& since)
{
    constexpr std::int64_t apartNs = 6'000'000'000;
    TradesPage page{QStringLiteral("XDGUSD"), {}, {}, {}};
    std::int64_t number = since.toLongLong() / apartNs + 1;
    for (int i = 0; i < 250; ++i, ++number)
        page.trades.push_back({number * apartNs, 0.1 + 1e-7 * static_cast<double>(number % 1000),
                               1.5, true, true, number});
    page.last = QString::number(page.trades.back().timeNs);
    return page;
}

} // namespace

void TestBackfill::tenThousandPagesNeedLittleMemory()
{
    // A folder in memory where there is one: this is not about the disk.
    const bool shm = QFileInfo(QStringLiteral("/dev/shm")).isWritable();
    const QTemporaryDir folder(shm ? QStringLiteral("/dev/shm/backfill-XXXXXX")
                                   : QDir::tempPath() + QStringLiteral("/backfill-XXXXXX"));
    auto opening = Database::open(folder.filePath(QStringLiteral("store.sqlite")), storeSchema(),
                                  Access::Write);
    QVERIFY(opening);
    BackfillStage stage(10, std::move(opening->database));
    std::vector<Candle> window;
    for (std::int64_t t = 1'700'000'040 - 720 * 60; t < 1'700'000'040; t += 60)
        window.push_back({t, 1, 1, 1, 1, 15, 10, CandleSource::Ohlc, false});
    QVERIFY(stage.candles.upsert(stage.key, window));
    QVERIFY(stage.coverage.prove(stage.key, {window.front().openTimeSec, 1'700'000'040}));

    Backfill backfill({1'000'000, {}, 10'000}, stage.key, stage.stores());
    QVERIFY(backfill.begin());
    qint64 before = 0;
    while (!backfill.end()) {
        QVERIFY(backfill.take(endlessPage(backfill.cursor()), 1'700'000'045));
        if (backfill.tally().pages == 500)
            before = residentBytes();
    }
    const qint64 grown = residentBytes() - before;
    QCOMPARE(backfill.tally().pages, 10'000);
    QVERIFY2(grown < 50'000'000, qPrintable(QStringLiteral("%1 bytes").arg(grown)));
    QVERIFY(stage.candles.countBySource(stage.key, 0, 1'800'000'000)->total() > 200'000);
}

QTEST_GUILESS_MAIN(TestBackfill)
#include "tst_backfill.moc"
