// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/gatewords.h"
#include "core/review/phasegate.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <functional>

using namespace regime;
using namespace regime::review;

namespace
{

/** Everything speaks for the step up. */
GateEvidence shadow()
{
    GateEvidence evidence;
    evidence.shadow = {15,
                       0.995,
                       0.004,
                       9,
                       0.03,
                       0.01,
                       {{GainOf::Volatility, 0.01, Interval{0.004, 0.016}}},
                       Difference{0.001, Interval{-0.01, 0.012}, 15}};
    return evidence;
}

GateEvidence inPhase(int phase)
{
    GateEvidence evidence;
    evidence.phase = phase;
    evidence.inPhase = {20,
                        30,
                        0.002,
                        0.0018,
                        Difference{0.02, Interval{-0.01, 0.05}, 20},
                        Difference{0.5, Interval{0.1, 0.9}, 20},
                        Difference{-0.01, Interval{-0.04, 0.02}, 20}};
    for (std::int64_t day = 0; day < 5; ++day)
        evidence.days.push_back({20'000 + day, 1.0, 0.0, 8.0, 0.01});
    return evidence;
}

GateStanding standingOf(const PhaseVerdict& verdict, GateRule rule)
{
    const auto line = std::ranges::find(verdict.lines, rule, &GateLine::rule);
    if (line == verdict.lines.end())
        qFatal("no such line");
    return line->standing;
}

using Change = std::function<void(GateEvidence&)>;

} // namespace

class PhaseGateTest : public QObject
{
    Q_OBJECT

private slots:
    void everyLineMustPassForPhaseTwo_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<GateRule>("rule");
        QTest::addColumn<GateStanding>("standing");
        const auto row = [](const char* name, GateRule rule, GateStanding standing,
                            const std::function<void(ShadowEvidence&)>& set) {
            QTest::newRow(name) << Change([set](GateEvidence& e) { set(e.shadow); }) << rule
                                << standing;
        };
        using enum GateStanding;
        row("days short", GateRule::DaysInShadow, NotEnoughData, [](auto& e) { e.days = 13.9; });
        row("coverage", GateRule::Coverage, Fail, [](auto& e) { e.coverage = 0.9899; });
        row("coverage unknown", GateRule::Coverage, NotEnoughData,
            [](auto& e) { e.coverage.reset(); });
        row("not usable", GateRule::DoNotUse, Fail, [](auto& e) { e.doNotUseShare = 0.01; });
        row("flicker", GateRule::ShownChanges, Fail, [](auto& e) { e.shownChangesPerDay = 12.1; });
        row("at a limit", GateRule::IdleAtLimit, Fail, [](auto& e) { e.rawShareAtLimit = 0.0501; });
        row("gain of nothing", GateRule::GainOverBaseline, Fail, [](auto& e) {
            e.gains[0].interval = Interval{-0.001, 0.005};
        });
        row("gain not measured", GateRule::GainOverBaseline, NotEnoughData,
            [](auto& e) { e.gains.clear(); });
        row("gain of too few days", GateRule::GainOverBaseline, NotEnoughData,
            [](auto& e) { e.gains[0].interval.reset(); });
        row("orphans worse", GateRule::FavouredOrphans, Fail, [](auto& e) {
            e.orphanRate->interval = Interval{0.001, 0.02};
        });
        row("orphans unknown", GateRule::FavouredOrphans, NotEnoughData,
            [](auto& e) { e.orphanRate.reset(); });
    }
    void everyLineMustPassForPhaseTwo()
    {
        QFETCH(Change, change);
        QFETCH(GateRule, rule);
        QFETCH(GateStanding, standing);
        GateEvidence evidence = shadow();
        QCOMPARE(judgePhase(evidence).supported, 2);
        QCOMPARE(standingOf(judgePhase(evidence), rule), GateStanding::Pass);
        change(evidence);
        const PhaseVerdict verdict = judgePhase(evidence);
        QCOMPARE(verdict.supported, 1);
        QCOMPARE(standingOf(verdict, rule), standing);
        QCOMPARE(std::ranges::count(verdict.lines, GateStanding::Pass, &GateLine::standing),
                 std::ptrdiff_t{6});
    }

    void atItsLimitALinePasses()
    {
        GateEvidence evidence = shadow();
        evidence.shadow.days = 14;
        evidence.shadow.coverage = 0.99;
        evidence.shadow.shownChangesPerDay = 12;
        evidence.shadow.rawShareAtLimit = 0.05;
        QCOMPARE(judgePhase(evidence).supported, 2);
    }

    void oneGainOfThreeIsEnough()
    {
        GateEvidence evidence = shadow();
        evidence.shadow.gains = {{GainOf::Volatility, 0.0, Interval{-0.01, 0.01}},
                                 {GainOf::GridTurns, 0.1, std::nullopt},
                                 {GainOf::PaperEquity, 0.2, Interval{0.05, 0.35}}};
        const PhaseVerdict verdict = judgePhase(evidence);
        QCOMPARE(verdict.supported, 2);
        QCOMPARE(verdict.lines[5].gains.front().of, GainOf::PaperEquity);
        QCOMPARE(verdict.lines[5].gains.size(), std::size_t{3});
        QCOMPARE(verdict.lines[5].measured, std::optional(0.2));
        // None: what was measured is shown rather than what was not.
        evidence.shadow.gains.pop_back();
        QCOMPARE(judgePhase(evidence).lines[5].gains.front().of, GainOf::Volatility);
        QCOMPARE(judgePhase(evidence).lines[5].standing, GateStanding::Fail);
    }

    void theRequestedModelStaysInPhaseOne()
    {
        // As measured on real candles: flicker, saturation, and a gain of nothing.
        GateEvidence evidence = shadow();
        evidence.shadow.shownChangesPerDay = 63;
        evidence.shadow.rawShareAtLimit = 0.65;
        evidence.shadow.gains = {{GainOf::Volatility, 0.001, Interval{-0.001, 0.003}}};
        const PhaseVerdict verdict = judgePhase(evidence);
        QCOMPARE(verdict.supported, 1);
        for (const GateRule rule :
             {GateRule::ShownChanges, GateRule::IdleAtLimit, GateRule::GainOverBaseline})
            QCOMPARE(standingOf(verdict, rule), GateStanding::Fail);
    }

    void aReplayIsNoTimeInShadow()
    {
        GateEvidence evidence = shadow();
        evidence.shadow.days = 177;
        evidence.shadow.isReplay = true;
        const PhaseVerdict verdict = judgePhase(evidence);
        QCOMPARE(verdict.supported, 1);
        for (const GateLine& line : verdict.lines) {
            const bool asksOfRunning = line.rule == GateRule::DaysInShadow ||
                                       line.rule == GateRule::Coverage ||
                                       line.rule == GateRule::DoNotUse;
            QCOMPARE(line.ofReplay, asksOfRunning);
            QCOMPARE(line.standing,
                     asksOfRunning ? GateStanding::NotEnoughData : GateStanding::Pass);
        }
        QCOMPARE(sentenceOf(verdict), QStringLiteral("Stay in phase 1. Not enough data: days in "
                                                     "shadow, coverage, time not usable."));
        QCOMPARE(wordsOf(verdict.lines[0]),
                 (GateLineWords{QStringLiteral("At least 14 days in shadow"),
                                QStringLiteral("177.0 days of a replay, which is no time in "
                                               "shadow"),
                                QStringLiteral("not enough data")}));
        // What speaks against the model speaks against it in a replay too.
        evidence.shadow.shownChangesPerDay = 63;
        QCOMPARE(standingOf(judgePhase(evidence), GateRule::ShownChanges), GateStanding::Fail);
        evidence.shadow.coverage = 0.97; // of the file
        QCOMPARE(standingOf(judgePhase(evidence), GateRule::Coverage), GateStanding::NotEnoughData);
        evidence.shadow.doNotUseShare = 0.023;
        const GateLine unusable = judgePhase(evidence).lines[2];
        QCOMPARE(unusable.standing, GateStanding::Fail);
        QVERIFY(!unusable.ofReplay);
        QCOMPARE(wordsOf(unusable).evidence, QStringLiteral("2.3 %"));
        QVERIFY(sentenceOf(judgePhase(evidence))
                    .contains(QLatin1String("Against phase 2: time not usable, changes a day.")));
    }

    void theVerdictIsSaidInWords()
    {
        GateEvidence evidence = shadow();
        QCOMPARE(sentenceOf(judgePhase(evidence)),
                 QStringLiteral("The evidence supports phase 2: every line of the gate passes."));
        evidence.shadow.shownChangesPerDay = 63;
        evidence.shadow.gains[0].interval = Interval{-0.001, 0.003};
        evidence.shadow.gains[0].gain = 0.001;
        evidence.shadow.orphanRate.reset();
        const PhaseVerdict verdict = judgePhase(evidence);
        QCOMPARE(sentenceOf(verdict),
                 QStringLiteral("Stay in phase 1. Against phase 2: changes a day, gain over the "
                                "baseline. Not enough data: orphan rate."));
        QCOMPARE(wordsOf(verdict.lines[3]),
                 (GateLineWords{QStringLiteral("At most 12 changes of the shown regime a day"),
                                QStringLiteral("63.0 a day"), QStringLiteral("fail")}));
        QCOMPARE(wordsOf(verdict.lines[4]).evidence,
                 QStringLiteral("3.0 % as asked for, 1.0 % after hold and smoothing"));
        QCOMPARE(wordsOf(verdict.lines[5]).evidence,
                 QStringLiteral("volatility: +0.0010 (−0.0010 to +0.0030) of R²"));
        QCOMPARE(wordsOf(verdict.lines[6]),
                 (GateLineWords{QStringLiteral("Orphan rate of the leg that the model favours not "
                                               "worse than the other's"),
                                QStringLiteral("cannot be judged without the bot's outcomes"),
                                QStringLiteral("not enough data")}));
        QCOMPARE(wordsOf(judgePhase(shadow()).lines[6]).evidence,
                 QStringLiteral("+0.1 (−1.0 to +1.2) percentage points, of finished cycles; up to "
                                "1.2 points worse is not ruled out"));
        GateEvidence breached = inPhase(2);
        for (DayEvidence& day : breached.days)
            day.coverage = 0.9;
        QCOMPARE(sentenceOf(judgePhase(breached)),
                 QStringLiteral("Go back to phase 1: for three days in a row the line on coverage "
                                "was breached."));
    }

    /** An interval that reaches far to both sides passes for "not worse", and says what it leaves
     *  open. */
    void whatAPassLeavesOpenIsSaid()
    {
        GateEvidence evidence = inPhase(2);
        const auto evidenceOf = [&](GateRule rule) {
            const PhaseVerdict verdict = judgePhase(evidence);
            return wordsOf(*std::ranges::find(verdict.lines, rule, &GateLine::rule)).evidence;
        };
        const QString open = QStringLiteral("not ruled out");
        evidence.inPhase.orphanRate = Difference{-0.02, Interval{-0.3, 0.26}, 20};
        evidence.inPhase.profitPerCycleUsd = Difference{0.01, Interval{-0.4, 0.42}, 20};
        QCOMPARE(evidenceOf(GateRule::OrphanRate),
                 QStringLiteral("−2.0 (−30.0 to +26.0) percentage points, of finished cycles; up "
                                "to 26.0 points worse is not ruled out"));
        QCOMPARE(evidenceOf(GateRule::ProfitPerCycle),
                 QStringLiteral("+0.010 (−0.400 to +0.420) USD; up to 0.400 USD worse is not ruled "
                                "out"));
        // Nothing is left open on the good side, and a line that fails says enough.
        evidence.inPhase.orphanRate->interval = Interval{-0.3, -0.01};
        evidence.inPhase.profitPerCycleUsd->interval = Interval{0.01, 0.42};
        QVERIFY(!evidenceOf(GateRule::OrphanRate).contains(open));
        QVERIFY(!evidenceOf(GateRule::ProfitPerCycle).contains(open));
        evidence.inPhase.orphanRate->interval = Interval{0.01, 0.26};
        QVERIFY(!evidenceOf(GateRule::OrphanRate).contains(open));
    }

    void twoToThreeAsksForNotWorse()
    {
        QCOMPARE(judgePhase(inPhase(2)).supported, 3);
        GateEvidence worse = inPhase(2);
        worse.inPhase.profitPerCycleUsd->interval = Interval{-0.05, -0.01};
        QCOMPARE(judgePhase(worse).supported, 2);
        QCOMPARE(standingOf(judgePhase(worse), GateRule::ProfitPerCycle), GateStanding::Fail);
    }

    void threeToFourAsksForBetter()
    {
        QCOMPARE(judgePhase(inPhase(3)).supported, 4);
        GateEvidence same = inPhase(3);
        same.inPhase.profitPerDayUsd->interval = Interval{-0.1, 0.9};
        QCOMPARE(judgePhase(same).supported, 3);
        QCOMPARE(standingOf(judgePhase(same), GateRule::ProfitPerDay), GateStanding::Fail);
    }

    void anotherMarketComparesNothing()
    {
        for (const double volatility : {0.0028, 0.0011}) {
            GateEvidence evidence = inPhase(2);
            evidence.inPhase.medianVolatility = volatility;
            const PhaseVerdict verdict = judgePhase(evidence);
            QCOMPARE(verdict.supported, 2);
            QCOMPARE(standingOf(verdict, GateRule::MarketAlike), GateStanding::Fail);
            QCOMPARE(standingOf(verdict, GateRule::ProfitPerCycle), GateStanding::NotEnoughData);
            QCOMPARE(standingOf(verdict, GateRule::OrphanRate), GateStanding::NotEnoughData);
        }
        GateEvidence alike = inPhase(2);
        alike.inPhase.medianVolatility = 0.0018 * 1.49;
        QCOMPARE(judgePhase(alike).supported, 3);
        alike.inPhase.lastDays = 13;
        QCOMPARE(judgePhase(alike).supported, 2);
    }

    void threeDaysOfABreachGoBackOnePhase()
    {
        for (const int phase : {2, 3, 4}) {
            GateEvidence evidence = inPhase(phase);
            for (std::size_t i = 2; i < 5; ++i)
                evidence.days[i].shownChanges = 20;
            const PhaseVerdict verdict = judgePhase(evidence);
            QCOMPARE(verdict.supported, phase - 1);
            QCOMPARE(verdict.breached, std::optional(GateRule::ShownChanges));
            // Two days, three days of different lines, or three with a day between.
            GateEvidence two = evidence;
            two.days[2].shownChanges = 8;
            QVERIFY(!judgePhase(two).breached);
            two.days[2].coverage = 0.5;
            QVERIFY(!judgePhase(two).breached);
            GateEvidence apart = evidence;
            apart.days[4].day += 1;
            QVERIFY(!judgePhase(apart).breached);
        }
        GateEvidence inShadow = shadow();
        inShadow.days = inPhase(2).days;
        for (DayEvidence& day : inShadow.days)
            day.coverage = 0;
        QVERIFY(!judgePhase(inShadow).breached);
    }
};

QTEST_APPLESS_MAIN(PhaseGateTest)
#include "tst_phasegate.moc"
