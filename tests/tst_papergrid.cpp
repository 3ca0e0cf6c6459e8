// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/dice.h"
#include "core/market/candlecsv.h"
#include "core/review/papergrid.h"
#include "core/review/paperphases.h"
#include "tests/support/simulatedjumps.h"

#include <QtTest/QtTest>

#include <QFile>

#include <cmath>

using namespace regime;
using namespace regime::review;

namespace
{

constexpr std::int64_t startSec = 1'700'006'400; // midnight, UTC

/** Entries at 101.00 and 99.00 beside a close of 100, exits of these at 98.98 and 100.98. */
PaperGridConfig plainConfig()
{
    PaperGridConfig config;
    config.grid.entryDistance = 0.01;
    config.grid.profitTarget = 0.02;
    config.grid.makerFee = 0.001;
    config.grid.orphanTimeoutSec = 900;
    config.grid.recoveriesCap = 1;
    config.grid.orderUsd = 10;
    config.grid.accountUsd = 1000;
    config.grid.priceTick = 0.01;
    return config;
}

class Candles
{
public:
    Candles& add(double high, double low, double close, bool traded = true)
    {
        const auto n = static_cast<std::int64_t>(list.size());
        list.push_back({startSec + 300 * n, high, low, close, traded, std::nullopt});
        return *this;
    }
    Candles& still(int count)
    {
        for (int i = 0; i < count; ++i)
            add(100, 100, 100);
        return *this;
    }

