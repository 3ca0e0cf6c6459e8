// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/dice.h"
#include "core/review/attribution.h"
#include "core/review/botresults.h"
#include "core/review/dayblocks.h"
#include "core/review/proportion.h"
#include "core/review/survival.h"
#include "tests/support/simulatedjumps.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>

using namespace regime;
using namespace regime::review;

namespace
{

constexpr double startSec = 1'700'006'400; // midnight, UTC
constexpr std::int64_t intervalSec = 300;

BotOutcome cycle(double enteredSec, double ageSec, double netUsd, Leg leg = Leg::B)
{
    BotOutcome outcome;
    outcome.timeSec = enteredSec + ageSec;
    outcome.leg = leg;
    outcome.netProfitUsd = netUsd;
    outcome.entryTimeSec = enteredSec;
    outcome.exitTimeSec = enteredSec + ageSec;
    outcome.feesUsd = 0.01;
    return outcome;
}

AttributedOutcome known(const BotOutcome& outcome, Regime regime = Regime::Ranging, int phase = 1)
{
    LedgerLabel label;
    label.regime = regime;
    label.phase = phase;
    return {outcome, label, std::nullopt};
}

/** A row of each candle, made two seconds behind its close, with the candle's number as bias. */
std::vector<LedgerLabel> ledgerOf(int candles)
{
    std::vector<LedgerLabel> rows;
    for (int i = 0; i < candles; ++i) {
        const auto openSec = static_cast<std::int64_t>(startSec) + i * intervalSec;
        rows.push_back({openSec, static_cast<double>(openSec + intervalSec) + 2,
                        static_cast<Regime>(i % 3), 0.5, static_cast<double>(i), 1});
    }
    return rows;
}

/** Which candle's row an entry so long after the start is joined with; nothing for none. */
std::optional<int> joined(double sinceStartSec, const std::vector<LedgerLabel>& ledger)
{
    const std::vector<BotOutcome> outcomes{cycle(startSec + sinceStartSec, 60, 1)};
    const auto attributed = attribute(outcomes, {ledger, {}}, intervalSec);
    const auto& row = attributed.front().atEntry;
    return row ? std::optional(static_cast<int>(row->bias)) : std::nullopt;
}

/** Cycles of a market without any memory: bought, and out at 1 % more or 0.5 % less. The label is
 *  the sign of the last hour's move, the bot's column that label at the exit. */
struct BlindMarket {
    std::vector<LedgerLabel> ledger;
    std::vector<BotOutcome> outcomes;
};

BlindMarket blindMarket(int candles)
{
    BlindMarket market;
    Dice dice(21);
    std::vector<double> prices{100};
    for (int i = 1; i < candles; ++i)
        prices.push_back(prices.back() * std::exp(0.001 * jump::simulated::normal(dice)));
    const auto labelAt = [&](int candle) {
        return prices[static_cast<std::size_t>(candle)] >
                       prices[static_cast<std::size_t>(std::max(candle - 12, 0))]
                   ? Regime::Bullish
                   : Regime::Bearish;
    };
    for (int i = 0; i < candles; ++i) {
        const auto openSec = static_cast<std::int64_t>(startSec) + i * intervalSec;
        market.ledger.push_back(
            {openSec, static_cast<double>(openSec + intervalSec), labelAt(i), 0.9, 0, 1});
    }
    for (int entered = 20; entered < candles;) {
        const double price = prices[static_cast<std::size_t>(entered)];
        int at = entered + 1;
        const auto ratio = [&] { return prices[static_cast<std::size_t>(at)] / price; };
        while (at < candles && ratio() < 1.01 && ratio() > 0.995)
            ++at;
        if (at >= candles)
            break;
        const double closeSec = startSec + (entered + 1) * static_cast<double>(intervalSec);
        BotOutcome outcome = cycle(closeSec, (at - entered) * static_cast<double>(intervalSec),
                                   ratio() > 1 ? 1 : -0.5);
        outcome.recordedRegime = labelAt(at);
        market.outcomes.push_back(outcome);
        entered = at + 1;
    }
    return market;
}

double rate(const OutcomeSummary& summary)
{
    return static_cast<double>(summary.wins) / static_cast<double>(summary.cycles);
}

bool near(double a, double b, double within)
{
    return std::abs(a - b) < within;
}

} // namespace

