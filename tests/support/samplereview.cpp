// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplereview.h"

#include <algorithm>
#include <cmath>

namespace regime::samples
{

using namespace review;

namespace
{

Estimate around(double value, double halfWidth)
{
    return {value, Interval{value - halfWidth, value + halfWidth}};
}

std::vector<StabilityRow> stability()
{
    Stability raw;
    raw.candles = 50'992;
    raw.occupancy = {0.27, 0.44, 0.29, 0};
    raw.episodes = 7741;
    raw.flipsPerThousand = 152;
    raw.changesPerDay = 43.7;
    raw.medianDwellCandles = 3;
    raw.longDwellCandles = 22;
    raw.falseTransitionShare = 0.61;
    raw.standingShare = 0.44;
    Stability shown = raw;
    shown.occupancy = {0.26, 0.45, 0.27, 0.02};
    shown.changesPerDay = 13.2;
    shown.medianDwellCandles = 15;
    shown.longDwellCandles = 61;
    shown.falseTransitionShare = 0.21;
    shown.differingShare = 0.24;
    Stability jump = raw;
    jump.changesPerDay = 5.8;
    jump.medianDwellCandles = 32;
    return {{Labelling::HmmRaw, raw},
            {Labelling::HmmShown, shown},
            {Labelling::JumpRaw, jump},
            {Labelling::JumpShown, jump}};
}

int groupsOf(Labelling by)
{
    switch (by) {
    case Labelling::AlwaysRanging:
        return 1;
    case Labelling::HmmShown:
        return 4;
    case Labelling::HourOfDay:
        return 24;
    default:
        return 3;
    }
}

OutcomeTable outcome(Labelling by, Outcome what, int horizon, double level, double width)
{
    OutcomeTable table{by, what, horizon, 0.022, true, {}, std::nullopt, {}};
    for (int label = 0; label < groupsOf(by); ++label)
        table.groups.push_back(
            {label, 15'000, 900, 420,
             around(level + width * (label - (groupsOf(by) - 1) / 2.0) / 3, width)});
    if (by < Labelling::AlwaysRanging)
        table.test = ShiftTest{41, 0.012, 0.31, 1999};
    return table;
}

std::vector<OutcomeTable> outcomes()
{
    std::vector<OutcomeTable> tables;
    for (std::size_t k = 0; k < labellingNames.size(); ++k) {
        const auto by = static_cast<Labelling>(k);
        for (const int horizon : {5, 15, 60}) {
            tables.push_back(outcome(by, Outcome::Return, horizon, 0.2e-4, 2e-4));
            tables.push_back(outcome(by, Outcome::Volatility, horizon, 21e-4, 1.5e-4));
            tables.push_back(outcome(by, Outcome::Efficiency, horizon, 1.01, 0.02));
        }
        tables.push_back(outcome(by, Outcome::GridTurns, 60, 4.2, 0.5));
    }
    return tables;
}

Persistence persistence(int horizon)
{
    Persistence result;
    result.horizonCandles = horizon;
    result.candles = 50'000;
    for (int bin = 0; bin < 8; ++bin)
        result.bins.push_back({6'250, 0.33 + 0.06 * bin, around(0.36 + 0.03 * bin, 0.03)});
    result.calibrationError = 0.08;
    result.brierSkill = -0.02;
    result.areaUnderCurve = 0.58;
    return result;
}

WhatIf whatIf(double biasToTrend, double atLimit)
{
    WhatIf result{biasToTrend, {}};
    for (std::size_t i = 0; i < result.phases.size(); ++i) {
        PhaseTravel& phase = result.phases[i];
        phase.phase = static_cast<int>(i) + 1;
        phase.blend = 1 - 0.23 * static_cast<double>(i);
        phase.ticks = 262'890;
        phase.rawShareAtLimit = i == 0 ? 0.013 : atLimit;
        phase.outShareAtLimit = i == 0 ? 0.013 : atLimit / 3;
        phase.travelPerDay = i == 0 ? 0.59 : 4.6;
        phase.signChanges = i == 0 ? 938 : 3924;
        phase.opposedShare = 0.26;
        phase.meanAbsSkew = 0.041;
        phase.skewSignChanges = 212;
    }
    return result;
}

OutcomeSummary cycles(std::size_t count)
{
    OutcomeSummary summary;
    summary.cycles = count;
    summary.wins = count * 9 / 10;
    summary.winRate = Interval{0.84, 0.94};
    summary.netProfitUsd = 0.021 * static_cast<double>(count);
    summary.feesUsd = 0.004 * static_cast<double>(count);
    summary.medianAgeSec = 2700;
    summary.oldEnough = count;
    summary.orphans = count / 10;
    return summary;
}

BotReview botReview()
{
    BotReview review;
    BotResults& results = review.bot.emplace();
    results.all = {cycles(310), cycles(150), cycles(160)};
    AtEntry& jump = results.jump.emplace();
    for (std::size_t regime = 0; regime < 3; ++regime) {
        results.hmm.byRegime[regime] = {cycles(90 + 10 * regime), cycles(40),
                                        cycles(50 + 10 * regime)};
        jump.byRegime[regime] = {cycles(60 + 20 * regime), cycles(30 + 10 * regime),
                                 cycles(30 + 10 * regime)};
        for (int step = 1; step <= 9; ++step) {
            const double open = 1 - 0.1 * step + 0.03 * static_cast<double>(regime);
            results.hmm.timeToExit[regime].push_back({1800.0 * step, 90, 9, open, 0.03});
            jump.timeToExit[regime].push_back({2400.0 * step, 70, 7, open, 0.04});
        }
        for (int step = 1; step <= 4; ++step) {
            const double open = 1 - 0.25 * step;
            results.hmm.timeToExitOfLeg[0][regime].push_back({900.0 * step, 40, 10, open, 0});
            jump.timeToExitOfLeg[0][regime].push_back({1100.0 * step, 30, 7, open, 0});
        }
    }
    review.simulated = results;
    review.simulated.simulated = true;
    review.simulated.hmm.stillOpen = {3, 1, 4};
    review.simulated.hmm.halfOutSec = {9000, 10'800, std::nullopt};
    review.simulated.jump->stillOpen = {2, 4, 2};
    review.simulated.jump->halfOutSec = {7200, 14'400, 10'800};
    results.withoutJump.all = cycles(20);
    results.byPhase[0] = results.all;
    results.asRecorded[2].all = cycles(70);
    results.withoutEntryTime.all = cycles(10);
    results.orphanRate = {300, 31, true};
    review.source = QStringLiteral("exit_outcomes.csv");
    review.refused = 14;
    for (int line = 4; line < 16; ++line)
        review.refusedRows.push_back({line, QStringLiteral("net_profit_usd \"n/a\" is no number")});
    review.unread = {{QStringLiteral("entry_time"), 3, 9, QStringLiteral("\"soon\" is no time")}};
    review.unreadCells = 3;
    review.otherTimes = 5;
    for (int phase = 1; phase <= 4; ++phase) {
        PaperSummary& paper = review.paper.emplace_back();
        paper.phase = phase;
        paper.equityUsd = -3.1 - phase;
        paper.returnOnCapital = -0.04;
        paper.worstDrawdownUsd = 11.2;
        paper.openRecoveries = 4;
        paper.closed = paper.wins = 812;
        if (phase > 1) {
            paper.perDayUsd = Difference{-0.006, Interval{-0.021, 0.008}, 177};
            paper.orphanRate = Difference{0.012, Interval{-0.004, 0.031}, 170};
        }
    }
    review.jumpPaper = review.paper;
    for (std::size_t i = 1; i < review.jumpPaper.size(); ++i) {
        review.jumpPaper[i].equityUsd = -2.7;
        review.jumpPaper[i].perDayUsd = Difference{0.002, Interval{-0.011, 0.014}, 177};
    }
    review.verdict.lines = {
        {GateRule::DaysInShadow, GateStanding::NotEnoughData, 177.1, 14, {}, {}, {}, true},
        {GateRule::Coverage, GateStanding::NotEnoughData, 1.0, 0.99, {}, {}, {}, true},
        {GateRule::DoNotUse, GateStanding::NotEnoughData, 0.0, 0.01, {}, {}, {}, true},
        {GateRule::ShownChanges, GateStanding::Fail, 13.2, 12, {}, {}, {}},
        {GateRule::IdleAtLimit, GateStanding::Fail, 0.64, 0.05, {}, {}, 0.21},
        {GateRule::GainOverBaseline,
         GateStanding::Fail,
         -0.0004,
         0,
         Interval{-0.002, 0.0011},
         {{GainOf::Volatility, -0.0004, Interval{-0.002, 0.0011}},
          {GainOf::GridTurns, 0.0011, Interval{-0.0009, 0.0032}},
          {GainOf::PaperEquity, -0.006, Interval{-0.021, 0.008}}},
         {}},
        {GateRule::FavouredOrphans, GateStanding::NotEnoughData, {}, 0, {}, {}, {}},
    };
    return review;
}

/** Of 43 candles; the chart shows 120 before it, which fall, and 15 of it, which rise. */
BlindEpisode episode(std::int64_t fromSec, Regime label)
{
    BlindEpisode episode{fromSec, fromSec + 43 * 300, label, {}, 120};
    double close = 0.12;
    for (int i = 0; i < 135; ++i) {
        const double open = close;
        close *= 1 + (i < 120 ? -0.0003 : 0.002) + 0.0008 * std::sin(2.7 * i);
        episode.bars.emplace_back(
            PriceBar{open, std::max(open, close) * 1.0004, std::min(open, close) * 0.9996, close});
    }
    episode.bars[60].reset();
    return episode;
}

ReviewMarks marks(const ReviewScope& scope)
{
    ReviewMarks marks;
    marks.scope = scope;
    marks.agreement.verdicts = {{{4, 2, 0}, {1, 5, 2}, {0, 3, 3}}};
    marks.agreement.count = 20;
    marks.agreement.agreed = 12;
    marks.agreement.rate = Interval{0.387, 0.781};
    marks.agreement.chance = 0.34;
    marks.agreement.kappa = 0.394;
    marks.agreement.kappaInterval = Interval{0.08, 0.71};
    marks.notes = {{7, 1'735'600'000, 1'731'974'400, 1'732'060'800,
                    QStringLiteral("A listing was announced; volume of three days in an hour.")}};
    return marks;
}

} // namespace

ReviewReport reviewReport()
{
    ReviewReport report;
    report.scope = {3, 1'735'600'000, QStringLiteral("XDGUSD"), 5, 1'720'392'000, 1'735'689'600};
    report.asOfSec = 1'735'689'600;
    report.bot = botReview();
    report.blind = {episode(1'724'000'100, Regime::Bullish),
                    episode(1'730'000'100, Regime::Ranging)};
    report.blind[1].jump = ShownRegime::Bullish;
    report.marks = marks(report.scope);
    report.jumpAgreement = report.marks.agreement;
    report.jumpAgreement->verdicts = {{{3, 2, 0}, {1, 3, 3}, {0, 4, 2}}};
    report.jumpAgreement->count = 18;
    report.jumpAgreement->agreed = 8;
    report.jumpAgreement->chance = 0.36;
    report.jumpAgreement->kappa = 0.132;
    report.jumpAgreement->kappaInterval = Interval{-0.22, 0.48};
    ReviewTables& tables = report.tables;
    tables.firstSec = 1'720'392'000;
    tables.lastSec = 1'735'689'300;
    tables.intervalSec = 300;
    tables.ticks = 50'992;
    tables.days = 177.1;
    tables.enoughDays = true;
    tables.reversal = 0.015;
    for (const auto& [by, gain] :
         {std::pair{Labelling::HmmRaw, -0.0004}, std::pair{Labelling::HmmShown, -0.0002},
          std::pair{Labelling::JumpRaw, 0.0001}, std::pair{Labelling::JumpShown, 0.0002},
          std::pair{Labelling::EmaSign, 0.0000}, std::pair{Labelling::VolatilityTercile, 0.0016}})
        tables.gains.push_back({by,
                                Outcome::Volatility,
                                Gain{0.658, gain, gain - 0.0016, gain + 0.0015, 118, 33'900, 41},
                                {}});
    tables.gains.push_back({Labelling::HmmRaw,
                            Outcome::GridTurns,
                            Gain{0.112, 0.0011, -0.0009, 0.0032, 118, 33'800, 41},
                            {}});
    tables.stability = stability();
    for (int candles = 1; candles <= 30; ++candles) {
        tables.confirm.push_back(
            {candles, 44.0 / candles, 1.2 * candles - 1, 0.04 * candles, 0.44 + 0.01 * candles});
        tables.jumpConfirm.push_back({candles, 6.0 - 0.02 * candles, 1.0 * candles - 1,
                                      0.005 * candles, 0.79 + 0.001 * candles});
    }
    tables.outcomes = outcomes();
    tables.tests = 40;
    Sureness& hmm = tables.calibration.hmmSureness.emplace();
    hmm.confidentShare = 0.76;
    hmm.confidentStanding = around(0.45, 0.01);
    hmm.standing = around(0.44, 0.01);
    hmm.nearCertainShare = 0.63;
    hmm.thresholdShare = 0.03;
    Sureness& jump = tables.calibration.jumpSureness.emplace();
    jump.confidentShare = 0.41;
    jump.confidentStanding = around(0.88, 0.01);
    jump.standing = around(0.71, 0.01);
    jump.nearCertainShare = 0.08;
    jump.thresholdShare = 0.05;
    tables.calibration.hmm = persistence(15);
    tables.calibration.jump = persistence(5);
    tables.whatIf = {whatIf(1, 0.65), whatIf(0.05, 0.02)};
    tables.jumpWhatIf = {whatIf(1, 0.51), whatIf(0.05, 0.01)};
    tables.assumedIdleRatio = 0.40;
    return report;
}

} // namespace regime::samples