    std::vector<GridCandle> list;
};

PaperRun run(const std::vector<GridCandle>& candles, int phase = 1,
             const PaperGridConfig& config = plainConfig())
{
    const auto result = runPaperGrid(candles, phase, config);
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return *result;
}

/** Prices that wander about 100, with opinions that come and go. */
std::vector<GridCandle> wandering(std::size_t count, std::uint64_t seed)
{
    Dice dice(seed);
    std::vector<GridCandle> candles;
    double price = 100;
    const auto cents = [](double value) { return std::round(value * 100) / 100; };
    for (std::size_t i = 0; i < count; ++i) {
        const double open = price;
        price *= std::exp(0.004 * jump::simulated::normal(dice) - 0.002 * std::log(price / 100));
        GridCandle candle;
        candle.openTimeSec = startSec + 300 * static_cast<std::int64_t>(i);
        candle.close = cents(price);
        candle.high = cents(std::max(open, price) * (1 + 0.002 * dice.uniform()));
        candle.low = cents(std::min(open, price) * (1 - 0.002 * dice.uniform()));
        candle.traded = dice.uniform() > 0.05;
        if (dice.uniform() > 0.2) {
            const double bias = 2 * dice.uniform() - 1;
            candle.opinion = GridOpinion{std::abs(bias), bias};
        }
        candles.push_back(candle);
    }
    return candles;
}

void moneyIsConserved(const PaperRun& run, double accountUsd, double firstClose, double baseIdle)
{
    constexpr double cent = 0.005;
    double cash = 0, inventory = 0, fees = 0;
    double lowestCash = 0, lowestInventory = 0;
    for (const PaperFill& fill : run.fills) {
        cash -= fill.price * fill.volume + fill.feeUsd;
        inventory += fill.volume;
        fees += fill.feeUsd;
        lowestCash = std::min(lowestCash, cash);
        lowestInventory = std::min(lowestInventory, inventory);
    }
    QVERIFY(std::abs(cash - run.cashUsd) < cent);
    QVERIFY(std::abs(fees - run.feesUsd) < cent);
    QVERIFY(std::abs(cash + inventory * run.lastPrice - run.equityUsd) < cent);
    // What is not there cannot be spent.
    QVERIFY(accountUsd * baseIdle + lowestCash > -cent);
    QVERIFY(accountUsd * (1 - baseIdle) / firstClose + lowestInventory > -1e-9);
    // The same money by cycles.
    double byCycles = 0;
    for (const BotOutcome& outcome : outcomesOf(run))
        byCycles += outcome.netProfitUsd;
    for (const PaperCycle& cycle : run.cycles)
        if (!cycle.exitTimeSec)
            byCycles +=
                (cycle.leg == Leg::A ? -1 : 1) * (run.lastPrice - cycle.entryPrice) * cycle.volume -
                cycle.feesUsd;
    QVERIFY(std::abs(byCycles - run.equityUsd) < cent);
    QCOMPARE(run.days.back().equityUsd, run.equityUsd);
}

std::vector<GridCandle> realCandles(const QString& name)
{
    QFile file(QStringLiteral(SHARED_DIR "/data/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    CandleCsvReader reader(file);
    const auto batch = reader.read(1'000'000);
    std::vector<GridCandle> candles;
    if (batch)
        for (const CsvCandle& row : batch->candles)
            candles.push_back({row.candle.openTimeSec, row.candle.high, row.candle.low,
                               row.candle.close, row.candle.volume > 0, std::nullopt});
    return candles;
}

} // namespace

class PaperGridTest : public QObject
{
    Q_OBJECT

private slots:
    void anOrderFillsOnlyWhenThePriceTradesThroughByATick_data()
    {
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("low");
        QTest::addColumn<int>("fills");
        QTest::newRow("short of both") << 100.99 << 99.01 << 0;
        QTest::newRow("touches both") << 101.0 << 99.0 << 0;
        QTest::newRow("through the sale") << 101.01 << 99.0 << 1;
        QTest::newRow("through the purchase") << 101.0 << 98.99 << 1;
        QTest::newRow("by less than a tick through both") << 101.009 << 98.991 << 0;
        QTest::newRow("by a sum of floats that is a tick")
            << 101 + 0.1 * 0.1 << 99 - 0.1 * 0.1 << 2;
        QTest::newRow("through both") << 101.01 << 98.99 << 2;
    }
    void anOrderFillsOnlyWhenThePriceTradesThroughByATick()
    {
        QFETCH(double, high);
        QFETCH(double, low);
        QFETCH(int, fills);
        const PaperRun result = run(Candles().still(1).add(high, low, 100).list);
        QCOMPARE(static_cast<int>(result.fills.size()), fills);
        for (const PaperFill& fill : result.fills) {
            QCOMPARE(fill.candleTimeSec, startSec + 300);
            QCOMPARE(fill.price, fill.leg == Leg::A ? 101.0 : 99.0);
            QCOMPARE(fill.volume, fill.leg == Leg::A ? -10 / 101.0 : 10 / 99.0);
            QCOMPARE(fill.feeUsd, 0.01);
        }
    }

    void nothingRestsBeforeTheFirstClose()
    {
        QVERIFY(run(Candles().add(150, 50, 100).list).fills.empty());
    }

    void noExitInItsEntrysCandle()
    {
        // 101.00 sold, bought back at 98.98: the candle that fills the entry reaches both.
        const Candles both = Candles().still(1).add(101.5, 98.9, 99.5);
        for (const PaperFill& fill : run(both.list).fills)
            QVERIFY(fill.isEntry);
        const PaperRun after = run(Candles(both).add(99.5, 98.97, 99.5).list);
        QCOMPARE(after.fills.size(), std::size_t{3});
        QVERIFY(!after.fills[2].isEntry);
        QCOMPARE(after.fills[2].leg, Leg::A);
        QCOMPARE(after.fills[2].price, 98.98);
        QCOMPARE(after.fills[2].volume, 10 / 101.0);
    }

    void candlesWithoutTradesFillNothing()
    {
        QVERIFY(run(Candles().still(1).add(105, 95, 100, false).list).fills.empty());
    }

    void aGapFillsAtTheLimit()
    {
        const PaperRun result = run(Candles().still(1).add(120, 119, 119.5).list);
        QCOMPARE(result.fills.size(), std::size_t{1});
        QCOMPARE(result.fills[0].price, 101.0);
        // Out again at its own limit as well, far above where the market opens.
        const PaperRun back = run(Candles().still(1).add(120, 119, 119.5).add(80, 79, 80).list);
        QCOMPARE(back.fills.back().price, back.cycles.back().leg == Leg::A ? 98.98 : 118.3);
    }

    void anOrphanRestsAndFreesItsSlotUpToTheCap()
    {
        // Sold at 101, and the price stays above: the exit at 98.98 never fills.
        const Candles sold = Candles().still(1).add(101.01, 100, 100);
        const PaperRun waiting = run(Candles(sold).still(2).list);
        QCOMPARE(waiting.openRecoveries, 0); // 900 s have passed, and no more
        const PaperRun orphaned = run(Candles(sold).still(3).list);
        QCOMPARE(orphaned.openRecoveries, 1);
        QVERIFY(orphaned.cycles[0].recovery);
        // The slot is free: it sells again, and that exit must wait in it, as one rests already.
        const Candles again = Candles(sold).still(3).add(101.01, 100, 100).still(20);
        const PaperRun capped = run(again.list);
        QCOMPARE(capped.openRecoveries, 1);
        QCOMPARE(capped.cycles.size(), std::size_t{2});
        QVERIFY(!capped.cycles[1].recovery);
        QCOMPARE(run(Candles(again).add(101.01, 100, 100).list).cycles.size(), std::size_t{2});
        // A recovery that fills is closed with its profit and counts no more.
        const PaperRun closed = run(Candles(again).add(100, 98.97, 99).list);
        QCOMPARE(closed.openRecoveries, 0);
        QCOMPARE(closed.cycles[0].exitTimeSec, std::optional(startSec + 300 * 26));
    }

    void entriesMoveWithTheBotsTickAlone()
    {
        PaperGridConfig config = plainConfig();
        config.bot.advice.intervalSec = 900;
        // Closes at 300, 600 | 900 | 1200 ...: the tick at 300 and the next at 900.
        const Candles before = Candles().still(1).add(100.5, 100, 100.5);
        const PaperRun kept = run(Candles(before).add(101.2, 100.5, 101).list, 1, config);
        QCOMPARE(kept.fills.size(), std::size_t{1});
        QCOMPARE(kept.fills[0].price, 101.0);
        const Candles moved = Candles(before).add(100.5, 100.4, 100.5).add(101.2, 100.5, 101);
        QVERIFY(run(moved.list, 1, config).fills.empty()); // at 101.505 by now
    }

    void anOrderTheAccountCannotPayIsNotPlaced()
    {
        PaperGridConfig config = plainConfig();
        config.grid.accountUsd = 20; // 8 dollars and coins for 12: no purchase of 10
        const PaperRun result = run(Candles().still(1).add(105, 95, 100).list, 1, config);
        QCOMPARE(result.fills.size(), std::size_t{1});
        QCOMPARE(result.fills[0].leg, Leg::A);
    }

    void oneCycleByHand()
    {
        const PaperRun result =
            run(Candles().still(1).add(101.01, 100, 100).add(100, 98.97, 99).list);
        // B's entry at 99.00 fills as well; A's cycle is over.
        QCOMPARE(result.cycles.size(), std::size_t{2});
        const double volume = 10 / 101.0;
        const std::vector<BotOutcome> outcomes = outcomesOf(result);
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(*outcomes[0].grossProfitUsd, (101 - 98.98) * volume);
        QCOMPARE(*outcomes[0].feesUsd, 0.001 * volume * (101 + 98.98));
        QCOMPARE(outcomes[0].timeSec, static_cast<double>(startSec + 600));
        QCOMPARE(ageSec(outcomes[0]), std::optional(300.0));
        const double bought = 10 / 99.0;
        QVERIFY(std::abs(result.equityUsd - (outcomes[0].netProfitUsd - 0.01)) < 1e-9);
        QVERIFY(std::abs(result.inventory - bought) < 1e-12);
        // Tied up at most: an open sale of 10 and an entry of 10.
        QVERIFY(std::abs(result.capitalUsd - 20) < 1e-9);
        QVERIFY(std::abs(result.returnOnCapital() - result.equityUsd / 20) < 1e-12);
    }

    void drawdownIsMeasuredFromTheHighestClose()
    {
        // Bought at 99, then down: 10 / 99 coins lose with the price.
        const PaperRun result =
            run(Candles().still(1).add(100, 98.99, 99).add(99, 94, 94.05).add(98, 94, 98).list);
        const double lowest = 10 / 99.0 * (94.05 - 99) - 0.01;
        QVERIFY(std::abs(result.worstDrawdownUsd + lowest) < 1e-9);
        // Up to 99.50 first: the fall from there counts, not that from the beginning.
        const PaperRun risen =
            run(Candles().still(1).add(100, 98.99, 99).add(99.5, 99, 99.5).add(99, 94, 94.05).list);
        QVERIFY(std::abs(risen.worstDrawdownUsd - 10 / 99.0 * (99.5 - 94.05)) < 1e-9);
    }

    void moneyIsConservedInEveryPhase()
    {
        const std::vector<GridCandle> candles = wandering(20'000, 5);
        PaperGridConfig config = plainConfig();
        config.grid.recoveriesCap = 20;
        for (int phase = 1; phase <= 4; ++phase) {
            const PaperRun result = run(candles, phase, config);
            QVERIFY2(result.cycles.size() > 100, qPrintable(QString::number(result.cycles.size())));
            moneyIsConserved(result, config.grid.accountUsd, candles.front().close,
                             config.bot.advice.baseIdle);
        }
    }

    void moneyIsConservedOnRealCandles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("tick");
        QTest::newRow("XDGUSD 5m") << QStringLiteral("XDGUSD_5m_2024H2.csv") << 1e-7;
        QTest::newRow("XBTUSD 1m") << QStringLiteral("XBTUSD_1m_202303.csv") << 0.1;
    }
    void moneyIsConservedOnRealCandles()
    {
        QFETCH(QString, file);
        QFETCH(double, tick);
        const std::vector<GridCandle> candles = realCandles(file);
        if (candles.empty())
            QSKIP(qPrintable(file + QStringLiteral(" is not in the shared folder")));
        QVERIFY(std::abs(finestTick(candles) / tick - 1) < 1e-9);
        PaperGridConfig config;
        config.grid.priceTick = tick;
        config.intervalSec = candles[1].openTimeSec - candles[0].openTimeSec;
        const PaperRun result = run(candles, 1, config);
        QVERIFY(result.cycles.size() > 20);
        moneyIsConserved(result, config.grid.accountUsd, candles.front().close,
                         config.bot.advice.baseIdle);
    }

    void twoRunsAreIdentical()
    {
        const std::vector<GridCandle> candles = wandering(5'000, 8);
        for (int phase = 1; phase <= 4; ++phase)
            QVERIFY(run(candles, phase) == run(candles, phase));
    }

    void laterCandlesChangeNoEarlierFill()
    {
        const std::vector<GridCandle> candles = wandering(3'000, 9);
        std::vector<GridCandle> other = candles;
        for (std::size_t i = 2'000; i < other.size(); ++i) {
            other[i].high *= 3;
            other[i].opinion = GridOpinion{1, -1};
        }
        const auto until = [&](const PaperRun& result) {
            std::vector<PaperFill> fills = result.fills;
            std::erase_if(fills, [&](const PaperFill& fill) {
                return fill.candleTimeSec >= candles[2'000].openTimeSec;
            });
            return fills;
        };
        QVERIFY(!until(run(candles, 4)).empty());
        QVERIFY(until(run(candles, 4)) == until(run(other, 4)));
    }

    void withoutAnOpinionEveryPhaseIsTheSame()
    {
        std::vector<GridCandle> candles = wandering(3'000, 10);
        for (GridCandle& candle : candles)
            candle.opinion.reset();
        PaperRun second = run(candles, 4);
        second.phase = 1;
        QVERIFY(second == run(candles, 1));
    }

    void theGridBiasWorksFromPhaseThreeOn()
    {
        // Bullish beyond doubt: A enters at 100 x (1 + 0.01 x 1.5), B at 100 x (1 - 0.01 x 0.7).
        std::vector<GridCandle> candles = Candles().still(1).add(102, 98, 100).list;
        candles[0].opinion = GridOpinion{1, 1};
        for (const int phase : {1, 2, 3, 4}) {
            const PaperRun result = run(candles, phase);
            QCOMPARE(result.fills.size(), std::size_t{2});
            QCOMPARE(result.fills[0].price, phase < 3 ? 101.0 : 101.5);
            QCOMPARE(result.fills[1].price, phase < 3 ? 99.0 : 99.3);
            // The override favours B by 0.3: orders of 13 dollars.
            if (phase >= 3)
                QVERIFY(std::abs(result.fills[1].volume - 13 / 99.3) < 1e-9);
        }
    }

    void phasesAreComparedByDay()
    {
        PaperRun first, second;
        first.phase = 1;
        second.phase = 2;
        first.endSec = second.endSec = startSec + 100 * 86'400;
        double equity = 0;
        for (std::int64_t day = 0; day < 20; ++day) {
            first.days.push_back({19'700 + day, equity});
            equity += day % 2 == 0 ? 5 : -3;
            // 0.25 more each day, whatever the first run does.
            second.days.push_back(
                {19'700 + day, first.days.back().equityUsd + 0.25 * static_cast<double>(day + 1)});
        }
        const auto difference = phaseDifference(second, first, 900);
        QVERIFY(difference);
        QCOMPARE(difference->equityPerDayUsd.value, 0.25);
        QCOMPARE(difference->equityPerDayUsd.days, std::size_t{20});
        QCOMPARE(difference->equityPerDayUsd.interval->low, 0.25);
        QCOMPARE(difference->equityPerDayUsd.interval->high, 0.25);
        second.days.resize(6);
        QVERIFY(!phaseDifference(second, first, 900));
        first.days.resize(6);
        QVERIFY(!phaseDifference(second, first, 900)->equityPerDayUsd.interval);
    }

    void orphansAreCountedAmongEntriesOldEnoughToKnow()
    {
        PaperRun first, second;
        first.phase = 1;
        second.phase = 2;
        first.endSec = second.endSec = startSec + 10'000;
        first.days = second.days = {{startSec / 86'400, 1.0}};
        const auto cycle = [](std::int64_t entered, std::optional<std::int64_t> ended) {
            PaperCycle one;
            one.entryTimeSec = startSec + entered;
            if (ended)
                one.exitTimeSec = startSec + *ended;
            return one;
        };
        first.cycles = {cycle(0, 900), cycle(0, 901), cycle(100, std::nullopt),
                        cycle(9'500, std::nullopt), cycle(9'500, 9'600)};
        second.cycles = {cycle(0, 900)};
        const auto difference = phaseDifference(second, first, 900);
        QVERIFY(difference);
        QCOMPARE(difference->orphanRate.value, -2.0 / 3);
        QCOMPARE(difference->orphanRate.days, std::size_t{1});
        QVERIFY(!difference->orphanRate.interval);
    }

    void itsCyclesAreJoinedAsABotsAre()
    {
        // Sold at 101 in the second candle, bought back in the third; bought at 99 and open.
        const PaperRun result =
            run(Candles().still(1).add(101.01, 100, 100).add(100, 98.97, 99).list);
        LedgerLabels ledger;
        for (std::int64_t i = 0; i < 3; ++i)
            ledger.hmm.push_back({startSec + 300 * i, static_cast<double>(startSec + 300 * (i + 1)),
                                  static_cast<Regime>(i), 0.9, 0, 1});
        const BotResults results = botResults(cyclesOf(result, ledger, plainConfig(), false));
        QVERIFY(results.simulated && !results.orphanRate.isLowerBound);
        // What the first candle's row said stood when the second filled the sale.
        QCOMPARE(results.hmm.byRegime[0].a.cycles, std::size_t{1});
        QCOMPARE(results.hmm.byRegime[0].all.netProfitUsd, outcomesOf(result)[0].netProfitUsd);
        QCOMPARE(results.hmm.halfOutSec[0], std::optional(300.0));
        QCOMPARE(results.all.all.cycles, std::size_t{1});
        QCOMPARE(results.hmm.stillOpen, (std::array<std::size_t, 3>{0, 1, 0}));
        QCOMPARE(results.orphanRate, OrphanRate{}); // none is old enough
        QVERIFY(!results.jump);
        // What the second opinion had said of the first candle, and of no other.
        ledger.jump = {ledger.hmm[0]};
        ledger.jump[0].regime = Regime::Bullish;
        const auto byJump = [&] {
            return *botResults(cyclesOf(result, ledger, plainConfig(), true)).jump;
        };
        QCOMPARE(byJump().byRegime[2].a.cycles, std::size_t{1});
        QCOMPARE(byJump().halfOutSec[2], std::optional(300.0));
        // It is good for two candles, and then the other one was entered without its answer.
        QCOMPARE(byJump().stillOpen, (std::array<std::size_t, 3>{0, 0, 1}));
        ledger.jump[0].candleTimeSec -= 2 * 300;
        QCOMPARE(byJump().byRegime[2].a.cycles, std::size_t{1});
        QCOMPARE(byJump().stillOpen, (std::array<std::size_t, 3>{}));
    }

    void allFourPhasesInOneCall()
    {
        const std::vector<GridCandle> candles = wandering(6'000, 11);
        const auto phases = runPaperPhases(candles, plainConfig());
        QVERIFY(phases);
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(phases->runs[i] == run(candles, static_cast<int>(i) + 1));
        const PaperSummary summary = summaryOf(phases->runs[2], &phases->againstFirst[1]);
        QCOMPARE(summary.phase, 3);
        QCOMPARE(summary.equityUsd, phases->runs[2].equityUsd);
        const double ahead = phases->runs[2].equityUsd - phases->runs[0].equityUsd;
        const auto days = static_cast<double>(phases->runs[0].days.size());
        QVERIFY(std::abs(summary.perDayUsd->value - ahead / days) < 1e-9);
        QVERIFY(summary.perDayUsd->interval->low < summary.perDayUsd->interval->high);
        QCOMPARE(summary.wins, summary.closed); // by construction
        QVERIFY(summary.closed < summary.entries);
    }

    void settingsOutOfRangeAreRefusedByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<PaperGridConfig>("config");
        const auto row = [](const char* name, auto set) {
            PaperGridConfig config = plainConfig();
            set(config.grid);
            QTest::newRow(name) << QString::fromLatin1(name) << config;
        };
        row("entry distance", [](GridSettings& g) { g.entryDistance = 0; });
        row("profit target", [](GridSettings& g) { g.profitTarget = 0.6; });
        row("maker fee", [](GridSettings& g) { g.makerFee = -0.001; });
        row("orphan timeout", [](GridSettings& g) { g.orphanTimeoutSec = std::nan(""); });
        row("recoveries cap", [](GridSettings& g) { g.recoveriesCap = -1; });
        row("order in dollars", [](GridSettings& g) { g.orderUsd = -10; });
        row("account in dollars", [](GridSettings& g) { g.accountUsd = 0; });
        row("price tick", [](GridSettings& g) { g.priceTick = 0; });
    }
    void settingsOutOfRangeAreRefusedByName()
    {
        QFETCH(QString, name);
        QFETCH(PaperGridConfig, config);
        const auto result = runPaperGrid(Candles().still(2).list, 1, config);
        QVERIFY(!result);
        QVERIFY2(QString::fromStdString(result.error().message).contains(name),
                 result.error().message.c_str());
        QVERIFY(!runPaperGrid({}, 1, plainConfig()));
        QVERIFY(!runPaperGrid(Candles().still(2).list, 5, plainConfig()));
    }
};

QTEST_APPLESS_MAIN(PaperGridTest)
#include "tst_papergrid.moc"