class BotResultsTest : public QObject
{
    Q_OBJECT

private slots:
    void wilsonsIntervalEqualsPublishedOnes_data()
    {
        // R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
        QTest::addColumn<int>("successes");
        QTest::addColumn<int>("trials");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("81/263") << 81 << 263 << 0.2553 << 0.3662;
        QTest::newRow("15/148") << 15 << 148 << 0.0624 << 0.1605;
        QTest::newRow("0/20") << 0 << 20 << 0.0 << 0.1611;
        QTest::newRow("1/29") << 1 << 29 << 0.0061 << 0.1718;
    }
    void wilsonsIntervalEqualsPublishedOnes()
    {
        QFETCH(int, successes);
        QFETCH(int, trials);
        QFETCH(double, low);
        QFETCH(double, high);
        const Interval interval =
            wilsonInterval(static_cast<std::size_t>(successes), static_cast<std::size_t>(trials));
        QVERIFY(near(interval.low, low, 5e-5));
        QVERIFY(near(interval.high, high, 5e-5));
    }

    void kaplanMeierEqualsThePublishedLeukaemiaTrial()
    {
        // E. J. Freireich et al., Blood 21 (1963), weeks in remission under 6-MP; survival and
        // Greenwood errors as in D. Kleinbaum, M. Klein, Survival Analysis.
        std::vector<Lifetime> weeks;
        for (const double ended : {6, 6, 6, 7, 10, 13, 16, 22, 23})
            weeks.push_back({ended, true});
        for (const double seen : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
            weeks.push_back({seen, false});
        const std::vector<SurvivalStep> curve = kaplanMeier(weeks);
        const std::vector<SurvivalStep> published{
            {6, 21, 3, 0.857, 0.0764},  {7, 17, 1, 0.807, 0.0869},  {10, 15, 1, 0.753, 0.0963},
            {13, 12, 1, 0.690, 0.1068}, {16, 11, 1, 0.627, 0.1141}, {22, 7, 1, 0.538, 0.1282},
            {23, 6, 1, 0.448, 0.1346}};
        QCOMPARE(curve.size(), published.size());
        for (std::size_t i = 0; i < curve.size(); ++i) {
            QCOMPARE(curve[i].sec, published[i].sec);
            QCOMPARE(curve[i].atRisk, published[i].atRisk);
            QCOMPARE(curve[i].ended, published[i].ended);
            QVERIFY(near(curve[i].survival, published[i].survival, 6e-4));
            QVERIFY(near(curve[i].standardError, published[i].standardError, 6e-5));
        }
        QCOMPARE(medianSec(curve), std::optional(23.0));
        // The other arm, of which none was lost sight of: plain shares.
        std::vector<Lifetime> placebo;
        for (const double ended :
             {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23})
            placebo.push_back({ended, true});
        QCOMPARE(medianSec(kaplanMeier(placebo)), std::optional(8.0));
        QCOMPARE(kaplanMeier(placebo).back().survival, 0.0);
        QVERIFY(kaplanMeier({}).empty());
        QVERIFY(!medianSec(kaplanMeier(std::vector<Lifetime>{{5, false}})));
    }

    void anEntryIsJoinedWithTheLastRowThatWasMadeByThen()
    {
        const std::vector<LedgerLabel> ledger = ledgerOf(10);
        QCOMPARE(joined(301, ledger), std::nullopt); // the first row is made at 302
        QCOMPARE(joined(302, ledger), std::optional(0));
        QCOMPARE(joined(601, ledger), std::optional(0)); // candle 1 has closed, its row is not made
        QCOMPARE(joined(602, ledger), std::optional(1));
        // The last row's candle closes at 3000: good for two candles.
        QCOMPARE(joined(3600, ledger), std::optional(9));
        QCOMPARE(joined(3600.5, ledger), std::nullopt);
        // A row made up for later does not go back in time, nor hides a newer candle's.
        std::vector<LedgerLabel> late = ledger;
        late[4].knownSec = startSec + 2'500;
        QCOMPARE(joined(1'600, late), std::optional(3));
        QCOMPARE(joined(2'600, late), std::optional(7));
        // In any order.
        std::ranges::reverse(late);
        QCOMPARE(joined(2'600, late), std::optional(7));
    }

    void withoutAnEntryTimeNothingIsAttributed()
    {
        BotOutcome outcome = cycle(startSec + 1000, 60, 1);
        outcome.entryTimeSec.reset();
        outcome.recordedRegime = Regime::Bullish;
        const std::vector<BotOutcome> outcomes{outcome};
        BotCycles cycles;
        cycles.finished = attribute(outcomes, {ledgerOf(10), {}}, intervalSec);
        const BotResults results = botResults(cycles);
        QCOMPARE(results.withoutEntryTime.all.cycles, std::size_t{1});
        QCOMPARE(results.asRecorded[2].all.cycles, std::size_t{1});
        for (const OutcomeSides& sides : results.hmm.byRegime)
            QCOMPARE(sides.all.cycles, std::size_t{0});
    }

    void labellingByExitMakesWinsOutOfNothing()
    {
        const BlindMarket market = blindMarket(120'000);
        BotCycles cycles;
        cycles.finished = attribute(market.outcomes, {market.ledger, {}}, intervalSec);
        cycles.nowSec = startSec + 120'000.0 * static_cast<double>(intervalSec);
        const BotResults results = botResults(cycles);
        QVERIFY(results.all.all.cycles > 1000);
        QVERIFY(near(rate(results.all.all), 1.0 / 3, 0.03));
        // By entry every label holds the truth.
        for (const Regime regime : {Regime::Bearish, Regime::Bullish}) {
            const OutcomeSummary& at = results.hmm.byRegime[static_cast<std::size_t>(regime)].all;
            QVERIFY(at.cycles > 300);
            QVERIFY(near(rate(at), rate(results.all.all), 0.06));
            QVERIFY(at.winRate->low < rate(results.all.all) &&
                    rate(results.all.all) < at.winRate->high);
        }
        // By exit the bullish label seems to know what it could not.
        const OutcomeSummary& recorded = results.asRecorded[2].all;
        QVERIFY(rate(recorded) > rate(results.all.all) + 0.1);
        // What the bot recorded enters nothing but its own table.
        BotCycles silent = cycles;
        for (AttributedOutcome& each : silent.finished)
            each.outcome.recordedRegime.reset();
        BotResults without = botResults(silent);
        without.asRecorded = results.asRecorded;
        QVERIFY(without == results);
    }

    void sumsRatesAndSides()
    {
        BotCycles cycles;
        cycles.nowSec = startSec + 100'000;
        cycles.orphanTimeoutSec = 1'000;
        cycles.finished = {known(cycle(startSec, 100, 1, Leg::A), Regime::Bearish, 1),
                           known(cycle(startSec + 200, 2'000, -0.5, Leg::B), Regime::Bearish, 2),
                           known(cycle(startSec + 3'000, 300, 0, Leg::B), Regime::Bullish, 2)};
        cycles.finished.push_back({cycle(startSec + 99'500, 10, 2), std::nullopt});
        cycles.finished[1].outcome.feesUsd.reset();
        const BotResults results = botResults(cycles);
        const OutcomeSummary& all = results.all.all;
        QCOMPARE(all.cycles, std::size_t{4});
        QCOMPARE(all.wins, std::size_t{2}); // nothing gained is no win
        QCOMPARE(all.netProfitUsd, 2.5);
        QCOMPARE(all.feesUsd, 0.03);
        QCOMPARE(all.withoutFees, std::size_t{1});
        QCOMPARE(*all.medianAgeSec, 200.0);
        QVERIFY(!all.overlapping);
        QCOMPARE(*all.winRate, wilsonInterval(2, 4));
        QCOMPARE(all.oldEnough, std::size_t{3});
        QCOMPARE(all.orphans, std::size_t{1});
        QCOMPARE(results.all.a.cycles, std::size_t{1});
        QCOMPARE(results.all.b.netProfitUsd, 1.5);
        QCOMPARE(results.hmm.byRegime[0].all.cycles, std::size_t{2});
        QCOMPARE(results.hmm.byRegime[0].b.wins, std::size_t{0});
        QCOMPARE(results.byPhase[1].all.cycles, std::size_t{2});
        QCOMPARE(results.withoutLedger.all.cycles, std::size_t{1});
        QCOMPARE(results.hmm.timeToExit[0].size(), std::size_t{2});
        QCOMPARE(results.hmm.timeToExit[0][0].survival, 0.5);
        QCOMPARE(results.hmm.halfOutSec[0], std::optional(100.0));
        QCOMPARE(results.hmm.halfOutSec[1], std::nullopt);
        // Of one leg the other's exits say nothing.
        for (const auto& [leg, sec] : {std::pair(0u, 100.0), std::pair(1u, 2'000.0)}) {
            const auto& curve = results.hmm.timeToExitOfLeg[leg][0];
            QCOMPARE(curve.size(), std::size_t{1});
            QCOMPARE(curve[0].sec, sec);
            QCOMPARE(curve[0].survival, 0.0);
        }
    }

    void thePhaseInForceIsNeithersOwn()
    {
        const auto label = [](std::int64_t candleTimeSec, int phase) {
            LedgerLabel row;
            row.candleTimeSec = candleTimeSec;
            row.phase = phase;
            return row;
        };
        BotCycles cycles;
        cycles.secondOpinion = true;
        cycles.finished = {{cycle(startSec, 100, 1), std::nullopt, label(300, 2)},
                           {cycle(startSec, 100, 2), label(300, 1), label(600, 3)},
                           {cycle(startSec, 100, 4), label(600, 4), label(300, 3)},
                           {cycle(startSec, 100, 8), std::nullopt, std::nullopt}};
        const BotResults results = botResults(cycles);
        QCOMPARE(results.byPhase[0].all.cycles, std::size_t{0});
        QCOMPARE(results.byPhase[1].all.netProfitUsd, 1.0);
        QCOMPARE(results.byPhase[2].all.netProfitUsd, 2.0);
        QCOMPARE(results.byPhase[3].all.netProfitUsd, 4.0);
        QCOMPARE(results.withoutHmm.all.netProfitUsd, 1.0);
        QCOMPARE(results.withoutLedger.all.netProfitUsd, 8.0);
    }

    void theSecondOpinionSortsTheSameCycles()
    {
        BotCycles cycles;
        cycles.simulated = true;
        cycles.nowSec = startSec + 100'000;
        cycles.orphanTimeoutSec = 1'000;
        const auto both = [](const BotOutcome& outcome, Regime hmm, std::optional<Regime> jump) {
            AttributedOutcome cycle = known(outcome, hmm);
            if (jump)
                cycle.jumpAtEntry = known(outcome, *jump).atEntry;
            return cycle;
        };
        cycles.finished = {both(cycle(startSec, 100, 1, Leg::A), Regime::Bearish, Regime::Bullish),
                           both(cycle(startSec + 200, 300, -0.5), Regime::Bearish, Regime::Ranging),
                           both(cycle(startSec + 3'000, 500, 2), Regime::Ranging, Regime::Bullish),
                           both(cycle(startSec + 4'000, 700, 4), Regime::Ranging, std::nullopt)};
        cycles.finished.push_back({cycle(startSec + 99'500, 10, 8), {}, {}});
        cycles.open = {both(cycle(startSec, 0, 0), Regime::Bearish, Regime::Bullish)};
        // Without one in the ledger's range there is no table of it.
        QVERIFY(!botResults(cycles).jump);
        cycles.secondOpinion = true;
        const BotResults results = botResults(cycles);
        const AtEntry& jump = *results.jump;
        QCOMPARE(jump.byRegime[2].all.cycles, std::size_t{2});
        QCOMPARE(jump.byRegime[2].all.netProfitUsd, 3.0);
        QCOMPARE(jump.byRegime[2].a.cycles, std::size_t{1});
        QCOMPARE(jump.byRegime[1].all.wins, std::size_t{0});
        QCOMPARE(jump.byRegime[0].all.cycles, std::size_t{0});
        QCOMPARE(results.withoutJump.all.netProfitUsd, 4.0);
        QCOMPARE(results.withoutLedger.all.netProfitUsd, 8.0);
        QCOMPARE(jump.stillOpen, (std::array<std::size_t, 3>{0, 0, 1}));
        // Of three, one of them still open, out after 100 and 500 seconds: 2/3, then 1/3 are left.
        QCOMPARE(jump.timeToExit[2].size(), std::size_t{2});
        QCOMPARE(jump.timeToExit[2][0].survival, 2.0 / 3);
        QVERIFY(near(jump.timeToExit[2][1].survival, 1.0 / 3, 1e-12));
        QCOMPARE(jump.halfOutSec[2], std::optional(500.0));
        QCOMPARE(results.hmm.byRegime[0].all.cycles, std::size_t{2});
        QCOMPARE(results.withoutHmm.all.cycles, std::size_t{0});
        // The HMM that had no answer is not counted; the other one is.
        cycles.finished[2].atEntry.reset();
        const BotResults alone = botResults(cycles);
        QCOMPARE(alone.jump->byRegime[2].all.cycles, std::size_t{2});
        QCOMPARE(alone.hmm.byRegime[1].all.cycles, std::size_t{1});
        QCOMPARE(alone.withoutHmm.all.netProfitUsd, 2.0);
        QCOMPARE(alone.withoutLedger.all.netProfitUsd, 8.0);
    }

    /** Of each model its own newest row counts. */
    void eachModelsRowsAreJoinedByThemselves()
    {
        LedgerLabels ledger{ledgerOf(4), ledgerOf(10)};
        const std::vector<BotOutcome> outcomes{cycle(startSec + 2'000, 60, 1)};
        const AttributedOutcome late = attribute(outcomes, ledger, intervalSec).front();
        QVERIFY(!late.atEntry); // its last row's candle closed at 1200
        QCOMPARE(late.jumpAtEntry->bias, 5.0);
        ledger.hmm = ledgerOf(6);
        ledger.jump.resize(5);
        const AttributedOutcome both = attribute(outcomes, ledger, intervalSec).front();
        QCOMPARE(both.atEntry->bias, 5.0);
        QCOMPARE(both.jumpAtEntry->bias, 4.0);
    }

    void overlappingCyclesCountByWholeDays()
    {
        // Ten cycles a day that are open at once share the day's luck: they win or lose together.
        std::vector<AttributedOutcome> cycles;
        for (int day = 0; day < 20; ++day)
            for (int i = 0; i < 10; ++i)
                cycles.push_back(
                    known(cycle(startSec + day * 86'400.0 + i, 3'600, day % 2 ? 1 : -1)));
        const double nowSec = startSec + 1e9;
        const OutcomeSummary summary = summaryOf(cycles, nowSec, 1'000);
        QVERIFY(summary.overlapping);
        QCOMPARE(summary.days, std::size_t{20});
        const Interval independent = wilsonInterval(summary.wins, summary.cycles);
        QVERIFY(summary.winRate->high - summary.winRate->low >
                2 * (independent.high - independent.low));
        // Too few days for that.
        const OutcomeSummary week = summaryOf(std::span(cycles).first(60), nowSec, 1'000);
        QVERIFY(week.overlapping && !week.winRate);
        // Times that are not known may overlap.
        cycles[0].outcome.exitTimeSec.reset();
        QVERIFY(summaryOf(std::span(cycles).first(1), nowSec, 1'000).overlapping);
    }

    void recoveriesOfOtherEntriesAreNotCounted_data()
    {
        QTest::addColumn<double>("fromSec");
        QTest::addColumn<double>("toSec");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("complete");
        // Orphans that rest still: entered at 500, 20'500 and 21'500.
        QTest::newRow("all entries, but nothing of those before") << 0.0 << 50'000.0 << 3 << true;
        QTest::newRow("behind the first") << 1'000.0 << 50'000.0 << 2 << true;
        QTest::newRow("between") << 1'000.0 << 19'000.0 << 0
                                 << false; // its newest could be orphans
        QTest::newRow("of the third alone") << 21'000.0 << 50'000.0 << 1 << true;
        QTest::newRow("behind them all") << 30'000.0 << 50'000.0 << 0 << true;
        QTest::newRow("a past range") << 1'000.0 << 25'000.0 << 2 << false;
    }
    void recoveriesOfOtherEntriesAreNotCounted()
    {
        QFETCH(double, fromSec);
        QFETCH(double, toSec);
        QFETCH(int, count);
        QFETCH(bool, complete);
        constexpr double timeout = 1'000, now = 50'000;
        // Of the finished: before all, out while it is looked at, in and out, and out at once.
        const std::vector<BotOutcome> finished{cycle(-9'000, 30'000, 1), cycle(-8'000, 20'000, 1),
                                               cycle(2'000, 24'000, 1), cycle(3'000, 900, 1)};
        std::vector<BotOutcome> all = finished;
        for (const double entered : {500.0, 20'500.0, 21'500.0, -20'000.0}) // to be out one day
            all.push_back(cycle(entered, 1e9, 1));
        std::vector<RecoveryCount> counts;
        for (double at = fromSec + 100; at < toSec + 100; at += 100)
            counts.push_back({at, static_cast<int>(std::ranges::count_if(all, [&](auto& c) {
                                  return *c.entryTimeSec + timeout <= at && at < *c.exitTimeSec;
                              }))});
        RecoveryQuestion question{fromSec, toSec, now, timeout, 200};
        const auto resting = openRecoveriesOf(counts, finished, question);
        QCOMPARE(resting, std::optional(OpenRecoveries{static_cast<std::size_t>(count), complete}));
        // Where a count is missing for longer, there may be more than those that were seen.
        std::erase_if(counts, [&](auto& c) { return c.timeSec < fromSec + timeout + 300; });
        QVERIFY(!openRecoveriesOf(counts, finished, question)->isComplete);
        QVERIFY(!openRecoveriesOf({}, finished, question));
    }

    void recoveriesOfUnknownTimesAreNoCompleteCount()
    {
        std::vector<RecoveryCount> counts;
        for (double at = 0; at <= 50'000; at += 100)
            counts.push_back({at, at < 30'000 ? 1 : 0});
        RecoveryQuestion question{0, 50'000, 50'000, 1'000, 200};
        const auto isComplete = [&](auto change) {
            BotOutcome outcome = cycle(-9'000, 39'000, 1);
            outcome.fromRecovery = true;
            change(outcome);
            return openRecoveriesOf(counts, std::vector{outcome}, question)->isComplete;
        };
        const auto withoutEntry = [](BotOutcome& o) {
            o.entryTimeSec.reset();
            o.exitTimeSec.reset();
        };
        counts.back().open = counts.front().open; // one more came
        QVERIFY(isComplete([](BotOutcome&) {}));
        QVERIFY(!isComplete(withoutEntry));
        QVERIFY(!isComplete([](BotOutcome& o) { o.exitTimeSec.reset(); }));
        QVERIFY(!isComplete([&](BotOutcome& o) { // it may have been one
            withoutEntry(o);
            o.fromRecovery.reset();
        }));
        // What was none, was out within the timeout, or ended before the first count, rested at
        // none.
        QVERIFY(isComplete([&](BotOutcome& o) {
            withoutEntry(o);
            o.fromRecovery = false;
        }));
        QVERIFY(isComplete([&](BotOutcome& o) {
            withoutEntry(o);
            o.totalAgeSec = 900;
        }));
        QVERIFY(isComplete([&](BotOutcome& o) {
            withoutEntry(o);
            o.timeSec = 1'000;
        }));
        question.rowsRefused = true;
        QVERIFY(!isComplete([](BotOutcome&) {}));
    }

    void orphansNeedTheirTimeAndTheBotsCount()
    {
        BotCycles cycles;
        cycles.nowSec = startSec + 10'000;
        cycles.orphanTimeoutSec = 1'000;
        cycles.finished = {known(cycle(startSec, 999, 1)), known(cycle(startSec, 1'001, 1)),
                           known(cycle(startSec + 9'500, 10, 1))};
        QCOMPARE(botResults(cycles).orphanRate, (OrphanRate{2, 1, true}));
        cycles.openRecoveries = OpenRecoveries{3, false};
        QCOMPARE(botResults(cycles).orphanRate, (OrphanRate{5, 4, true}));
        cycles.openRecoveries = OpenRecoveries{3, true};
        QCOMPARE(botResults(cycles).orphanRate, (OrphanRate{5, 4, false}));
        // Without an age, what came from a recovery was one.
        cycles.finished[0].outcome.exitTimeSec.reset();
        QCOMPARE(botResults(cycles).orphanRate, (OrphanRate{4, 4, false}));
        cycles.finished[0].outcome.fromRecovery = true;
        QCOMPARE(botResults(cycles).orphanRate, (OrphanRate{5, 5, false}));
        // The simulated ones are all known.
        BotCycles simulated;
        simulated.simulated = true;
        simulated.nowSec = cycles.nowSec;
        simulated.orphanTimeoutSec = 1'000;
        simulated.finished = {known(cycle(startSec, 999, 1))};
        simulated.open = {known(cycle(startSec, 0, 0)), known(cycle(startSec + 9'900, 0, 0))};
        const BotResults results = botResults(simulated);
        QCOMPARE(results.orphanRate, (OrphanRate{2, 1, false}));
        // They are at risk until now, and none of them has ended.
        QCOMPARE(results.hmm.timeToExit[1].size(), std::size_t{1});
        QCOMPARE(results.hmm.stillOpen, (std::array<std::size_t, 3>{0, 2, 0}));
        QCOMPARE(results.hmm.timeToExit[1][0].atRisk, std::size_t{2});
        QCOMPARE(results.hmm.timeToExit[1][0].survival, 0.5);
    }

    void intervalsByDaysHoldTheTruth()
    {
        // Days whose chance of a win is drawn anew each: what one day shares is no evidence.
        Dice dice(77);
        int holds = 0, holdsNothing = 0, holdsPaired = 0;
        constexpr int simulations = 400;
        const auto drawDays = [&] {
            DailyRatio days;
            for (int day = 0; day < 40; ++day) {
                const double chance = dice.uniform();
                double wins = 0;
                for (int i = 0; i < 12; ++i)
                    wins += dice.uniform() < chance ? 1 : 0;
                days.add(wins, 12);
            }
            return days;
        };
        for (int i = 0; i < simulations; ++i) {
            const DailyRatio now = drawDays(), before = drawDays();
            const DayBlockOptions options{400, static_cast<std::uint64_t>(2 * i)};
            const Interval rate = *intervalOf(now, options);
            holds += rate.low <= 0.5 && 0.5 <= rate.high;
            const Interval apart = *separateDifference(now, before, options).interval;
            holdsNothing += apart.low <= 0 && 0 <= apart.high;
            const Interval paired = *pairedDifference(now, before, options).interval;
            holdsPaired += paired.low <= 0 && 0 <= paired.high;
        }
        for (const int held : {holds, holdsNothing, holdsPaired})
            QVERIFY2(held >= 0.90 * simulations && held <= 0.98 * simulations,
                     qPrintable(QString::number(held)));
        // What both have in common is no uncertainty of their difference.
        const DailyRatio now = drawDays();
        DailyRatio higher = now;
        for (double& wins : higher.sums)
            wins += 3;
        const Difference paired = pairedDifference(higher, now);
        QVERIFY(near(paired.interval->low, 0.25, 1e-9) && near(paired.interval->high, 0.25, 1e-9));
        QVERIFY(separateDifference(higher, now).interval->low < 0.2);
    }
};

QTEST_APPLESS_MAIN(BotResultsTest)
#include "tst_botresults.moc"
