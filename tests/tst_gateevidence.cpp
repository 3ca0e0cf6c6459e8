// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/dice.h"
#include "core/review/gateevidence.h"
#include "tests/support/simulatedjumps.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace regime;
using namespace regime::review;

namespace
{

constexpr std::int64_t startSec = 1'700'006'400; // midnight, UTC
constexpr std::int64_t daySec = 86'400;
constexpr std::int64_t intervalSec = 300;
constexpr double timeoutSec = 3'600;

/** `days` of rows of one phase from `firstDay` on; the shown regime changes every four hours. */
std::vector<GateRow> rowsOf(int firstDay, int days, int phase, double volatility = 0.001)
{
    Dice dice(static_cast<std::uint64_t>(firstDay + 1));
    std::vector<GateRow> rows;
    double price = 100;
    for (std::int64_t at = firstDay * daySec; at < (firstDay + days) * daySec; at += intervalSec) {
        const auto shown = static_cast<ShownRegime>(at / 14'400 % 3);
        rows.push_back({startSec + at, price, shown, true, phase});
        price *= std::exp(volatility * jump::simulated::normal(dice));
    }
    return rows;
}

std::vector<GateRow> operator+(std::vector<GateRow> rows, const std::vector<GateRow>& more)
{
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

/** Five cycles a day of `phase`, each with this profit, of which one takes longer than the timeout
 *  on every other day. */
std::vector<AttributedOutcome> cyclesOf(int firstDay, int days, int phase, double profitUsd)
{
    std::vector<AttributedOutcome> cycles;
    for (int day = firstDay; day < firstDay + days; ++day)
        for (int i = 0; i < 5; ++i) {
            const std::int64_t enteredSec = startSec + day * daySec + 10'000 * (i + 1);
            BotOutcome outcome;
            outcome.entryTimeSec = static_cast<double>(enteredSec);
            outcome.totalAgeSec = i == 0 && day % 2 ? 2 * timeoutSec : 600;
            outcome.timeSec = *outcome.entryTimeSec + *outcome.totalAgeSec;
            outcome.netProfitUsd = profitUsd;
            LedgerLabel label;
            label.candleTimeSec = enteredSec;
            label.phase = phase;
            cycles.push_back({outcome, label});
        }
    return cycles;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

class GateEvidenceTest : public QObject
{
    Q_OBJECT

private slots:
    void whatTheRowsOfTheShadowSay()
    {
        std::vector<GateRow> rows = rowsOf(0, 16, 1);
        const ShadowEvidence whole = shadowEvidence(rows, intervalSec);
        QVERIFY(near(whole.days, 16));
        QVERIFY(near(*whole.coverage, 1));
        QVERIFY(near(*whole.doNotUseShare, 0));
        QVERIFY(near(*whole.shownChangesPerDay, (16 * 6 - 1) / 16.0));
        QVERIFY(whole.gains.empty() && !whole.rawShareAtLimit && !whole.orphanRate);
        // A tenth is missing, and a tenth of the rest could not be acted on.
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].usable = i % 20 != 5;
        std::size_t at = 0;
        std::erase_if(rows, [&](const GateRow&) { return at++ % 10 == 3; });
        const ShadowEvidence holed = shadowEvidence(rows, intervalSec);
        QVERIFY(std::abs(*holed.coverage - 0.9) < 1e-3);
        QVERIFY(std::abs(*holed.doNotUseShare - 0.05 / 0.9) < 1e-3);
    }

    void silenceAtTheEndsOfTheShadowIsNoCoverage()
    {
        std::vector<GateRow> rows = rowsOf(0, 16, 1);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (i < 2 * 288 || i >= 12 * 288)
                rows[i].shown.reset(); // the other model answered alone
        const ShadowEvidence evidence = shadowEvidence(rows, intervalSec);
        QVERIFY(near(evidence.days, 16));
        QVERIFY(near(*evidence.coverage, 10.0 / 16));
        QVERIFY(near(*evidence.doNotUseShare, 0));
        QVERIFY(near(*evidence.shownChangesPerDay, (10 * 6 - 1) / 10.0)); // of days with answers
        QVERIFY(near(daysAnswered(rows, intervalSec), 10));
        // Shadow ends where another phase was in force, whoever saw it.
        rows[8 * 288].phase = 2;
        rows[8 * 288].shown.reset();
        QVERIFY(near(shadowEvidence(rows, intervalSec).days, 8 - 1.0 / 288));
        // Of no answer at all there is nothing to say but that.
        for (GateRow& row : rows)
            row.shown.reset();
        const ShadowEvidence silent = shadowEvidence(rows, intervalSec);
        QVERIFY(near(*silent.coverage, 0));
        QVERIFY(!silent.doNotUseShare && !silent.shownChangesPerDay);
    }

    void daysOfSilenceAreDaysOfThePhase()
    {
        std::vector<GateRow> rows = rowsOf(0, 5, 2);
        for (std::size_t i = 2 * 288; i < rows.size(); ++i)
            rows[i].shown.reset();
        const std::vector<DayEvidence> days = dayEvidence(rows, 2, intervalSec, {});
        QCOMPARE(days.size(), std::size_t{5});
        for (std::size_t i = 0; i < days.size(); ++i) {
            QVERIFY(near(*days[i].coverage, i < 2 ? 1 : 0));
            QCOMPARE(days[i].shownChanges.has_value(), i < 2);
        }
        QVERIFY(near(phaseEvidence(rows, {}, 2, intervalSec, 0, timeoutSec).days, 5));
    }

    void onlyTheNewestStretchOfShadowCounts()
    {
        const std::vector<GateRow> rows = rowsOf(0, 20, 1) + rowsOf(20, 1, 2) + rowsOf(21, 3, 1);
        QVERIFY(near(shadowEvidence(rows, intervalSec).days, 3));
        QVERIFY(near(shadowEvidence(rowsOf(0, 5, 2), intervalSec).days, 0));
        QVERIFY(!shadowEvidence({}, intervalSec).coverage);
    }

    void daysAreCountedWhole()
    {
        std::vector<GateRow> rows = rowsOf(0, 1, 1) + rowsOf(1, 4, 2);
        rows.erase(rows.begin(), rows.begin() + 10);                          // of phase 1
        rows.erase(rows.begin() + 278 + 288, rows.begin() + 278 + 288 + 144); // half of day 2
        rows.resize(rows.size() - 20);                                        // of the last day
        const std::int64_t first = startSec / daySec;
        const std::vector<DayShare> atLimit{{first, 0.3}, {first + 1, 0.04}, {first + 2, 0.5}};
        const std::vector<DayEvidence> days = dayEvidence(rows, 2, intervalSec, atLimit);
        QCOMPARE(days.size(), std::size_t{3});
        QCOMPARE(days[0].day, startSec / daySec + 1);
        QVERIFY(near(*days[0].coverage, 1));
        QVERIFY(near(*days[1].coverage, 0.5));
        QVERIFY(near(*days[2].shownChanges, 5));
        QCOMPARE(days[0].rawShareAtLimit, std::optional(0.04));
        QCOMPARE(days[1].rawShareAtLimit, std::optional(0.5));
        QVERIFY(!days[2].rawShareAtLimit); // not measured, which is no 0
    }

    void aDayWithoutAnAnswerIsADayWithoutCoverage()
    {
        const std::vector<GateRow> rows = rowsOf(0, 1, 1) + rowsOf(3, 1, 2) + rowsOf(6, 2, 2);
        const std::vector<DayEvidence> days = dayEvidence(rows, 2, intervalSec, {});
        // Of the days between the phases nobody knows to which they belong.
        QCOMPARE(days.size(), std::size_t{5});
        const std::int64_t first = startSec / daySec;
        for (std::size_t i = 0; i < days.size(); ++i) {
            QCOMPARE(days[i].day, first + 3 + static_cast<std::int64_t>(i));
            QVERIFY(near(*days[i].coverage, i == 1 || i == 2 ? 0 : 1));
        }
        QVERIFY(!days[1].doNotUseShare && !days[1].shownChanges);
    }

    void orphansOfTheFavouredLegAgainstThoseOfTheOther()
    {
        // The bias is bullish, which favours B, on even days; each day has three entries of each
        // leg.
        std::vector<AttributedOutcome> cycles;
        for (int day = 0; day < 20; ++day)
            for (int i = 0; i < 6; ++i) {
                AttributedOutcome cycle = cyclesOf(day, 1, 1, 0.1)[1];
                cycle.outcome.leg = i % 2 ? Leg::B : Leg::A;
                cycle.atEntry->bias = day % 2 ? -0.4 : 0.4;
                const bool favoured = (i % 2 == 1) == (day % 2 == 0);
                // One of three on the favoured leg, none on the other.
                cycle.outcome.totalAgeSec = favoured && i < 2 ? 2 * timeoutSec : 600;
                cycles.push_back(cycle);
            }
        const double nowSec = static_cast<double>(startSec + 30 * daySec);
        const auto difference = favouredOrphans(cycles, nowSec, timeoutSec);
        QVERIFY(difference);
        QVERIFY(near(difference->value, 1.0 / 3));
        QVERIFY(near(difference->interval->low, 1.0 / 3));
        QCOMPARE(difference->days, std::size_t{20});
        // Without a bias nothing was favoured; without the bot's cycles nothing can be said.
        for (AttributedOutcome& cycle : cycles)
            cycle.atEntry->bias = 0;
        QVERIFY(!favouredOrphans(cycles, nowSec, timeoutSec));
        QVERIFY(!favouredOrphans({}, nowSec, timeoutSec));
    }

    void ofTooFewDaysThereIsNoInterval()
    {
        std::vector<AttributedOutcome> cycles = cyclesOf(0, 5, 1, 0.1);
        for (std::size_t i = 0; i < cycles.size(); ++i) {
            cycles[i].atEntry->bias = 0.4;
            cycles[i].outcome.leg = i % 2 ? Leg::B : Leg::A;
        }
        const auto difference =
            favouredOrphans(cycles, static_cast<double>(startSec + 30 * daySec), timeoutSec);
        QVERIFY(difference && !difference->interval);
        // Entries whose timeout has not passed yet count on neither side.
        QVERIFY(!favouredOrphans(cycles, static_cast<double>(startSec), timeoutSec));
    }

    void thePhaseIsComparedWithTheOneBelow()
    {
        const std::vector<GateRow> rows =
            rowsOf(0, 15, 1) + rowsOf(15, 20, 2, 0.0012) + rowsOf(35, 1, 3);
        std::vector<AttributedOutcome> cycles = cyclesOf(0, 15, 1, 0.10);
        for (const AttributedOutcome& cycle : cyclesOf(15, 20, 2, 0.15))
            cycles.push_back(cycle);
        for (const AttributedOutcome& cycle : cyclesOf(35, 1, 3, 99))
            cycles.push_back(cycle);
        const double nowSec = static_cast<double>(startSec + 36 * daySec);
        const PhaseEvidence evidence =
            phaseEvidence(rows, cycles, 2, intervalSec, nowSec, timeoutSec);
        QVERIFY(near(evidence.days, 20));
        QVERIFY(near(evidence.lastDays, 15));
        const double ratio = *evidence.medianVolatility / *evidence.lastMedianVolatility;
        QVERIFY(ratio > 1.15 && ratio < 1.25);
        QVERIFY(near(evidence.profitPerCycleUsd->value, 0.05));
        QVERIFY(near(evidence.profitPerCycleUsd->interval->low, 0.05));
        QVERIFY(near(evidence.profitPerDayUsd->value, 0.25));
        // Ten of a hundred against seven of seventy-five.
        QVERIFY(near(evidence.orphanRate->value, 10.0 / 100 - 7.0 / 75));
        QVERIFY(evidence.orphanRate->interval->low < 0 && evidence.orphanRate->interval->high > 0);
    }

    void daysWithoutACycleEarnNothing()
    {
        const std::vector<GateRow> rows = rowsOf(0, 10, 1) + rowsOf(10, 10, 2);
        std::vector<AttributedOutcome> cycles = cyclesOf(0, 10, 1, 0.10);
        for (const AttributedOutcome& cycle : cyclesOf(10, 5, 2, 0.10))
            cycles.push_back(cycle);
        const PhaseEvidence evidence = phaseEvidence(
            rows, cycles, 2, intervalSec, static_cast<double>(startSec + 20 * daySec), timeoutSec);
        QVERIFY(near(evidence.profitPerDayUsd->value, -0.25));
        QVERIFY(near(evidence.profitPerCycleUsd->value, 0));
        // Five days with cycles are too few for an interval.
        QVERIFY(!evidence.profitPerCycleUsd->interval);
        QVERIFY(evidence.profitPerDayUsd->interval);
        QVERIFY(!phaseEvidence(rows, {}, 2, intervalSec, 0, timeoutSec).profitPerCycleUsd);
    }
};

QTEST_APPLESS_MAIN(GateEvidenceTest)
#include "tst_gateevidence.moc"
